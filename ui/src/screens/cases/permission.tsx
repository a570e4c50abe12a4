import type { VNode } from "preact";
import type { Permission } from "../../api";
import { today } from "../../lib/format";
import { Badge, Icon, type IconName, type Tone } from "../../widgets";
import { words } from "../../words/cases";

/** How a permission stands on a day, in words with a sign. */
export interface PermissionSign {
  text: string;
  tone: Tone;
  icon: IconName;
}

/** Reads a permission on a day: one that ran out counts as none, though it was given. */
export function permissionSign(permission: Permission, day: string): PermissionSign {
  const { state, on, until } = permission;
  const ranOut = state === "given" && until !== null && until < day;
  const text = words.permissionBadge(state, on, ranOut);
  if (state === "refused" || state === "withdrawn") return { text, tone: "bad", icon: "lock" };
  return state === "given" && !ranOut
    ? { text, tone: "good", icon: "check" }
    : { text, tone: "mind", icon: "clock" };
}

/** The permission of a case as a badge. */
export function PermissionBadge({ permission }: { permission: Permission }): VNode {
  const sign = permissionSign(permission, today());
  return (
    <Badge tone={sign.tone} icon={sign.icon}>
      {sign.text}
    </Badge>
  );
}

/** The permission of a case in a cell of a table. */
export function PermissionCell({ permission }: { permission: Permission }): VNode {
  const sign = permissionSign(permission, today());
  return (
    <span class={`state permission ${sign.tone}`}>
      <Icon name={sign.icon} small />
      {sign.text}
    </span>
  );
}
