import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  ApiError,
  invitationMake,
  invitationOpen,
  invitationSave,
  isCancelled,
  type CaseForPack,
  type CaseId,
  type Handle,
  type InvitationInfo,
  type MeetingFull,
  type Saved,
} from "../../api";
import { flushAll, noteSaved } from "../../lib/autosave";
import { series } from "../../lib/format";
import { Button, Check, Failure, Icon, Note, Progress, TextArea, TextField } from "../../widgets";
import { words as all } from "../../words/meetings";
import { gateOf, packReasons, reasonGiven } from "../documents/gate";
import { Preview } from "../documents/Preview";

const words = all.pack;

/** What happened to the last invitation. */
type Outcome =
  | { state: "rest" }
  | { state: "making" }
  | { state: "made"; said: string; info: InvitationInfo }
  | { state: "failed"; error: ApiError };

/** The invitation with the pack: what goes in, what is held back and why, and the draft. */
export function PackSheet({ full }: { full: MeetingFull }): VNode {
  const [typed, setTyped] = useState<Readonly<Record<CaseId, string>>>({});
  const [largePrint, setLargePrint] = useState(false);
  const [message, setMessage] = useState("");
  const [showing, setShowing] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ state: "rest" });
  const reasons = packReasons(full.cases, typed);
  const meeting = full.meeting.id;
  const make = async (
    hand: (input: Handle) => Promise<Saved>,
    say: (name: string) => string,
  ): Promise<void> => {
    if (!(await flushAll())) return;
    setOutcome({ state: "making" });
    try {
      const info = await invitationMake({ meeting, largePrint, reasons, message: message.trim() || null });
      const { name } = await hand({ handle: info.handle });
      noteSaved();
      setOutcome({ state: "made", said: say(name), info });
    } catch (thrown) {
      setOutcome(isCancelled(thrown) ? { state: "rest" } : { state: "failed", error: ApiError.from(thrown) });
    }
  };
  const busy = outcome.state === "making";
  return (
    <section class="sheet pack" aria-labelledby="pack-title">
      <h2 id="pack-title">{words.title}</h2>
      <p class="soft small">{words.intro}</p>
      <Contents
        cases={full.cases}
        typed={typed}
        onType={(id, reason) => setTyped({ ...typed, [id]: reason })}
      />
      {full.withoutEmail.length > 0 && (
        <Note tone="mind" icon="mail">
          {words.withoutEmail(full.withoutEmail.length)} {series(full.withoutEmail)}.
        </Note>
      )}
      <TextArea name="message" label={words.message} lines={2} value={message} onChange={setMessage} />
      <Check checked={largePrint} onChange={setLargePrint}>
        {words.large}
      </Check>
      <div class="does">
        <Button look="main" icon="mail" busy={busy} onClick={() => void make(invitationOpen, words.opened)}>
          {words.open}
        </Button>
        <Button icon="save" busy={busy} onClick={() => void make(invitationSave, words.saved)}>
          {words.save}
        </Button>
        <Button look="quiet" icon="eye" onClick={() => void flushAll().then((clean) => setShowing(clean))}>
          {words.preview}
        </Button>
      </div>
      <Said outcome={outcome} />
      {showing && (
        <Preview
          request={{ kind: "pack", meeting, reasons }}
          title={words.previewTitle}
          onClose={() => setShowing(false)}
        />
      )}
    </section>
  );
}

function Said({ outcome }: { outcome: Outcome }): VNode {
  return (
    <div role="status">
      {outcome.state === "making" && <Progress title={words.making} />}
      {outcome.state === "failed" && <Failure error={outcome.error} />}
      {outcome.state === "made" && (
        <Note tone="good">
          <p>{outcome.said}</p>
          <p class="small">{words.recipients(outcome.info.recipients, outcome.info.subject)}</p>
        </Note>
      )}
    </div>
  );
}

interface ContentsProps {
  cases: readonly CaseForPack[];
  typed: Readonly<Record<CaseId, string>>;
  onType: (id: CaseId, reason: string) => void;
}

function Contents({ cases, typed, onType }: ContentsProps): VNode {
  return (
    <ul class="goes" aria-label={words.goes}>
      {[words.calendar, words.cover, words.agenda, words.terms].map((part) => (
        <li key={part}>
          <Icon name="check" small />
          <span>{part}</span>
        </li>
      ))}
      {cases.map((one) => (
        <CaseLine
          key={one.id}
          of={one}
          typed={typed[one.id] ?? ""}
          onType={(reason) => onType(one.id, reason)}
        />
      ))}
      {cases.length === 0 && (
        <li>
          <Icon name="minus" small />
          <span class="soft">{words.noCases}</span>
        </li>
      )}
    </ul>
  );
}

/** One case: in, held back unless a reason is given, or out. */
function CaseLine(props: { of: CaseForPack; typed: string; onType: (reason: string) => void }): VNode {
  const { of } = props;
  const gate = gateOf(of.release);
  const title = all.agenda.caseTitle(of.number, of.title);
  if (gate.step === "open") {
    return (
      <li>
        <Icon name="check" small />
        <span>{title}</span>
      </li>
    );
  }
  const goes = gate.step === "ask" && reasonGiven(props.typed) !== null;
  return (
    <li class="held">
      <Icon name={goes ? "check" : "lock"} small />
      <div>
        <span>{title}</span>
        <span class={goes ? "about mind" : "about late"}>
          {goes ? words.withReason : gate.step === "ask" ? words.heldBack(gate.why) : words.stays(gate.why)}
        </span>
        {gate.step === "ask" && (
          <TextField
            name={`reason ${of.id}`}
            label={words.reason}
            hint={words.reasonHint}
            value={props.typed}
            spellcheck
            onChange={props.onType}
          />
        )}
      </div>
    </li>
  );
}
