import type { ComponentChildren, VNode } from "preact";
import { Crown, type CrownLook } from "./Crown";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";

/** What a colour says: `good` done, `mind` look here before you go on, `bad` wrong or stopped. */
export type Tone = "plain" | "good" | "mind" | "bad";

/** A state in a word or two, always with a sign. */
export function Badge(props: {
  children: ComponentChildren;
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  crown?: CrownLook | undefined;
}): VNode {
  return (
    <span class={cx("badge", props.tone)}>
      {props.icon && <Icon name={props.icon} />}
      {props.crown && <Crown look={props.crown} />}
      {props.children}
    </span>
  );
}
