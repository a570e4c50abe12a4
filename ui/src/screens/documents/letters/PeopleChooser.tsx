import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Person, PersonId } from "../../../api";
import { Button, Check, Select, TextField } from "../../../widgets";
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
  const [group, setGroup] = useState<Group>(() =>
    everybody.some((one) => one.stage === "member") ? "stage member" : "everyone",
  );
  const [find, setFind] = useState("");
  const shown = useMemo(() => peopleShown(everybody, group, find), [everybody, group, find]);
  const groups = useMemo(() => groupsOf(everybody), [everybody]);
  const hidden = chosen.size - shown.filter((one) => chosen.has(one.id)).length;
  const left = shown.filter((one) => !chosen.has(one.id)).length;
  return (
    <>
      <div class="filters">
        <Select
          label={words.filter.group}
          labelUnseen
          name="group"
          value={group}
          options={groups}
          onChange={setGroup}
        />
        <span class="finder">
          <TextField
            label={words.filter.find}
            labelUnseen
            name="find"
            type="search"
            placeholder={words.filter.find}
            value={find}
            onChange={setFind}
          />
        </span>
      </div>
      <div class="chooser-does">
        <span class="how-many" role="status">
          {words.chosen(chosen.size, hidden)}
        </span>
        {left > 0 && (
          <Button
            small
            icon="check"
            onClick={() => onChoose(new Set([...chosen, ...shown.map((one) => one.id)]))}
          >
            {words.choose(shown.length)}
          </Button>
        )}
        {chosen.size > 0 && (
          <Button small look="quiet" onClick={() => onChoose(new Set())}>
            {words.drop}
          </Button>
        )}
      </div>
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
