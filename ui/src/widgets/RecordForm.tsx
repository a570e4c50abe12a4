import type { ComponentChildren, VNode } from "preact";
import { instant } from "../lib/format";
import type { KeptRecord } from "../lib/record";
import { act } from "../lib/trouble";
import { words } from "../words/widgets";
import { Button } from "./Button";
import { SaveTrouble } from "./Saved";

/** The form of a stored record: what is wrong with saving it on top, who changed it last and its deletion below. */
export function RecordForm<D>(props: {
  of: KeptRecord<D>;
  record: { changedAt: string; changedBy: string };
  /** The button that deletes, named after what it does. */
  deletes: string;
  children: ComponentChildren;
}): VNode {
  const { record } = props;
  return (
    <div class="form">
      <SaveTrouble of={props.of.auto} />
      {props.children}
      <div class="form-foot">
        <span class="small faint">{words.changed(instant(record.changedAt), record.changedBy)}</span>
        <Button look="quiet" icon="trash" onClick={() => act(props.of.remove)}>
          {props.deletes}
        </Button>
      </div>
    </div>
  );
}
