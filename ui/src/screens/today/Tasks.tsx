import type { VNode } from "preact";
import { actionList, actionUpdate, type ActionId, type Due, type DueLink, type Today } from "../../api";
import { actionDetails } from "../../lib/details";
import { dueIn, today as todayIs } from "../../lib/format";
import { noteSaved } from "../../lib/autosave";
import type { Route } from "../../lib/router";
import { act } from "../../lib/trouble";
import { useWritable } from "../../lib/writable";
import { offerUndo } from "../../lib/undo";
import { communityId } from "../../session";
import { Icon, Link, cx } from "../../widgets";
import { words } from "../../words/today";

/** What is late, due this week and later. */
export function Tasks({ today }: { today: Today }): VNode {
  const none = today.late.length + today.week.length + today.later.length === 0;
  return (
    <div class="tasks">
      {none && (
        <div class="nothing">
          <p>{words.nothing}</p>
          <p class="small faint">{words.nothingLate}</p>
        </div>
      )}
      <Group title={words.late} dues={today.late} late />
      <Group title={words.week} dues={today.week} />
      <Group title={words.later} dues={today.later} />
      <p class="does">
        <Link to="actions">{words.actions}</Link>
        <Link to="action" with={{}}>
          {words.addAction}
        </Link>
      </p>
    </div>
  );
}

function Group(props: { title: string; dues: readonly Due[]; late?: boolean }): VNode | null {
  if (props.dues.length === 0) return null;
  return (
    <section class="task-group">
      <h2 class={cx("kicker", props.late && "late")}>
        {props.late && <Icon name="warn" />}
        {props.title}
      </h2>
      <ul>
        {props.dues.map((due, index) => (
          <Task key={`${due.link.id ?? index} ${due.what}`} due={due} />
        ))}
      </ul>
    </section>
  );
}

function Task({ due }: { due: Due }): VNode {
  const to = routeOf(due.link);
  const { kind, id } = due.link;
  const writable = useWritable();
  return (
    <li class="task">
      {kind === "action" && id !== null && writable ? (
        <button
          type="button"
          class="tick"
          aria-label={words.done(due.what)}
          title={words.done(due.what)}
          onClick={() => act(() => finish(id, due.what))}
        />
      ) : (
        <span class="sign">
          <Icon name={icons[kind] ?? "arrow"} />
        </span>
      )}
      <div>
        <Link class="what" to={to.name} with={to.params}>
          {due.what}
        </Link>
        {due.detail !== "" && <span class="about">{due.detail}</span>}
      </div>
      <span class={cx("due", due.due !== null && due.days < 0 && "late")}>{dueIn(due.due, due.days)}</span>
    </li>
  );
}

const icons = {
  case: "cases",
  meeting: "meetings",
  person: "people",
  terms: "setup",
  community: "setup",
  policy: "policy",
} as Partial<Record<DueLink["kind"], "cases" | "meetings" | "people" | "setup" | "policy">>;

/** The screen at which something is done. */
export function routeOf(link: DueLink): Route {
  const { kind, id } = link;
  switch (kind) {
    case "action":
      return id === null ? { name: "actions", params: {} } : { name: "action", params: { id } };
    case "case":
      return id === null ? { name: "cases", params: {} } : { name: "case", params: { id } };
    case "meeting":
      return id === null ? { name: "meetings", params: {} } : { name: "meeting", params: { id } };
    case "person":
      return id === null ? { name: "people", params: {} } : { name: "person", params: { id } };
    case "service":
      return id === null ? { name: "services", params: {} } : { name: "service", params: { id } };
    case "evidence":
      return id === null ? { name: "evidence", params: {} } : { name: "evidenceItem", params: { id } };
    case "policy":
      return id === null ? { name: "policy", params: {} } : { name: "policyIssue", params: { id } };
    case "terms":
      return { name: "setup", params: { tab: "terms" } };
    case "community":
      return { name: "setup", params: {} };
    case "export":
      return { name: "documents", params: {} };
    case "facilitator":
      return { name: "safety", params: { tab: "people" } };
    case "retention":
      return { name: "safety", params: { tab: "protection" } };
  }
}

/** Marks an action as done today, and offers to take it back. */
async function finish(id: ActionId, what: string): Promise<void> {
  await setDone(id, todayIs());
  offerUndo(words.isDone(what), () => setDone(id, null));
}

async function setDone(id: ActionId, doneOn: string | null): Promise<void> {
  const all = await actionList({ community: communityId(), openOnly: false });
  const action = all.find((one) => one.id === id);
  if (!action) return;
  await actionUpdate({ id, version: action.version, details: { ...actionDetails(action), doneOn } });
  noteSaved();
}
