import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Person, PersonId } from "../../../api";
import { Button, Check, focusField, Select, TextField, type Option } from "../../../widgets";
import { words } from "../../../words/letters";
import { words as people } from "../../../words/people";
import { groupsOf, peopleShown, type Group } from "./groups";

/** People that are shown before "Show all" is pressed: as many as one still looks through. */
const MOST = 120;

interface ChooserProps {
  people: readonly Person[];
  chosen: ReadonlySet<PersonId>;
  onChoose: (chosen: ReadonlySet<PersonId>) => void;
}

/** Chooses people: one by one, all of a group, or all that a search finds. What is chosen stays chosen when it is not shown. */
export function PeopleChooser({ people: everybody, chosen, onChoose }: ChooserProps): VNode {
  const [group, setGroup] = useState(() => groupAtFirst(everybody, chosen));
  const [find, setFind] = useState("");
  const shown = useMemo(() => peopleShown(everybody, group, find), [everybody, group, find]);
  const groups = useMemo(() => groupsOf(everybody), [everybody]);
  const hidden = chosen.size - shown.filter((one) => chosen.has(one.id)).length;
  return (
    <>
      <Filters groups={groups} group={group} find={find} onGroup={setGroup} onFind={setFind} />
      <Chosen
        count={chosen.size}
        hidden={hidden}
        shown={shown.length}
        whole={shown.length > 0 && shown.every((one) => chosen.has(one.id))}
        onAll={(choose) => onChoose(withAll(chosen, shown, choose))}
        onNobody={() => onChoose(new Set())}
      />
      {shown.length === 0 ? (
        <div class="none-fit">
          <p>{words.filter.none}</p>
          <Button
            small
            onClick={() => {
              setGroup("everyone");
              setFind("");
            }}
          >
            {words.filter.clear}
          </Button>
        </div>
      ) : (
        <Rows key={`${group} ${find}`} people={shown} chosen={chosen} onChoose={onChoose} />
      )}
    </>
  );
}

/** Members, where all who are chosen already are among them. */
function groupAtFirst(people: readonly Person[], chosen: ReadonlySet<PersonId>): Group {
  const members = people.filter((one) => one.stage === "member");
  const among = members.filter((one) => chosen.has(one.id)).length;
  return members.length > 0 && among === chosen.size ? "stage member" : "everyone";
}

/** What is chosen once all of these people are chosen, or taken back. */
function withAll(
  chosen: ReadonlySet<PersonId>,
  people: readonly Person[],
  choose: boolean,
): ReadonlySet<PersonId> {
  const next = new Set(chosen);
  for (const { id } of people) {
    if (choose) next.add(id);
    else next.delete(id);
  }
  return next;
}

function Filters(props: {
  groups: readonly Option<Group>[];
  group: Group;
  find: string;
  onGroup: (group: Group) => void;
  onFind: (find: string) => void;
}): VNode {
  return (
    <div class="filters">
      <Select
        label={words.filter.group}
        labelUnseen
        name="group"
        value={props.group}
        options={props.groups}
        onChange={props.onGroup}
      />
      <span class="finder">
        <TextField
          label={words.filter.find}
          labelUnseen
          name="find"
          type="search"
          placeholder={words.filter.find}
          value={props.find}
          onChange={props.onFind}
        />
      </span>
    </div>
  );
}

/** How many are chosen, and a way to choose all that are shown, or nobody. */
function Chosen(props: {
  count: number;
  /** Chosen, and not shown. */
  hidden: number;
  shown: number;
  /** Whether all that are shown are chosen. */
  whole: boolean;
  /** All that are shown are chosen, or taken back. */
  onAll: (choose: boolean) => void;
  onNobody: () => void;
}): VNode {
  const { whole, shown, count, hidden } = props;
  return (
    <div class="chooser-does">
      <span class="how-many" role="status">
        {words.chosen(count, hidden)}
      </span>
      {shown > 0 && (
        <Button small icon={whole ? "minus" : "check"} onClick={() => props.onAll(!whole)}>
          {whole ? words.takeBack(shown) : words.choose(shown)}
        </Button>
      )}
      {count > 0 && !(whole && hidden === 0) && (
        <Button
          small
          look="quiet"
          onClick={() => {
            props.onNobody();
            // This button is gone then.
            focusField("find");
          }}
        >
          {words.drop}
        </Button>
      )}
    </div>
  );
}

function Rows({ people: shown, chosen, onChoose }: ChooserProps): VNode {
  const [all, setAll] = useState(false);
  const rows = all ? shown : shown.slice(0, MOST);
  const toggle = (id: PersonId, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <>
      <ul class="chooser">
        {rows.map((one) => (
          <li key={one.id}>
            <Check checked={chosen.has(one.id)} hint={aboutOf(one)} onChange={(on) => toggle(one.id, on)}>
              <bdi>{one.name}</bdi>
            </Check>
          </li>
        ))}
      </ul>
      {rows.length < shown.length && (
        <p class="more-rows">
          <Button onClick={() => setAll(true)}>{words.more(shown.length)}</Button>
        </p>
      )}
    </>
  );
}

/** What tells two people of one name apart. */
function aboutOf(one: Person): string {
  const stage = one.stage === "member" ? "" : people.stage[one.stage];
  return [one.role, one.serviceName, stage].filter((part) => part !== "").join(", ");
}
