import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { meetingList, useLoad, type Meeting } from "../../api";
import { dateLong, time, today } from "../../lib/format";
import { communityId } from "../../session";
import { Badge, Button, Empty, Link, Loaded, Page, Table, type Column } from "../../widgets";
import { words as all } from "../../words/meetings";
import { AddMeeting } from "./AddMeeting";
import { SaveList } from "../documents/SaveList";
import { AddSeries } from "./AddSeries";
import { AttendanceOverTime } from "./AttendanceOverTime";
import { meetingsSplit } from "./list";

const words = all.list;

/** The meetings of a community: the next first, the past below. */
export function MeetingsScreen(): VNode {
  const community = communityId();
  const load = useLoad(["meeting"], () => meetingList({ community }), community);
  const [adding, setAdding] = useState<"one" | "series" | null>(null);
  return (
    <Loaded of={load}>
      {(meetings) => (
        <>
          <Shown meetings={meetings} onAdd={setAdding} />
          {adding === "one" && <AddMeeting meetings={meetings} onClose={() => setAdding(null)} />}
          {adding === "series" && <AddSeries meetings={meetings} onClose={() => setAdding(null)} />}
        </>
      )}
    </Loaded>
  );
}

function Shown(props: { meetings: readonly Meeting[]; onAdd: (what: "one" | "series") => void }): VNode {
  const { coming, past } = meetingsSplit(props.meetings, today());
  const next = coming[0];
  const none = props.meetings.length === 0;
  const series = (
    <Button look={none || !next ? "main" : "plain"} onClick={() => props.onAdd("series")}>
      {words.series}
    </Button>
  );
  const one = (
    <Button look={none || !next ? "plain" : "main"} icon="add" onClick={() => props.onAdd("one")}>
      {words.add}
    </Button>
  );
  return (
    <Page
      title={next ? words.titleNext(next.number, next.date) : words.titleNone}
      does={
        !none && (
          <>
            <SaveList list="meetings" of={all.crumb} />
            {series}
            {one}
          </>
        )
      }
    >
      {none && (
        <Empty
          title={words.emptyTitle}
          does={
            <>
              {series}
              {one}
            </>
          }
        >
          <p>{words.emptyText}</p>
        </Empty>
      )}
      {coming.length > 0 && <List title={words.coming} caption={words.captionComing} rows={coming} />}
      {past.length > 0 && <List title={words.past} caption={words.captionPast} rows={past} />}
      {past.length > 0 && <AttendanceOverTime />}
    </Page>
  );
}

function List(props: { title: string; caption: string; rows: readonly Meeting[] }): VNode {
  return (
    <section class="meetinglist">
      <h2>{props.title}</h2>
      <Table caption={props.caption} columns={COLUMNS} rows={props.rows} keyOf={(row) => row.id} />
    </section>
  );
}

const COLUMNS: readonly Column<Meeting>[] = [
  { key: "number", head: words.number, class: "no", cell: (row) => row.number },
  {
    key: "date",
    head: words.date,
    names: true,
    class: "date",
    cell: (row) => (
      <>
        <Link to="meeting" with={{ id: row.id }}>
          {dateLong(row.date)}
        </Link>
        {row.kind !== "ordinary" && <span class="about">{all.kinds[row.kind]}</span>}
      </>
    ),
  },
  { key: "time", head: words.time, class: "time", cell: (row) => `${time(row.start)} to ${time(row.end)}` },
  {
    key: "where",
    head: words.where,
    cell: (row) => row.venue.name || <span class="faint">{words.noVenue}</span>,
  },
  { key: "status", head: words.status, cell: (row) => <Status of={row} /> },
];

function Status({ of }: { of: Meeting }): VNode {
  if (of.status === "cancelled") {
    return (
      <Badge tone="bad" icon="close">
        {all.statuses.cancelled}
      </Badge>
    );
  }
  return (
    <Badge tone={of.status === "held" ? "good" : "plain"} crown={of.status === "held" ? "full" : "empty"}>
      {all.statuses[of.status]}
    </Badge>
  );
}
