import type { ComponentChildren, VNode } from "preact";

/** A clearing in the wood: crowns still to come, and the first. Centre and radius on 200 by 196. */
const clearing = [
  [101, 29, 18],
  [150, 51, 15],
  [171, 98, 19.5],
  [147, 147, 15],
  [99, 167, 20],
  [51, 147, 15],
  [30, 100, 20],
  [51, 51, 16],
] as const;
const FIRST = 5;

/** A list that has nothing in it yet: what will be here, and the step to begin with. */
export function Empty(props: {
  title: string;
  children?: ComponentChildren;
  /** Buttons, the obvious one first. */
  does?: ComponentChildren;
  /** A last quiet sentence. */
  aside?: string | undefined;
}): VNode {
  return (
    <div class="empty">
      <svg class="clearing" viewBox="0 0 200 196" aria-hidden>
        {clearing.map(([x, y, r], index) => (
          <circle key={index} class={index === FIRST ? "fill" : "missing"} cx={x} cy={y} r={r} />
        ))}
      </svg>
      <h2>{props.title}</h2>
      <div class="soft">{props.children}</div>
      {props.does && <div class="does">{props.does}</div>}
      {props.aside !== undefined && <p class="aside">{props.aside}</p>}
    </div>
  );
}
