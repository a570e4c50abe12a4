import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import {
  actionList,
  caseList,
  meetingGet,
  personList,
  useLoad,
  type Action,
  type CaseRow,
  type MeetingDetails,
  type MeetingFull,
  type MeetingId,
  type Person,
} from "../../api";
import { isEmptyText } from "../../editor";
import { useAutosave, type Autosave } from "../../lib/autosave";
import { communityId } from "../../session";
import { Button, Loaded, Note, Page, SaveTrouble, Tabs } from "../../widgets";
import { words } from "../../words/meetings";
import { MeetingWriter, type MeetingDraft } from "./draft";
import { Notes } from "./Notes";
import { Paper } from "./Paper";
import { People } from "./People";
import { Plan } from "./Plan";

/** A meeting and what stands around it. */
export interface MeetingData {
  full: MeetingFull;
  people: readonly Person[];
  cases: readonly CaseRow[];
  actions: readonly Action[];
}

type TabKey = "plan" | "people" | "notes";

/** One meeting: its plan, its people and pack, its notes and actions. */
export function MeetingScreen({ id, tab }: { id: MeetingId; tab?: string }): VNode {
  const community = communityId();
  const load = useLoad(
    ["meeting", "person", "case", "action"],
    async (): Promise<MeetingData> => {
      const [full, people, cases, actions] = await Promise.all([
        meetingGet({ id }),
        personList({ community }),
        caseList({ community }),
        actionList({ community, openOnly: false }),
      ]);
      return { full, people, cases, actions };
    },
    id,
  );
  return <Loaded of={load}>{(data) => <MeetingDesk key={id} data={data} tab={tab} />}</Loaded>;
}

function MeetingDesk({ data, tab }: { data: MeetingData; tab: string | undefined }): VNode {
  const { full } = data;
  const draft = useMeeting(full);
  const [at, setAt] = useState<TabKey>(tab === "people" || tab === "notes" ? tab : "plan");
  const { details } = draft.draft.value;
  const coming = full.register.filter((entry) => entry.reply === "coming").length;
  const open = data.actions.filter((action) => action.doneOn === null).length;
  return (
    <Page
      title={words.heading(details.number, details.date)}
      crumbs={[{ to: "meetings", text: words.crumb }]}
      does={<NextStep at={at} details={details} onPeople={() => setAt("people")} id={full.meeting.id} />}
    >
      <Tabs<TabKey>
        label={words.tabs.label}
        at={at}
        onOpen={setAt}
        tabs={[
          { key: "plan", label: words.tabs.plan },
          {
            key: "people",
            label: words.tabs.people,
            count: words.tabCount.coming(coming, full.register.length),
          },
          { key: "notes", label: words.tabs.notes, count: words.tabCount.open(open) },
        ]}
      />
      {details.status === "cancelled" && (
        <Note tone="bad" icon="close">
          {words.calledOff.note}
        </Note>
      )}
      <SaveTrouble of={draft} />
      {at === "plan" && <Plan data={data} of={draft} />}
      {at === "people" && <People data={data} />}
      {at === "notes" && <Notes data={data} of={draft} />}
    </Page>
  );
}

/** The one filled button beside the heading: invite while one plans, the notes as a document once there are any. */
function NextStep(props: {
  at: TabKey;
  details: MeetingDetails;
  id: MeetingId;
  onPeople: () => void;
}): VNode | null {
  const { at, details } = props;
  if (at === "plan" && details.status === "planned") {
    return (
      <Button look="main" iconAfter="arrow" onClick={props.onPeople}>
        {words.invite}
      </Button>
    );
  }
  if (at === "notes" && !isEmptyText(details.notes)) {
    return (
      <Paper look="main" request={{ kind: "meetingNotes", meeting: props.id }} title={words.notes.title}>
        {words.notes.document}
      </Paper>
    );
  }
  return null;
}

/** A meeting that saves itself for as long as its screen is shown. */
function useMeeting(full: MeetingFull): Autosave<MeetingDraft> {
  const { id } = full.meeting;
  const first = useRef(full);
  const writer = useMemo(() => new MeetingWriter(id, first.current), [id]);
  useEffect(() => writer.follow(full), [writer, full]);
  return useAutosave(writer.saver(full));
}
