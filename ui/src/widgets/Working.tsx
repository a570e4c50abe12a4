import type { VNode } from "preact";
import { workStop } from "../api";
import { act } from "../lib/trouble";
import type { LongWork } from "../lib/work";
import { words } from "../words/work";
import { Note } from "./Note";
import { Progress } from "./Progress";

/** The bar of long work while it runs, and a word where it was stopped. */
export function Working({ of: work }: { of: LongWork }): VNode | null {
  if (work.running) {
    const { at } = work;
    return (
      <Progress
        title={at?.what ?? words.working}
        done={at?.done}
        heard={at ? words.stage(at.stage, quarter(at.done)) : undefined}
        {...(at?.canStop && { onStop: () => act(workStop) })}
      >
        {at && <p>{words.stage(at.stage, at.done)}</p>}
      </Progress>
    );
  }
  return work.stopped ? <Note>{words.stopped}</Note> : null;
}

/** What is said aloud changes four times, not with each step of the bar. */
function quarter(done: number): number {
  return Math.floor(done * 4) / 4;
}
