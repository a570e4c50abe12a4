import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { BackupRow } from "../../api";
import { instant } from "../../lib/format";
import { act } from "../../lib/trouble";
import { Badge, Button, Confirm } from "../../widgets";
import { words as all } from "../../words/unlock";

const words = all.backups;

/** What can be done with a backup at the lock screen; both need the secret that was typed. */
export interface BackupActs {
  onLook: (backup: BackupRow) => Promise<unknown>;
  onRestore: (backup: BackupRow) => Promise<unknown>;
}

/** Backups that are shown before all are asked for. */
const MOST = 4;

/** The backups of a vault that cannot be opened: look inside, or put one back. */
export function BackupChoice(props: BackupActs & { rows: readonly BackupRow[] }): VNode {
  const [asking, setAsking] = useState<BackupRow | null>(null);
  const [all, setAll] = useState(false);
  const shown = all ? props.rows : props.rows.slice(0, MOST);
  return (
    <section aria-labelledby="backups" class="backup-choice">
      <h2 id="backups">{words.title}</h2>
      {props.rows.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <ul>
          {shown.map((row) => (
            <li key={`${row.place} ${row.name}`}>
              <div>
                <b>{instant(row.madeAt)}</b>
                <span class="about">
                  {[row.label, words.size(row.bytes), row.place === "second" ? words.second : ""]
                    .filter((part) => part !== "")
                    .join(", ")}
                </span>
              </div>
              <State row={row} />
              {row.readable && (
                <div class="does">
                  <Button small icon="eye" onClick={() => act(() => props.onLook(row))}>
                    <span aria-hidden>{words.look}</span>
                    <span class="unseen">{words.lookAt(row.madeAt)}</span>
                  </Button>
                  <Button small icon="undo" onClick={() => setAsking(row)}>
                    <span aria-hidden>{words.restore}</span>
                    <span class="unseen">{words.restoreOf(row.madeAt)}</span>
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {shown.length < props.rows.length && (
        <div class="does">
          <Button small look="quiet" onClick={() => setAll(true)}>
            {words.all(props.rows.length)}
          </Button>
        </div>
      )}
      {asking && (
        <Confirm
          title={words.ask(asking.madeAt)}
          safe={words.safe}
          grave={words.grave}
          onSafe={() => setAsking(null)}
          onGrave={() => {
            setAsking(null);
            act(() => props.onRestore(asking));
          }}
        >
          <p>{words.askText}</p>
        </Confirm>
      )}
    </section>
  );
}

function State({ row }: { row: BackupRow }): VNode {
  if (!row.readable) {
    return (
      <Badge tone="bad" icon="warn">
        {words.unreadable}
      </Badge>
    );
  }
  return row.verifiedAt === null ? (
    <Badge icon="clock">{words.unchecked}</Badge>
  ) : (
    <Badge tone="good" icon="check">
      {words.checked}
    </Badge>
  );
}
