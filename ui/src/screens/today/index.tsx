import type { VNode } from "preact";
import { peopleAdvice, todayGet, useLoad, type Advice, type Today } from "../../api";
import { dateLong } from "../../lib/format";
import { community, communityId } from "../../session";
import { Crest, Link, Loaded, Page } from "../../widgets";
import { words } from "../../words/today";
import { Life } from "./Life";
import { NextMeeting } from "./NextMeeting";
import { Tasks } from "./Tasks";
import { Beginning, isBeginning } from "./Beginning";
import "./today.css";

const kinds = ["community", "person", "meeting", "terms", "action", "case", "policy"] as const;

/** The first screen: where are we, what is due next, what is missing? (domain H6) */
export function TodayScreen(): VNode {
  const id = communityId();
  const load = useLoad<[Today, Advice[]]>(
    kinds,
    () => Promise.all([todayGet({ community: id }), peopleAdvice({ community: id })]),
    id,
  );
  return <Loaded of={load}>{([today, advice]) => <TodayPage today={today} advice={advice} />}</Loaded>;
}

function TodayPage({ today, advice }: { today: Today; advice: readonly Advice[] }): VNode {
  return (
    <Page
      class="today"
      title={today.headline}
      over={dateLong(today.date)}
      beside={today.members > 0 && <Round today={today} advice={advice} />}
    >
      <Life stage={community.value?.stage ?? "exploring"} today={today} />
      <div class="two today-two">
        <section aria-label={words.tasks}>
          {isBeginning(today) && <Beginning />}
          <Tasks today={today} />
        </section>
        <div class="today-side">
          <NextMeeting next={today.nextMeeting} />
          {today.casesWithoutPermission > 0 && <Loops cases={today.casesWithoutPermission} />}
        </div>
      </div>
    </Page>
  );
}

/** Who is round the table, in a sentence and a crest. */
function Round({ today, advice }: { today: Today; advice: readonly Advice[] }): VNode {
  return (
    <div class="round">
      <Crest large here={today.members} coming={today.onTheirWay} aim={community.value?.sizeLeast ?? 0} />
      <p>
        {advice[0]?.sentence ?? words.balance(today.members, today.onTheirWay)}{" "}
        <Link to="people">{words.round}</Link>
      </p>
    </div>
  );
}

function Loops({ cases }: { cases: number }): VNode {
  return (
    <section class="loops">
      <h2>{words.loops.title}</h2>
      <p>{words.loops.text(cases)}</p>
      <p>
        <Link to="cases">{words.loops.open}</Link>
      </p>
    </section>
  );
}
