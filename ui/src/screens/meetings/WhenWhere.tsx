import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  meetingDelete,
  meetingRestore,
  type Meeting,
  type MeetingDetails,
  type MeetingKind,
} from "../../api";
import { flushAll, type Autosave } from "../../lib/autosave";
import { dateLong, time, today } from "../../lib/format";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { Button, Confirm, DateField, Icon, Select, TextArea, TextField, TimeField } from "../../widgets";
import { words as all } from "../../words/meetings";
import type { MeetingDraft } from "./draft";

const words = all.where;
const KINDS: readonly MeetingKind[] = ["ordinary", "guestSpeaker", "training", "visit"];

/** When and where a meeting is; changed in place, and cancelled after a question. */
export function WhenWhere({ meeting, of }: { meeting: Meeting; of: Autosave<MeetingDraft> }): VNode {
  const [changing, setChanging] = useState(false);
  const { details } = of.draft.value;
  const set = (fields: Partial<MeetingDetails>): void => {
    const now = of.draft.peek();
    of.change({ ...now, details: { ...now.details, ...fields } });
  };
  return (
    <section class="sheet where" aria-labelledby="where-title">
      <h2 id="where-title">{words.title}</h2>
      {changing ? <Fields of={of} set={set} /> : <Facts details={details} />}
      <div class="does">
        <Button look="quiet" small icon={changing ? "check" : "edit"} onClick={() => setChanging(!changing)}>
          {changing ? words.done : words.change}
        </Button>
      </div>
      <State meeting={meeting} details={details} set={set} of={of} />
    </section>
  );
}

function Facts({ details }: { details: MeetingDetails }): VNode {
  const { venue } = details;
  const place = [venue.name, venue.room, venue.address.replace(/\n/gu, ", ")].filter(
    (part) => part.trim() !== "",
  );
  return (
    <ul class="facts">
      <li>
        <Icon name="today" />
        <span>{dateLong(details.date)}</span>
      </li>
      <li>
        <Icon name="clock" />
        <span>
          {time(details.start)} to {time(details.end)}
        </span>
      </li>
      <li>
        <Icon name="place" />
        <span>
          {place.length > 0 ? `${place.join(", ")}.` : words.noVenue} {venue.access}
        </span>
      </li>
      {details.refreshments !== "" && (
        <li>
          <Icon name="people" />
          <span>{details.refreshments}</span>
        </li>
      )}
    </ul>
  );
}

function Fields(props: {
  of: Autosave<MeetingDraft>;
  set: (fields: Partial<MeetingDetails>) => void;
}): VNode {
  const { of, set } = props;
  const { details } = of.draft.value;
  const { venue } = details;
  const timed = (name: "date" | "start" | "end") => ({
    name,
    value: details[name],
    error: of.problem(name),
    onChange: (value: string | null, problem: string | null) => {
      of.unread(name, value === null ? (problem ?? all.missing[name]) : null);
      if (value !== null) set({ [name]: value });
    },
  });
  const place = (name: keyof typeof venue) => ({
    name: `venue.${name}`,
    value: venue[name],
    error: of.problem(`venue.${name}`),
    spellcheck: true,
    onChange: (value: string) => set({ venue: { ...of.draft.peek().details.venue, [name]: value } }),
  });
  return (
    <div class="form">
      <DateField label={words.date} {...timed("date")} />
      <div class="pair">
        <TimeField label={words.start} {...timed("start")} />
        <TimeField label={words.end} {...timed("end")} />
      </div>
      <Select
        name="kind"
        label={words.kind}
        value={details.kind}
        options={KINDS.map((value) => ({ value, label: all.kinds[value] }))}
        onChange={(kind) => set({ kind })}
      />
      <TextField label={words.venue} {...place("name")} />
      <TextField label={words.room} {...place("room")} />
      <TextArea label={words.address} lines={2} {...place("address")} />
      <TextField label={words.access} hint={words.accessHint} {...place("access")} />
      <TextField
        name="refreshments"
        label={words.refreshments}
        hint={words.refreshmentsHint}
        value={details.refreshments}
        spellcheck
        onChange={(refreshments) => set({ refreshments })}
      />
    </div>
  );
}

interface StateProps {
  meeting: Meeting;
  details: MeetingDetails;
  of: Autosave<MeetingDraft>;
  set: (fields: Partial<MeetingDetails>) => void;
}

/** Planned, held or cancelled; cancelling asks, for people will be told. */
function State({ meeting, details, set }: StateProps): VNode {
  const [asking, setAsking] = useState(false);
  const heading = all.heading(details.number, details.date);
  const remove = (): void =>
    act(async () => {
      await flushAll();
      await meetingDelete({ id: meeting.id });
      offerUndo(words.deleted(heading), () => meetingRestore({ id: meeting.id }));
      await navigate("meetings");
    });
  return (
    <div class="does apart">
      {details.status === "planned" && (
        <>
          {details.date <= today() && (
            <Button small icon="check" onClick={() => set({ status: "held" })}>
              {words.held}
            </Button>
          )}
          <Button small look="quiet" onClick={() => setAsking(true)}>
            {words.cancelMeeting}
          </Button>
        </>
      )}
      {details.status !== "planned" && (
        <Button small onClick={() => set({ status: "planned" })}>
          {words.plan}
        </Button>
      )}
      <Button small look="quiet" icon="trash" onClick={remove}>
        {words.delete}
      </Button>
      {asking && (
        <Confirm
          title={all.calledOff.title(heading)}
          safe={all.calledOff.keep}
          grave={all.calledOff.do}
          onSafe={() => setAsking(false)}
          onGrave={() => {
            setAsking(false);
            set({ status: "cancelled" });
          }}
        >
          <p>{all.calledOff.text}</p>
        </Confirm>
      )}
    </div>
  );
}
