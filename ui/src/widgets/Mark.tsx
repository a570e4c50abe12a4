import type { VNode } from "preact";
import { lens } from "./lens";

/** Crowns of the mark on a grid of 128: centre and radius. */
const crowns = [
  [49.5, 31, 28.6],
  [89.5, 41, 21.4],
  [99, 78, 26.2],
  [74, 105, 19.6],
  [37, 98, 27.4],
  [23, 61.6, 20.8],
] as const;

/** The mark of the program: a few round crowns that make a ring. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 128 128" aria-hidden>
      {crowns.map(([x, y, r], index) => (
        <circle key={index} cx={x} cy={y} r={r} />
      ))}
      {crowns.map((crown, index) => (
        <path key={index} class="shade" d={lens(crown, crowns[(index + 1) % crowns.length] ?? crown)} />
      ))}
    </svg>
  );
}
