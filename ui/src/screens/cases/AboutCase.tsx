import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { CaseDetails, CaseKind, CaseState } from "../../api";
import type { Autosave } from "../../lib/autosave";
import { Select, TextField } from "../../widgets";
import { words as all } from "../../words/cases";
import type { CaseData } from "./CaseScreen";
import { disciplinesRead, KINDS, STATES, withPresenter } from "./details";

const words = all.about;

/** What is known about a case beside its text: who brings it, its kind, its meeting. Saved as it is entered. */
export function AboutCase({ data, of }: { data: CaseData; of: Autosave<CaseDetails> }): VNode {
  const details = of.draft.value;
  return (
    <section class="side-form" aria-labelledby="about-title">
      <h2 id="about-title">{words.title}</h2>
      <Presenter data={data} of={of} />
      <Select<CaseKind | "">
        name="kind"
        label={words.kind}
        value={details.kind ?? ""}
        options={[
          { value: "", label: all.kindOpen },
          ...KINDS.map((value) => ({ value, label: all.kinds[value] })),
        ]}
        onChange={(kind) => of.set({ kind: kind === "" ? null : kind })}
      />
      <Select
        name="meeting"
        label={words.meeting}
        value={details.meeting ?? ""}
        options={[
          { value: "", label: words.noMeeting },
          ...data.meetings.map(({ id, number, date }) => ({
            value: id,
            label: words.meetingNumber(number, date),
          })),
        ]}
        onChange={(meeting) => of.set({ meeting: meeting === "" ? null : meeting })}
      />
      <Disciplines of={of} />
      <Select<CaseState>
        name="state"
        label={words.state}
        value={details.state}
        options={STATES.map((value) => ({ value, label: all.states[value] }))}
        onChange={(state) => of.set({ state })}
      />
      {details.kept.length > 0 && <Kept details={details} />}
    </section>
  );
}

function Presenter({ data, of }: { data: CaseData; of: Autosave<CaseDetails> }): VNode {
  const details = of.draft.value;
  return (
    <>
      <Select
        name="presenter"
        label={words.presenter}
        error={of.problem("presenter")}
        value={details.presenter ?? ""}
        options={[
          { value: "", label: words.nobody },
          ...data.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) =>
          of.change(
            withPresenter(
              details,
              data.people.find((person) => person.id === id),
            ),
          )
        }
      />
      {details.presenter === null && (
        <TextField
          name="presenterName"
          label={words.otherName}
          error={of.problem("presenterName")}
          value={details.presenterName}
          onChange={(presenterName) => of.set({ presenterName })}
        />
      )}
      <TextField
        name="presenterRole"
        label={words.role}
        error={of.problem("presenterRole")}
        value={details.presenterRole}
        onChange={(presenterRole) => of.set({ presenterRole })}
      />
    </>
  );
}

/** Keeps what is typed as it is typed: a comma at the end is the beginning of the next discipline. */
function Disciplines({ of }: { of: Autosave<CaseDetails> }): VNode {
  const stored = of.draft.value.disciplines;
  const [typed, setTyped] = useState(() => stored.join(", "));
  const same = disciplinesRead(typed).join("\n") === stored.join("\n");
  return (
    <TextField
      name="disciplines"
      label={words.disciplines}
      hint={words.disciplinesHint}
      error={of.problem("disciplines")}
      value={same ? typed : stored.join(", ")}
      spellcheck
      onChange={(value) => {
        setTyped(value);
        of.set({ disciplines: disciplinesRead(value) });
      }}
    />
  );
}

function Kept({ details }: { details: CaseDetails }): VNode {
  return (
    <div>
      <h3>{words.kept}</h3>
      <p class="hint">{words.keptHint}</p>
      <dl class="kept">
        {details.kept.map(({ field, value }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
