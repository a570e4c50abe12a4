import type { VNode } from "preact";
import type { CaseForPack, NextMeeting as Next } from "../../api";
import { dateDay, time } from "../../lib/format";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { Badge, Button, Icon, Link } from "../../widgets";
import { words } from "../../words/today";

/** The sheet of the next meeting: when, where, who, which case, and the next step. */
export function NextMeeting({ next }: { next: Next | null }): VNode {
  if (!next) {
    return (
      <section class="sheet next">
        <p class="kicker">{words.next.kicker}</p>
        <h2>{words.next.none}</h2>
        <p class="soft">{words.next.noneText}</p>
        <Button look="main" wide onClick={() => act(() => navigate("meetings"))}>
          {words.next.plan}
        </Button>
      </section>
    );
  }
  const { meeting } = next;
  const place = [meeting.venue.name, meeting.venue.room].filter((part) => part !== "").join(", ");
  return (
    <section class="sheet next">
      <div>
        <p class="kicker">{words.next.kicker}</p>
        <h2>
          <Link to="meeting" with={{ id: meeting.id }}>
            {dateDay(meeting.date)}
          </Link>
        </h2>
      </div>
      <ul class="facts">
        <li>
          <Icon name="clock" />
          {time(meeting.start)} to {time(meeting.end)}
        </li>
        <li>
          <Icon name="place" />
          {place === "" ? words.next.noVenue : place}
        </li>
        <li>
          <Icon name="people" />
          {words.next.replies(next.coming, next.apologies, next.notAnswered)}
        </li>
      </ul>
      <Cases cases={next.cases} />
      <Button
        look="main"
        wide
        onClick={() => act(() => navigate("meeting", { id: meeting.id, tab: "people" }))}
      >
        {words.next.prepare}
      </Button>
    </section>
  );
}

function Cases({ cases }: { cases: readonly CaseForPack[] }): VNode {
  if (cases.length === 0) return <p class="small faint">{words.next.noCase}</p>;
  return (
    <ul class="next-cases">
      {cases.map((one) => (
        <li key={one.id}>
          <Link to="case" with={{ id: one.id }}>
            {one.title}
          </Link>
          {one.release.verdict === "free" && (
            <Badge tone="good" icon="check">
              {words.next.free}
            </Badge>
          )}
          {one.release.verdict === "needsReason" && (
            <Badge tone="mind" icon="clock">
              {words.next.needsReason}
            </Badge>
          )}
          {one.release.verdict === "stopped" && (
            <Badge tone="bad" icon="lock">
              {words.next.stopped}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
