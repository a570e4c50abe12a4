import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  backupList,
  backupMake,
  backupVerify,
  useLoad,
  type BackupRow,
  type BackupState,
} from "../../../api";
import { today } from "../../../lib/format";
import { tell } from "../../../lib/trouble";
import { say } from "../../../lib/undo";
import { isHalted, useWork, type LongWork } from "../../../lib/work";
import { useWritable } from "../../../lib/writable";
import { noteVerified } from "../../../session";
import { Button, Empty, Loaded, Note, Working } from "../../../widgets";
import { words } from "../../../words/backups";
import { words as shared } from "../../../words/safety";
import { SafetyPage } from "../SafetyPage";
import { BackupTable, type BackupAct } from "./BackupTable";
import { LookDialog } from "./LookDialog";
import { RestoreDialog } from "./RestoreDialog";
import { SecondFolder } from "./SecondFolder";

/** Days from an instant to now as the calendar counts them, in London: what was yesterday evening is 1 day ago. */
export function daysSince(at: string): number {
  return Math.round((Date.parse(today()) - Date.parse(today(new Date(at)))) / 86_400_000);
}

/** When the last backup was checked, making one, and what can be done with each (domain H3). */
export function BackupsTab(): VNode {
  const load = useLoad<BackupState>([], backupList);
  return <Loaded of={load}>{(state) => <BackupsPage first={state} />}</Loaded>;
}

function BackupsPage({ first }: { first: BackupState }): VNode {
  const [state, setState] = useState(first);
  const [asking, setAsking] = useState<{ what: "look" | "restore"; row: BackupRow } | null>(null);
  const work = useWork();
  const writable = useWritable();
  const follow = (next: BackupState): void => {
    setState(next);
    noteVerified(next.lastVerified);
  };
  const run = (job: () => Promise<BackupState>, done: string): void => {
    void work
      .while(job)
      .then((next) => {
        follow(next);
        say(done);
      })
      .catch((thrown: unknown) => {
        if (!isHalted(thrown)) tell(thrown);
      });
  };
  const act: BackupAct = (what, row) => {
    if (what === "check") run(() => backupVerify({ name: row.name }), words.checked(row.madeAt));
    else setAsking({ what, row });
  };
  const close = (): void => setAsking(null);
  const { lastVerified } = state;
  return (
    <SafetyPage
      at="backups"
      title={words.title(lastVerified === null ? null : daysSince(lastVerified))}
      does={
        <Button
          look="main"
          icon="save"
          writes
          busy={work.running}
          onClick={() => run(backupMake, words.made)}
        >
          {words.make}
        </Button>
      }
    >
      <div class="safety-parts">
        {!writable && <Note icon="eye">{shared.lookingOnly}</Note>}
        <State state={state} work={work} />
        <List state={state} busy={work.running || !writable} onAct={act} />
        <SecondFolder state={state} onChange={follow} />
        <section aria-labelledby="moving">
          <h2 id="moving">{words.moving.title}</h2>
          <p class="soft">{words.moving.text}</p>
        </section>
      </div>
      {asking?.what === "look" && <LookDialog row={asking.row} onClose={close} />}
      {asking?.what === "restore" && <RestoreDialog row={asking.row} onClose={close} />}
    </SafetyPage>
  );
}

/** Long work, or what is to be said about the age of the last backup. */
function State({ state, work }: { state: BackupState; work: LongWork }): VNode | null {
  if (work.running || work.stopped) return <Working of={work} />;
  if (state.amber) {
    return (
      <Note tone="mind" alert>
        {words.amber(state.lastVerified?.slice(0, 10) ?? null)}
      </Note>
    );
  }
  return state.due ? <p class="soft">{words.due}</p> : null;
}

function List(props: { state: BackupState; busy: boolean; onAct: BackupAct }): VNode {
  const { rows } = props.state;
  if (rows.length === 0) {
    return (
      <Empty title={words.title(null)}>
        <p>{words.none}</p>
      </Empty>
    );
  }
  return (
    <section aria-labelledby="backups">
      <h2 id="backups">{words.list}</h2>
      <BackupTable rows={rows} busy={props.busy} onAct={props.onAct} />
      <p class="small soft">{words.kept}</p>
    </section>
  );
}
