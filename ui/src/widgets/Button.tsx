import type { ComponentChildren, Ref, VNode } from "preact";
import { useId } from "preact/hooks";
import { useWritable } from "../lib/writable";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";

/** `main` is filled: one on a screen, the obvious next step. `grave` cannot be undone. */
export type ButtonLook = "main" | "plain" | "quiet" | "grave";

export interface ButtonProps {
  children?: ComponentChildren;
  onClick?: ((event: MouseEvent) => void) | undefined;
  /** The pointer or the keyboard has come to it: what it does may be made ready. */
  onNear?: (() => void) | undefined;
  look?: ButtonLook | undefined;
  type?: "button" | "submit" | undefined;
  icon?: IconName | undefined;
  /** A drawing behind the words, such as the arrow of "Go on". */
  iconAfter?: IconName | undefined;
  /** The name, where there are no words; shown as a tip as well. */
  label?: string | undefined;
  small?: boolean | undefined;
  /** As wide as its place. */
  wide?: boolean | undefined;
  /** Why it cannot be pressed yet. It keeps the keyboard and says why. */
  notYet?: string | undefined;
  /** Work is under way: it cannot be pressed twice, and its drawing, if it has one, becomes arrows that turn. */
  busy?: boolean | undefined;
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  controls?: string | undefined;
  /** Shortcut in the notation of aria-keyshortcuts, such as "Control+L". */
  keys?: string | undefined;
  describedBy?: string | undefined;
  /**
   * It changes the vault, and is gone while a backup is looked at. Said of itself by a plus, a bin or the
   * sign of saving beside words: what is saved outside is registered inside.
   */
  writes?: boolean | undefined;
  class?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
}

/** A button. Named after what happens: "Put it in the pack", never "OK". */
export function Button(props: ButtonProps): VNode | null {
  const { look = "plain", type = "button", notYet, busy = false } = props;
  const why = useId();
  const still = notYet !== undefined || busy;
  const bare = props.children === undefined;
  const makes = !bare && ["add", "trash", "save"].includes(props.icon ?? "");
  const writable = useWritable();
  if ((props.writes ?? makes) && !writable) return null;
  return (
    <>
      <button
        ref={props.buttonRef ?? null}
        type={type}
        class={cx(
          "button",
          look,
          props.small && "small",
          bare && "square",
          props.wide && "wide",
          props.class,
        )}
        aria-label={props.label}
        title={props.label}
        aria-disabled={still ? "true" : undefined}
        aria-busy={busy ? "true" : undefined}
        aria-describedby={notYet === undefined ? props.describedBy : why}
        aria-pressed={props.pressed}
        aria-expanded={props.expanded}
        aria-controls={props.controls}
        aria-keyshortcuts={props.keys}
        onPointerEnter={props.onNear}
        onFocus={props.onNear}
        onClick={(event) => {
          if (still) event.preventDefault();
          else props.onClick?.(event);
        }}
      >
        {props.icon && <Icon name={busy ? "again" : props.icon} />}
        {props.children}
        {props.iconAfter && <Icon name={busy ? "again" : props.iconAfter} />}
      </button>
      {notYet !== undefined && (
        <span class="not-yet" id={why}>
          {notYet}
        </span>
      )}
    </>
  );
}
