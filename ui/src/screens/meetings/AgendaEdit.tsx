import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { AgendaItem, AgendaKind, CaseRow } from "../../api";
import { Button, NumberField, Select, TextField } from "../../widgets";
import { words as all } from "../../words/meetings";
import { itemWithCase, minutesStepped, MOST_MINUTES } from "./items";

const words = all.agenda;
const KINDS = Object.keys(all.agendaKinds) as AgendaKind[];

interface AgendaEditProps {
  item: AgendaItem;
  cases: readonly CaseRow[];
  /** `HH:MM`. */
  starts: string;
  /** What is wrong with a field of the item. */
  problem: (field: keyof AgendaItem) => string | undefined;
  onChange: (item: AgendaItem) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onClose: () => void;
}

/** One item of the agenda while it is changed. Enter in its title closes it, as Escape does. */
export function AgendaEdit(props: AgendaEditProps): VNode {
  const { item, onChange } = props;
  const title = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    title.current?.focus();
    // The title of a new item is there to be typed over.
    if (title.current?.value === words.newItem) title.current.select();
  }, []);
  return (
    <li
      class="item picked"
      onKeyDown={(event) => {
        if (event.key === "Escape" || (event.key === "Enter" && event.target === title.current)) {
          event.preventDefault();
          props.onClose();
        }
      }}
    >
      <time>{props.starts}</time>
      <div class="what">
        <TextField
          name="title"
          label={words.item}
          labelUnseen
          value={item.title}
          error={props.problem("title")}
          spellcheck
          inputRef={title}
          onChange={(value) => onChange({ ...item, title: value })}
        />
        <ItemFields {...props} />
        <Ways {...props} />
      </div>
      <Minutes item={item} onChange={onChange} />
    </li>
  );
}

/** Who leads, what kind of item it is, and its case. */
function ItemFields(props: AgendaEditProps): VNode {
  const { item, onChange } = props;
  return (
    <div class="item-fields">
      <TextField
        name="lead"
        label={words.lead}
        value={item.lead}
        error={props.problem("lead")}
        onChange={(lead) => onChange({ ...item, lead })}
      />
      <Select
        name="kind"
        label={words.kind}
        value={item.kind}
        options={KINDS.map((value) => ({ value, label: all.agendaKinds[value] }))}
        onChange={(kind) => onChange({ ...item, kind })}
      />
      <CaseChoice {...props} />
    </div>
  );
}

/** Moves, removes and closes the item. */
function Ways(props: AgendaEditProps): VNode {
  const name = props.item.title.trim() || words.untitled;
  return (
    <div class="ways">
      <Button small label={words.upName(name)} icon="up" onClick={() => props.onMove(-1)} />
      <Button small label={words.downName(name)} icon="down" onClick={() => props.onMove(1)} />
      <Button small icon="trash" onClick={props.onRemove}>
        {words.remove}
      </Button>
      <Button small look="quiet" icon="check" onClick={props.onClose}>
        {words.done}
      </Button>
    </div>
  );
}

/** Which case is presented or reported back on: those named here go into the pack. */
function CaseChoice({ item, cases, problem, onChange }: AgendaEditProps): VNode | null {
  if (cases.length === 0) return null;
  const titles = cases.map(({ number, title }) => words.caseTitle(number, title));
  const options = cases.map(({ id }, at) => ({ value: id, label: titles[at] ?? "" }));
  return (
    <Select
      name="case"
      label={words.case}
      value={item.case ?? ""}
      error={problem("case")}
      options={[{ value: "", label: words.noCase }, ...options]}
      onChange={(id) => {
        const chosen = options.find((option) => option.value === id && id !== "");
        onChange(itemWithCase(item, chosen ? { id, title: chosen.label } : null, titles));
      }}
    />
  );
}

function Minutes({ item, onChange }: { item: AgendaItem; onChange: (item: AgendaItem) => void }): VNode {
  const step = (direction: 1 | -1): void =>
    onChange({ ...item, minutes: minutesStepped(item.minutes, direction) });
  return (
    <div class="mins">
      <Button small label={words.less} icon="minus" onClick={() => step(-1)} />
      <NumberField
        name="minutes"
        label={words.minutesField}
        labelUnseen
        value={item.minutes}
        least={0}
        most={MOST_MINUTES}
        onChange={(minutes) => {
          if (minutes !== null) onChange({ ...item, minutes });
        }}
      />
      <Button small label={words.more} icon="add" onClick={() => step(1)} />
    </div>
  );
}
