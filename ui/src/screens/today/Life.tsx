import type { VNode } from "preact";
import type { CommunityStage, Today } from "../../api";
import { cx } from "../../widgets";
import { lens } from "../../widgets/lens";
import { words } from "../../words/today";

const stages: readonly CommunityStage[] = ["exploring", "recruiting", "meeting", "reviewing", "ended"];

/** A crown of a clump on a grid of 56: centre, radius, and whether it is there. */
type Tree = readonly [x: number, y: number, r: number, here: boolean];

const ring: readonly Tree[] = [
  [24, 12, 11.4, true],
  [40, 17, 9.2, true],
  [43.6, 32, 11, true],
  [32, 43.6, 8.8, true],
  [16, 38.6, 11.4, true],
  [13, 22.4, 8.2, true],
];

/** Where the crowns of the ring cross. */
const shades = ring.map(([x, y, r], index) => {
  const [nx, ny, nr] = ring[(index + 1) % ring.length] ?? [x, y, r];
  return lens([x, y, r], [nx, ny, nr]);
});

/** From a first tree to a wood, and its end. */
const clumps: Record<CommunityStage, readonly Tree[]> = {
  exploring: [
    [28, 30, 9, true],
    [12, 17, 6, false],
    [43, 15, 7.2, false],
    [45, 43, 5.6, false],
    [13, 44, 6.8, false],
  ],
  recruiting: [
    [20, 16, 9, true],
    [42, 24, 7.4, true],
    [24, 42, 8.6, true],
    [44, 45, 6, false],
    [7, 32, 5, false],
  ],
  meeting: ring,
  reviewing: ring.map(([x, y, r]) => [x, y, r - 1.8, true]),
  ended: [
    [10, 12, 7.8, true],
    [40, 8, 5, true],
    [48, 30, 6.4, true],
    [30, 46, 8, true],
    [9, 40, 5.4, true],
    [28, 25, 4.4, true],
  ],
};

/** Where the community is in its life: exploring, recruiting, meeting, reviewing, ended. */
export function Life({ stage, today }: { stage: CommunityStage; today: Today }): VNode {
  const now = stages.indexOf(stage);
  return (
    <ol class="life" aria-label={words.life}>
      {stages.map((one, index) => {
        const [name, about] = words.stage[one];
        const fact =
          one === "meeting" && index === now ? words.held(today.meetingsHeld, today.meetingsPlanned) : about;
        return (
          <li
            key={one}
            class={cx(index < now && "past", index === now && "now")}
            aria-current={index === now ? "step" : undefined}
          >
            <Clump of={one} />
            <span>
              <b>{name}</b>
              <span class="about">{fact}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Clump({ of }: { of: CommunityStage }): VNode {
  return (
    <svg class="clump" viewBox="0 0 56 56" aria-hidden>
      {clumps[of].map(([x, y, r, here], index) => (
        <circle key={index} class={here ? "tree" : "missing"} cx={x} cy={y} r={r} />
      ))}
      {of === "meeting" && shades.map((path) => <path key={path} class="shade" d={path} />)}
      {of === "reviewing" && <path class="seen" d="m23 28.5 3.6 3.6 6.8-7.6" />}
    </svg>
  );
}
