import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ApiError, BackupRow, VaultStatus } from "../../api";
import { act } from "../../lib/trouble";
import { Button, Confirm, Failure, Note } from "../../widgets";
import { words } from "../../words/unlock";
import type { BackupActs } from "./BackupChoice";

interface WaysProps extends BackupActs {
  error: ApiError;
  status: VaultStatus;
  /** Tries again, or opens it in an unfit folder. */
  onOpen: (allowSynced: boolean) => Promise<unknown>;
}

/** Why the right passphrase did not open the vault, and what can be done about it. */
export function Ways(props: WaysProps): VNode {
  switch (props.error.code) {
    case "inUse":
      return <InUse {...props} />;
    case "folderUnfit":
      return <Unfit {...props} />;
    case "damaged":
      return <Damaged {...props} />;
    default:
      return <Failure error={props.error} />;
  }
}

/** The newest backup that can be read. */
function latest(rows: readonly BackupRow[]): BackupRow | undefined {
  return rows.find((row) => row.readable);
}

function LookAtLatest(props: WaysProps): VNode {
  const backup = latest(props.status.backups);
  if (!backup) return <p class="small soft">{words.inUse.noBackup}</p>;
  return (
    <>
      <div class="does">
        <Button icon="eye" onClick={() => act(() => props.onLook(backup))}>
          {words.inUse.look}
        </Button>
      </div>
      <p class="small soft">{words.inUse.lookHint(backup.madeAt)}</p>
    </>
  );
}

function InUse(props: WaysProps): VNode {
  return (
    <Note tone="mind" icon="people" alert>
      <p>
        <b>{words.inUse.title}</b>
      </p>
      <p>{props.error.message}</p>
      <LookAtLatest {...props} />
    </Note>
  );
}

/** The folder is synchronised or far away: the reason and the way out first; opening it is a second step. */
function Unfit(props: WaysProps): VNode {
  const [asking, setAsking] = useState(false);
  const { folderAdvice } = props.status;
  return (
    <Note tone="mind" icon="folder" alert>
      <p>
        <b>{words.unfit.title}</b>
      </p>
      <p>{props.error.message}</p>
      {folderAdvice !== null && folderAdvice !== props.error.message && <p>{folderAdvice}</p>}
      <LookAtLatest {...props} />
      <div class="does">
        <Button look="quiet" onClick={() => setAsking(true)}>
          {words.unfit.anyway}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={words.unfit.ask}
          safe={words.unfit.safe}
          grave={words.unfit.anyway}
          onSafe={() => setAsking(false)}
          onGrave={() => {
            setAsking(false);
            act(() => props.onOpen(true));
          }}
        >
          <p>{words.unfit.askText}</p>
        </Confirm>
      )}
    </Note>
  );
}

function Damaged(props: WaysProps): VNode {
  return (
    <Note tone="bad" alert>
      <p>
        <b>{words.damaged.title}</b>
      </p>
      <p>{props.error.message}</p>
      {props.status.backups.length > 0 && <p>{words.damaged.look}</p>}
    </Note>
  );
}
