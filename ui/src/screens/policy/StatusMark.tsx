import type { VNode } from "preact";
import type { PolicyStatus } from "../../api";
import { Crown, type CrownLook } from "../../widgets";
import { words } from "../../words/policy";

const looks: Record<PolicyStatus, CrownLook> = {
  noted: "empty",
  raised: "half",
  answered: "nearly",
  changed: "full",
  setAside: "gone",
};

/** How far an issue has come: a crown that fills, and the word. */
export function StatusMark({ status }: { status: PolicyStatus }): VNode {
  return (
    <span class="state">
      <Crown look={looks[status]} />
      {words.status[status]}
    </span>
  );
}
