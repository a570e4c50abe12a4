import type { VNode } from "preact";
import { remembered } from "../../../lib/remembered";
import { Pick } from "../../../widgets";
import { words } from "../../../words/trail";
import { Changes } from "./Changes";
import { LeftPart } from "./LeftPart";

const view = remembered<"changes" | "left">("changes");

/** What was done by whom, and what has left this PC (domain E15). */
export function TrailTab(): VNode {
  return view.value === "changes" ? <Changes /> : <LeftPart />;
}

/** Changes, or what has left. */
export function ViewPick(): VNode {
  return (
    <Pick
      label={words.view}
      value={view.value}
      options={[
        { value: "changes", label: words.changes },
        { value: "left", label: words.left },
      ]}
      onChange={(next) => {
        view.value = next;
      }}
    />
  );
}
