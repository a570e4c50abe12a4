import type { VNode } from "preact";
import type { AgendaItem, CaseRow } from "../../api";
import type { Autosave } from "../../lib/autosave";
import { time } from "../../lib/format";
import { Button, cx, Icon } from "../../widgets";
import { words as all } from "../../words/meetings";
import { agendaTimes, isCaseWork, type AgendaTimes } from "./items";
import { AgendaEdit } from "./AgendaEdit";
import { MinutesBar } from "./MinutesBar";
import type { MeetingDraft } from "./draft";
import { useAgenda } from "./useAgenda";

const words = all.agenda;

/** The agenda builder (domain D5): items are changed in place, and times follow as one types. */
export function Agenda({ cases, of }: { cases: readonly CaseRow[]; of: Autosave<MeetingDraft> }): VNode {
  const { details, items } = of.draft.value;
  const agenda = useAgenda(of);
  const times = agendaTimes(items, details.start, details.end);
  const startOf = (at: number): string => times.starts[at] ?? details.start;
  return (
    <>
      <Head times={times} start={details.start} end={details.end} />
      <MinutesBar items={items} planned={times.planned} />
      <ol class="agenda" ref={agenda.list}>
        {items.map((item, at) =>
          item.id === agenda.open ? (
            <AgendaEdit
              key={item.id}
              item={item}
              cases={cases}
              starts={time(startOf(at))}
              problem={(field) => of.problem(`items.${at}.${field}`)}
              onChange={agenda.change}
              onMove={(by) => agenda.move(at, by)}
              onRemove={() => agenda.remove(at)}
              onClose={() => agenda.close(item.id)}
            />
          ) : (
            <Line
              key={item.id}
              item={item}
              starts={time(startOf(at))}
              late={agendaTimes([item], startOf(at), details.end).overrun > 0}
              onOpen={() => agenda.show(item.id)}
            />
          ),
        )}
        <li class="item end">
          <time>{time(times.ends)}</time>
          <span class={cx("about", times.overrun > 0 && "late")}>
            {items.length === 0 ? words.empty : words.ends(times.overrun)}
          </span>
          <Button small look="quiet" icon="add" onClick={agenda.add}>
            {words.add}
          </Button>
        </li>
      </ol>
      <p class="unseen" role="status">
        {agenda.said}
      </p>
    </>
  );
}

/** How the items lie in the meeting, in a sentence. */
function Head({ times, start, end }: { times: AgendaTimes; start: string; end: string }): VNode {
  const { planned, overrun, onCases } = times;
  return (
    <div class="agenda-head">
      <h2 id="agenda-title">{words.title}</h2>
      <p class={cx("small", overrun > 0 ? "late" : "soft")}>
        {overrun > 0 && <Icon name="warn" small />}
        {words.summary(time(start), time(end), planned, overrun, onCases)}
      </p>
    </div>
  );
}

function Line(props: { item: AgendaItem; starts: string; late: boolean; onOpen: () => void }): VNode {
  const { item } = props;
  const title = item.title.trim() || words.untitled;
  return (
    <li class={cx("item", isCaseWork(item.kind) && "strong", item.kind === "break" && "pause")}>
      <time>{props.starts}</time>
      <div class="what">
        <button
          type="button"
          class="item-open"
          data-item={item.id}
          aria-label={words.open(title)}
          onClick={props.onOpen}
        >
          {title}
        </button>
        {item.lead !== "" && <span class="about">{item.lead}</span>}
      </div>
      <span class={cx("mins", props.late && "late")}>{words.minutes(item.minutes)}</span>
    </li>
  );
}
