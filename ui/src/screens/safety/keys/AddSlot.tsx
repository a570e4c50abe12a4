import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import {
  facilitatorCreate,
  slotAdd,
  type Facilitator,
  type FacilitatorDetails,
  type FacilitatorId,
  type FacilitatorRole,
} from "../../../api";
import { useCreating, type Creating } from "../../../lib/create";
import { today } from "../../../lib/format";
import { optionsOf } from "../../../lib/options";
import { say } from "../../../lib/undo";
import { Select, TextField } from "../../../widgets";
import { words as people } from "../../../words/facilitators";
import { words as all } from "../../../words/keys";
import { AskDialog } from "../AskDialog";
import { needStrong, NewPassphrase, problemsOfChosen } from "../NewPassphrase";

const words = all.addDialog;
/** Stands for somebody whose name is not there yet. */
const NEW = "new";

interface AddSlotProps {
  facilitators: readonly Facilitator[];
  onClose: () => void;
  onDone: () => void;
}

/** A passphrase for another facilitator, who types it; the one who is signed in vouches with their own. */
export function AddSlot(props: AddSlotProps): VNode {
  const without = props.facilitators.filter((one) => one.slot === null);
  const [who, setWho] = useState<FacilitatorId>(NEW);
  const [person, setPerson] = useState<Newcomer>({ name: "", email: "", role: "" });
  const [chosen, setChosen] = useState({ own: "", again: "" });
  // Made once, also where the passphrase was wrong the first time.
  const made = useRef<Facilitator | null>(null);
  const creating = useCreating();

  const whoIsIt = async (): Promise<Facilitator | undefined> => {
    if (who !== NEW) return without.find((one) => one.id === who);
    if (made.current) return made.current;
    const { value } = await facilitatorCreate({ details: detailsOf(person) });
    made.current = value;
    return value;
  };
  const send = async (current: string): Promise<void> => {
    await needStrong(chosen.own);
    const whose = await whoIsIt();
    if (!whose) return;
    await slotAdd({ current, passphrase: chosen.own, facilitator: whose.id });
    say(words.done(whose.name));
    props.onDone();
  };
  return (
    <AskDialog
      title={words.title}
      creating={creating}
      does={words.does}
      onClose={props.onClose}
      onSend={send}
      check={() => [
        ...(who === NEW && person.name.trim() === "" ? [{ field: "name", message: words.nameMissing }] : []),
        ...problemsOfChosen(chosen),
      ]}
    >
      <p>{words.lead}</p>
      {without.length > 0 && (
        <Select
          label={words.who}
          name="who"
          value={who}
          options={[
            { value: NEW, label: words.somebodyNew },
            ...without.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={setWho}
        />
      )}
      {who === NEW && <NewPerson person={person} onChange={setPerson} creating={creating} />}
      <NewPassphrase chosen={chosen} onChange={setChosen} creating={creating} label={words.theirs} />
    </AskDialog>
  );
}

/** Somebody whose name is not in the vault yet. */
interface Newcomer {
  name: string;
  email: string;
  role: FacilitatorRole | "";
}

/** What is entered of a newcomer, with the role from today on for all communities. */
function detailsOf({ name, email, role }: Newcomer): FacilitatorDetails {
  const roles = role === "" ? [] : [{ role, community: null, from: today(), until: null }];
  return { name: name.trim(), email: email.trim(), roles };
}

function NewPerson(props: {
  person: Newcomer;
  onChange: (person: Newcomer) => void;
  creating: Creating;
}): VNode {
  const { person, creating } = props;
  const set = (change: Partial<Newcomer>): void => props.onChange({ ...person, ...change });
  return (
    <>
      <TextField
        label={words.name}
        hint={words.nameHint}
        name="name"
        value={person.name}
        onChange={(name) => set({ name })}
        error={creating.problem("name")}
      />
      <div class="pair">
        <TextField
          label={words.email}
          name="email"
          type="email"
          value={person.email}
          onChange={(email) => set({ email })}
          error={creating.problem("email")}
        />
        <Select
          label={words.role}
          name="role"
          value={person.role}
          options={[{ value: "" as const, label: words.noRole }, ...optionsOf(people.role)]}
          onChange={(role) => set({ role })}
        />
      </div>
    </>
  );
}
