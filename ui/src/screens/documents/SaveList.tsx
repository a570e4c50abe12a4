import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isCancelled, listSave, type ListKind, type MeetingId } from "../../api";
import { flushAll, noteSaved } from "../../lib/autosave";
import { act } from "../../lib/trouble";
import { communityId } from "../../session";
import { Button } from "../../widgets";
import { words as all } from "../../words/documents";

const words = all.list;

/** Saves a list as a workbook, and says under which name. */
export function SaveList(props: {
  list: ListKind;
  /** What the list shows, for those who do not see where the button stands. */
  of: string;
  meeting?: MeetingId | undefined;
  small?: boolean | undefined;
}): VNode {
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (!(await flushAll())) return;
    setBusy(true);
    setSaved(null);
    const { list, meeting } = props;
    try {
      const { name } = await listSave({ community: communityId(), list, ...(meeting && { meeting }) });
      setSaved(name);
      noteSaved();
    } catch (thrown) {
      if (!isCancelled(thrown)) throw thrown;
    } finally {
      setBusy(false);
    }
  };
  return (
    <span class="save-list">
      <span class="small soft" role="status">
        {saved !== null && words.saved(saved)}
      </span>
      <Button icon="save" small={props.small} busy={busy} onClick={() => act(save)}>
        {words.save}
        <span class="unseen">: {props.of}</span>
      </Button>
    </span>
  );
}
