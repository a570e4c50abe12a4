import type { ComponentChildren, VNode } from "preact";
import type { ApiError } from "../api";
import { words } from "../words/widgets";
import type { Tone } from "./Badge";
import { Button } from "./Button";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";

const icons: Record<Tone, IconName> = { plain: "note", good: "check", mind: "clock", bad: "warn" };

/** One sentence that the program has to say, where it matters. */
export function Note(props: {
  children: ComponentChildren;
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  /** What can be done about it. */
  does?: ComponentChildren;
  /** Announce it when it appears. */
  alert?: boolean | undefined;
}): VNode {
  const { tone = "plain" } = props;
  return (
    <div class={cx("note", tone)} role={props.alert ? "alert" : undefined}>
      <Icon name={props.icon ?? icons[tone]} />
      <div class="note-text">{props.children}</div>
      {props.does && <div class="does">{props.does}</div>}
    </div>
  );
}

/** What went wrong, as the shell told it, and a way to try again. */
export function Failure(props: { error: ApiError; onRetry?: (() => void) | undefined }): VNode {
  return (
    <Note
      tone="bad"
      alert
      does={
        props.onRetry && (
          <Button small onClick={props.onRetry}>
            {words.tryAgain}
          </Button>
        )
      }
    >
      <p>{props.error.message}</p>
      {props.error.incident !== "" && <p class="about">{words.incident(props.error.incident)}</p>}
    </Note>
  );
}
