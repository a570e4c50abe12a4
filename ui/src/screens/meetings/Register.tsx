import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { registerSet, type Attendance, type MeetingFull, type RegisterEntry, type Reply } from "../../api";
import { noteSaved } from "../../lib/autosave";
import { today } from "../../lib/format";
import { act } from "../../lib/trouble";
import { Button, cx, Icon, Link, Select } from "../../widgets";
import { words as all } from "../../words/meetings";
import { SaveList } from "../documents/SaveList";
import type { MeetingData } from "./MeetingScreen";
import { Paper } from "./Paper";
import { useRegister } from "./useRegister";

const words = all.register;
const REPLIES: readonly Reply[] = ["none", "coming", "apologies"];
const ATTENDANCES: readonly Attendance[] = ["expected", "attended", "apologies", "absent"];

/** The register (domain D9): replies before the meeting, attendance after it. A first letter is enough to choose. */
export function Register({ data }: { data: MeetingData }): VNode {
  const { full } = data;
  const { entries, set } = useRegister(full);
  return (
    <section aria-labelledby="register-title">
      <h2 id="register-title">{words.title}</h2>
      {entries.length === 0 ? (
        <p class="soft">
          {words.empty} <Link to="people">{words.toPeople}</Link>
        </p>
      ) : (
        <table class="table register">
          <caption class="unseen">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.reply}</th>
              <th scope="col">{words.know}</th>
              <th scope="col">{words.there}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry key={entry.person} of={entry} onSet={(fields) => set(entry.person, fields)} />
            ))}
          </tbody>
        </table>
      )}
      <div class="register-does">
        <AllThere
          full={full}
          entries={entries}
          onEnter={(entry) => set(entry.person, { attendance: "attended" })}
        />
        <AddGuest data={data} />
        {entries.length > 0 && (
          <div class="does">
            <Paper request={{ kind: "signInSheet", meeting: full.meeting.id }} title={words.signInTitle}>
              {words.signIn}
            </Paper>
            <SaveList list="register" of={words.title} meeting={full.meeting.id} />
          </div>
        )}
      </div>
    </section>
  );
}

const replyIcon = { none: "clock", coming: "check", apologies: "close" } as const;

function Entry({ of, onSet }: { of: RegisterEntry; onSet: (fields: Partial<RegisterEntry>) => void }): VNode {
  return (
    <tr>
      <th scope="row">
        <Link to="person" with={{ id: of.person }}>
          {of.name}
        </Link>
        <span class="about">
          {of.role}
          {of.guest && ` (${words.guest})`}
        </span>
        {of.guest && (
          <Button
            small
            look="quiet"
            icon="close"
            label={words.removeGuest(of.name)}
            onClick={() => onSet({ guest: false, reply: "none", attendance: "expected" })}
          />
        )}
      </th>
      <td data-head={words.reply}>
        <span class={cx("quick", of.reply)}>
          <Icon name={replyIcon[of.reply]} small />
          <Select
            name={`reply ${of.person}`}
            label={words.replyOf(of.name)}
            labelUnseen
            value={of.reply}
            options={REPLIES.map((value) => ({ value, label: all.replies[value] }))}
            onChange={(reply) => onSet({ reply })}
          />
        </span>
      </td>
      <td class="soft" data-head={words.know}>
        {of.needs || null}
      </td>
      <td data-head={words.there}>
        <span class={cx("quick", of.attendance)}>
          <Select
            name={`there ${of.person}`}
            label={words.thereOf(of.name)}
            labelUnseen
            value={of.attendance}
            options={ATTENDANCES.map((value) => ({ value, label: all.attendances[value] }))}
            onChange={(attendance) => onSet({ attendance })}
          />
        </span>
      </td>
    </tr>
  );
}

/** From the day of the meeting on: enters all who said that they would come, in one step. */
function AllThere(props: {
  full: MeetingFull;
  entries: readonly RegisterEntry[];
  onEnter: (entry: RegisterEntry) => void;
}): VNode | null {
  const { meeting } = props.full;
  const waiting = props.entries.filter(
    (entry) => entry.reply === "coming" && entry.attendance === "expected",
  );
  if (meeting.date > today() || meeting.status === "cancelled" || waiting.length === 0) return null;
  return (
    <Button icon="check" onClick={() => waiting.forEach(props.onEnter)}>
      {words.allThere}
    </Button>
  );
}

function AddGuest({ data }: { data: MeetingData }): VNode | null {
  const [chosen, setChosen] = useState("");
  const there = new Set(data.full.register.map((entry) => entry.person));
  const others = data.people.filter((person) => !there.has(person.id) && person.stage !== "member");
  if (others.length === 0) return null;
  const add = (): void =>
    act(async () => {
      await registerSet({
        id: data.full.meeting.id,
        person: chosen,
        guest: true,
        reply: "none",
        attendance: "expected",
      });
      noteSaved();
      setChosen("");
    });
  return (
    <div class="with-button">
      <Select
        name="guest"
        label={words.guests}
        hint={words.guestHint}
        value={chosen}
        options={[
          { value: "", label: words.choose },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setChosen}
      />
      <Button
        onClick={() => {
          if (chosen !== "") add();
        }}
      >
        {words.addGuest}
      </Button>
    </div>
  );
}
