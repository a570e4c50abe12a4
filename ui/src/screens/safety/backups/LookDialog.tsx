import type { VNode } from "preact";
import { backupLook, type BackupRow } from "../../../api";
import { flushAll } from "../../../lib/autosave";
import { useCreating } from "../../../lib/create";
import { takeOther } from "../../../session";
import { words as all } from "../../../words/backups";
import { AskDialog } from "../AskDialog";

const words = all.lookDialog;

/** Closes today's vault and opens a backup to look at. */
export function LookDialog({ row, onClose }: { row: BackupRow; onClose: () => void }): VNode {
  const creating = useCreating();
  return (
    <AskDialog
      title={words.title(row.madeAt)}
      creating={creating}
      does={words.does}
      onClose={onClose}
      onSend={async (current) => {
        await flushAll();
        const status = await backupLook({ name: row.name, current });
        onClose();
        await takeOther(status);
      }}
    >
      <p>{words.text}</p>
    </AskDialog>
  );
}
