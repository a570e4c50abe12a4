import type { VNode } from "preact";
import { backupRestore, type BackupRow } from "../../../api";
import { flushAll } from "../../../lib/autosave";
import { useCreating } from "../../../lib/create";
import { say } from "../../../lib/undo";
import { useWork } from "../../../lib/work";
import { takeOther } from "../../../session";
import { Working } from "../../../widgets";
import { words as all } from "../../../words/backups";
import { AskDialog } from "../AskDialog";
import { daysSince } from "./BackupsTab";

const words = all.restoreDialog;

/** Puts a backup in the place of today's data, which is backed up first. */
export function RestoreDialog({ row, onClose }: { row: BackupRow; onClose: () => void }): VNode {
  const creating = useCreating();
  const work = useWork();
  return (
    <AskDialog
      title={words.title(row.madeAt)}
      creating={creating}
      does={words.does}
      grave={words.safe}
      onClose={onClose}
      onSend={async (current) => {
        await flushAll();
        const status = await work.while(() => backupRestore({ name: row.name, current }));
        onClose();
        await takeOther(status);
        say(words.done(row.madeAt));
      }}
      instead={work.running ? <Working of={work} /> : undefined}
    >
      <p>{words.text}</p>
      <p>{words.after(daysSince(row.madeAt))}</p>
      {!work.running && <Working of={work} />}
    </AskDialog>
  );
}
