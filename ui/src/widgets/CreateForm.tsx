import type { ComponentChildren, VNode } from "preact";
import type { Creating } from "../lib/create";
import { act } from "../lib/trouble";
import { useWritable } from "../lib/writable";
import { words } from "../words/widgets";
import { Button } from "./Button";
import { ErrorSummary } from "./ErrorSummary";
import { Failure, Note } from "./Note";

/** A form that is filled in, checked and sent: what is wrong stands on top and beside the fields. */
export function CreateForm(props: {
  creating: Creating;
  /** Checks and sends; `creating.send` inside it shows what is wrong. */
  onSend: () => Promise<void>;
  /** The button, named after what it does. */
  does: ComponentChildren;
  /** The button leads on to a next step. */
  onwards?: boolean | undefined;
  /** Stands beside the button. */
  beside?: ComponentChildren;
  /** Stands above the summary of errors. */
  head?: ComponentChildren;
  children: ComponentChildren;
}): VNode {
  const { creating } = props;
  const writable = useWritable();
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        act(props.onSend);
      }}
    >
      {props.head}
      <ErrorSummary problems={creating.problems} turn={creating.turn} />
      {creating.error && <Failure error={creating.error} />}
      {props.children}
      {writable ? (
        <div class="does">
          <Button
            look="main"
            type="submit"
            iconAfter={props.onwards ? "arrow" : undefined}
            busy={creating.busy}
          >
            {props.does}
          </Button>
          {props.beside}
        </div>
      ) : (
        <Note icon="eye">{words.lookingOnly}</Note>
      )}
    </form>
  );
}
