import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { facilitatorCreate, facilitatorUpdate, type Facilitator, type FacilitatorRole } from "../../../api";
import { useCreating } from "../../../lib/create";
import { today } from "../../../lib/format";
import { optionsOf } from "../../../lib/options";
import { say } from "../../../lib/undo";
import { Button, CreateForm, Dialog, Select, TextField } from "../../../widgets";
import { words as all } from "../../../words/facilitators";
import { words as shared } from "../../../words/safety";

const words = all.form;

/** Name, address and first role of a facilitator. */
export function FacilitatorForm(props: { who: Facilitator | null; onClose: () => void }): VNode {
  const { who, onClose } = props;
  const [name, setName] = useState(who?.name ?? "");
  const [email, setEmail] = useState(who?.email ?? "");
  const [role, setRole] = useState<FacilitatorRole | "">("");
  const creating = useCreating();
  const send = async (): Promise<void> => {
    const entered = { name: name.trim(), email: email.trim() };
    if (who) {
      await facilitatorUpdate({
        id: who.id,
        version: who.version,
        details: { ...entered, roles: who.roles },
      });
      say(words.saved(entered.name));
    } else {
      const roles = role === "" ? [] : [{ role, community: null, from: today(), until: null }];
      await facilitatorCreate({ details: { ...entered, roles } });
      say(words.added(entered.name));
    }
    onClose();
  };
  const check = () => (name.trim() === "" ? [{ field: "name", message: words.nameMissing }] : []);
  return (
    <Dialog title={who ? words.editTitle(who.name) : words.addTitle} onClose={onClose}>
      <CreateForm
        creating={creating}
        does={who ? words.save : words.add}
        beside={<Button onClick={onClose}>{shared.cancel}</Button>}
        onSend={() => creating.send(send, check)}
      >
        {!who && <p class="soft">{words.lead}</p>}
        <TextField
          label={words.name}
          name="name"
          required
          value={name}
          onChange={setName}
          error={creating.problem("name")}
        />
        <TextField
          label={words.email}
          name="email"
          type="email"
          value={email}
          onChange={setEmail}
          error={creating.problem("email")}
        />
        {!who && (
          <Select
            label={words.role}
            name="role"
            value={role}
            options={[{ value: "" as const, label: words.noRole }, ...optionsOf(all.role)]}
            onChange={setRole}
          />
        )}
      </CreateForm>
    </Dialog>
  );
}
