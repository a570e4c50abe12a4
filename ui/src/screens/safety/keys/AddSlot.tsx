import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import {
  facilitatorCreate,
  slotAdd,
  type Facilitator,
  type FacilitatorId,
  type FacilitatorRole,
} from "../../../api";
import { useCreating } from "../../../lib/create";
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
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<FacilitatorRole | "">("");
  const [chosen, setChosen] = useState({ own: "", again: "" });
  // Made once, also where the passphrase was wrong the first time.
  const made = useRef<Facilitator | null>(null);
  const creating = useCreating();

  const person = async (): Promise<Facilitator | undefined> => {
    if (who !== NEW) return without.find((one) => one.id === who);
    if (made.current) return made.current;
    const roles = role === "" ? [] : [{ role, community: null, from: today(), until: null }];
    const { value } = await facilitatorCreate({ details: { name: name.trim(), email: email.trim(), roles } });
    made.current = value;
    return value;
  };
  const send = async (current: string): Promise<void> => {
    await needStrong(chosen.own);
    const whose = await person();
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
        ...(who === NEW && name.trim() === "" ? [{ field: "name", message: words.nameMissing }] : []),
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
      {who === NEW && (
        <>
          <TextField
            label={words.name}
            hint={words.nameHint}
            name="name"
            value={name}
            onChange={setName}
            error={creating.problem("name")}
          />
          <div class="pair">
            <TextField
              label={words.email}
              name="email"
              type="email"
              value={email}
              onChange={setEmail}
              error={creating.problem("email")}
            />
            <Select
              label={words.role}
              name="role"
              value={role}
              options={[{ value: "" as const, label: words.noRole }, ...optionsOf(people.role)]}
              onChange={setRole}
            />
          </div>
        </>
      )}
      <NewPassphrase chosen={chosen} onChange={setChosen} creating={creating} label={words.theirs} />
    </AskDialog>
  );
}
