import type { VNode } from "preact";
import type { CaseForPack, CaseId } from "../../api";
import { Icon, TextField } from "../../widgets";
import { words as all } from "../../words/meetings";
import { gateOf, reasonGiven } from "../documents/gate";

const words = all.pack;

interface ContentsProps {
  cases: readonly CaseForPack[];
  typed: Readonly<Record<CaseId, string>>;
  onType: (id: CaseId, reason: string) => void;
}

/** What goes into the pack; a case without permission asks for a reason. */
export function PackContents({ cases, typed, onType }: ContentsProps): VNode {
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
