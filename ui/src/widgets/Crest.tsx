import type { VNode } from "preact";
import { cx } from "./cx";

/** How many crowns a crest has room for. */
const ROOM = 14;

/**
 * The crest of a community: a ring of crowns, one for each member, half for those on their way and
 * dashed for those still missing. Decoration: what it shows stands in words beside it.
 *
 * @param here members
 * @param coming people on their way
 * @param aim how many there should be
 */
export function Crest(props: { here: number; coming?: number; aim?: number; large?: boolean }): VNode {
  const { here, coming = 0, aim = 0 } = props;
  const places = Math.min(ROOM, Math.max(here + coming, aim, 1));
  const shown = Math.max(here + coming, aim, 1);
  // More people than room: the parts keep their proportion.
  const scale = places / shown;
  const full = here === 0 ? 0 : Math.max(1, Math.round(here * scale));
  const half = Math.min(places - full, coming === 0 ? 0 : Math.max(1, Math.round(coming * scale)));
  const alone = places === 1;
  const radius = alone ? 8 : Math.min(5.6, ((Math.PI * 14) / places) * 1.06);
  return (
    <svg class={cx("crest", props.large && "large")} viewBox="0 0 40 40" aria-hidden>
      {Array.from({ length: places }, (_, index) => {
        const turn = (index / places) * 2 * Math.PI - Math.PI / 2 + Math.PI / places;
        const reach = alone ? 0 : 14;
        const look = index < full ? "fill" : index < full + half ? "pale" : "missing";
        return (
          <circle
            key={index}
            class={look}
            cx={round(20 + reach * Math.cos(turn))}
            cy={round(20 + reach * Math.sin(turn))}
            // Crowns of a wood are never quite alike.
            r={round(radius * (index % 3 === 0 ? 1 : 0.9) * (look === "missing" ? 0.86 : 1))}
          />
        );
      })}
    </svg>
  );
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
