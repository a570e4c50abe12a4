import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { personList, subjectSave, useLoad, type Person } from "../../../api";
import { fold } from "../../../lib/fold";
import { act } from "../../../lib/trouble";
import { say } from "../../../lib/undo";
import { WritesTo } from "../../../lib/writable";
import { communityId } from "../../../session";
import { Button, Link, Loaded, TextField } from "../../../widgets";
import { words as all } from "../../../words/protection";
import { Preview } from "../../documents/Preview";
import { EraseDialog } from "../bin/EraseDialog";

const words = all.person;
/** People that are shown at once. */
const MOST = 20;

type Asking = { what: "pdf" | "erase"; who: Person };

/** One person's data: as PDF and JSON for them, or erased because they ask for it. */
export function PersonPart({ onChanged }: { onChanged: () => void }): VNode {
  const id = communityId();
  const load = useLoad<Person[]>(["person"], () => personList({ community: id }), id);
  return <Loaded of={load}>{(people) => <FindPerson people={people} onChanged={onChanged} />}</Loaded>;
}

/** Those whose name has all that was typed; nobody where nothing was. */
export function peopleNamed(people: readonly Person[], typed: string): readonly Person[] {
  const wanted = fold(typed).trim();
  return wanted === "" ? [] : people.filter((one) => fold(one.name).includes(wanted));
}

function FindPerson({ people, onChanged }: { people: readonly Person[]; onChanged: () => void }): VNode {
  const [typed, setTyped] = useState("");
  const [asking, setAsking] = useState<Asking | null>(null);
  const list = useId();
  const found = peopleNamed(people, typed);
  const close = (): void => setAsking(null);
  return (
    <div class="safety-parts">
      <p class="soft">{words.lead}</p>
      <WritesTo.Provider value="elsewhere">
        <div class="search-one">
          <TextField
            label={words.find}
            hint={words.findHint}
            name="whose"
            type="search"
            value={typed}
            onChange={setTyped}
          />
        </div>
      </WritesTo.Provider>
      <div>
        <p class="small soft" role="status" id={list}>
          {typed.trim() !== "" && (found.length === 0 ? words.none : words.found(found.length))}
        </p>
        {found.length > 0 && (
          <ul class="rows" aria-labelledby={list}>
            {found.slice(0, MOST).map((one) => (
              <PersonRow key={one.id} who={one} onAsk={(what) => setAsking({ what, who: one })} />
            ))}
          </ul>
        )}
        {found.length > MOST && <p class="small soft">{words.more(found.length - MOST)}</p>}
      </div>
      <p class="small soft">{words.third}</p>
      {asking?.what === "pdf" && (
        <Preview
          request={{ kind: "subjectReport", person: asking.who.id }}
          title={words.docTitle(asking.who.name)}
          onClose={close}
        />
      )}
      {asking?.what === "erase" && (
        <EraseDialog
          record={{ part: "person", id: asking.who.id }}
          title={asking.who.name}
          onClose={close}
          onErased={onChanged}
        />
      )}
    </div>
  );
}

function PersonRow({ who, onAsk }: { who: Person; onAsk: (what: Asking["what"]) => void }): VNode {
  const save = (): void => act(async () => say(words.saved((await subjectSave({ id: who.id })).name)));
  return (
    <li>
      <div class="row-words">
        <b>
          <Link to="person" with={{ id: who.id }}>
            <bdi>{who.name}</bdi>
          </Link>
        </b>
        <span class="about">{[who.role, who.serviceName].filter((part) => part !== "").join(", ")}</span>
      </div>
      <div class="does">
        <Button small icon="documents" onClick={() => onAsk("pdf")}>
          <span aria-hidden>{words.pdf}</span>
          <span class="unseen">{words.pdfOf(who.name)}</span>
        </Button>
        <Button small icon="save" writes onClick={save}>
          <span aria-hidden>{words.json}</span>
          <span class="unseen">{words.jsonOf(who.name)}</span>
        </Button>
        <Button small icon="trash" onClick={() => onAsk("erase")}>
          <span aria-hidden>{words.erase}</span>
          <span class="unseen">{words.eraseOf(who.name)}</span>
        </Button>
      </div>
    </li>
  );
}
