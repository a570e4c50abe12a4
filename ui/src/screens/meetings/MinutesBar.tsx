import type { VNode } from "preact";
import type { AgendaItem } from "../../api";
import { isCaseWork } from "./items";

/** Height of the bar on its own grid; its width is minutes. */
const HEIGHT = 12;

/**
 * The minutes of an agenda as a bar: dark for cases, an outline for a break, dashed for time that is left, rust past
 * the planned end. Decoration: the sentence above says the same.
 */
export function MinutesBar({ items, planned }: { items: readonly AgendaItem[]; planned: number }): VNode {
  const used = items.reduce((sum, item) => sum + item.minutes, 0);
  const width = Math.max(planned, used, 1);
  let at = 0;
  return (
    <svg class="minutes-bar" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      {items.map((item) => {
        const from = at;
        at += item.minutes;
        const look = item.kind === "break" ? "pause" : isCaseWork(item.kind) ? "strong" : "plain";
        return (
          <rect
            key={item.id}
            class={look}
            x={from}
            y={0}
            width={Math.max(0, item.minutes - width / 200)}
            height={HEIGHT}
          />
        );
      })}
      {used < planned && <rect class="left" x={used} y={0} width={planned - used} height={HEIGHT} />}
      {used > planned && <rect class="over" x={planned} y={HEIGHT - 4} width={used - planned} height={4} />}
    </svg>
  );
}
