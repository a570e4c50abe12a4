import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { words } from "../words/widgets";
import { Button } from "./Button";
import { Icon } from "./Icon";

/** Long work: what is done, how far it is, and a way to stop it. */
export function Progress(props: {
  title: string;
  /** From 0 to 1; without it the bar only shows that something goes on. */
  done?: number | undefined;
  /** How far it is for those who do not see the bar; not to change often. */
  heard?: string | undefined;
  children?: ComponentChildren;
  onStop?: (() => void) | undefined;
}): VNode {
  const title = useId();
  const bar = useRef<HTMLDivElement>(null);
  const { done } = props;
  useLayoutEffect(() => {
    bar.current?.style.setProperty("--done", String(done ?? 0.3));
  }, [done]);
  return (
    <div class="progress sheet">
      <h2 id={title}>{props.title}</h2>
      <Heard text={props.heard === undefined ? props.title : `${props.title}: ${props.heard}`} />
      <div
        class={done === undefined ? "bar going" : "bar"}
        role="progressbar"
        aria-labelledby={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={done === undefined ? undefined : Math.round(done * 100)}
        ref={bar}
      />
      {props.children && <div class="small">{props.children}</div>}
      {props.onStop && (
        <div class="does">
          <Button small onClick={props.onStop}>
            {words.stop}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Says something aloud. It is there before its words are: screen readers announce only what changes. */
function Heard({ text }: { text: string }): VNode {
  const [said, say] = useState("");
  useEffect(() => say(text), [text]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}

/** Shown while data comes; appears only if that takes longer than a blink. */
export function Loading(): VNode {
  return (
    <p class="loading" role="status">
      <Icon name="again" />
      {words.loading}
    </p>
  );
}
