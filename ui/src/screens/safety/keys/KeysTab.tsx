import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { facilitatorList, slotList, useLoad, type Facilitator, type SlotRow } from "../../../api";
import { useWritable } from "../../../lib/writable";
import { vault } from "../../../session";
import { Button, Check, Loaded, Note } from "../../../widgets";
import { words } from "../../../words/keys";
import { words as shared } from "../../../words/safety";
import { SafetyPage } from "../SafetyPage";
import { AddSlot } from "./AddSlot";
import { ChangePassphrase } from "./ChangePassphrase";
import { KeychainDialog } from "./KeychainDialog";
import { Rekey } from "./Rekey";
import { RemoveSlot } from "./RemoveSlot";
import { RenewRecovery } from "./RenewRecovery";
import { SlotList } from "./SlotList";

/** What is asked over the list. */
type Asking =
  | { what: "add" | "change" | "renew" | "rekey" }
  | { what: "remove"; slot: SlotRow }
  | { what: "keychain"; on: boolean };

/** What opens the vault, and who (domain H2). */
export function KeysTab(): VNode {
  const load = useLoad<[SlotRow[], Facilitator[]]>(["facilitator"], () =>
    Promise.all([slotList(), facilitatorList()]),
  );
  return (
    <Loaded of={load}>
      {([slots, facilitators]) => (
        <KeysPage slots={slots} facilitators={facilitators} onChanged={load.reload} />
      )}
    </Loaded>
  );
}

interface KeysProps {
  slots: readonly SlotRow[];
  facilitators: readonly Facilitator[];
  onChanged: () => void;
}

function KeysPage(props: KeysProps): VNode {
  const { slots } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const writable = useWritable();
  const of = (kind: SlotRow["kind"]): number => slots.filter((slot) => slot.kind === kind).length;
  return (
    <SafetyPage
      at="keys"
      title={words.title(of("passphrase"), of("recovery"))}
      does={
        <Button look="main" icon="add" onClick={() => setAsking({ what: "add" })}>
          {words.add}
        </Button>
      }
    >
      <div class="safety-parts">
        <SignedIn />
        {!writable && <Note icon="eye">{shared.lookingOnly}</Note>}
        {of("recovery") === 0 && <Note tone="mind">{words.noRecovery}</Note>}
        <SlotList
          slots={slots}
          onRemove={(slot) => setAsking({ what: "remove", slot })}
          onChange={() => setAsking({ what: "change" })}
        />
        <div class="does">
          <Button icon="key" writes onClick={() => setAsking({ what: "renew" })}>
            {words.renew}
          </Button>
        </div>
        <section aria-labelledby="keychain">
          <h2 id="keychain">{words.keychain.title}</h2>
          <Check
            name="keychain"
            hint={words.keychain.hint}
            checked={of("keychain") > 0}
            onChange={(on) => setAsking({ what: "keychain", on })}
          >
            {words.keychain.check}
          </Check>
        </section>
        {writable && (
          <section aria-labelledby="rekey">
            <h2 id="rekey">{words.rekey.title}</h2>
            <p class="soft">{words.rekey.about}</p>
            <div class="does after-text">
              <Button look="grave" onClick={() => setAsking({ what: "rekey" })}>
                {words.rekey.open}
              </Button>
            </div>
          </section>
        )}
      </div>
      {asking && <Asked {...props} asking={asking} onClose={() => setAsking(null)} />}
    </SafetyPage>
  );
}

function SignedIn(): VNode | null {
  const who = vault.value?.signedIn;
  if (!who) return null;
  return <p class="soft">{who.with === "recoveryKey" ? words.signedInRecovery : words.signedIn(who.name)}</p>;
}

function Asked(props: KeysProps & { asking: Asking; onClose: () => void }): VNode {
  const { asking, slots, facilitators, onClose } = props;
  const done = (): void => {
    onClose();
    props.onChanged();
  };
  switch (asking.what) {
    case "add":
      return <AddSlot facilitators={facilitators} onClose={onClose} onDone={done} />;
    case "change":
      return <ChangePassphrase onClose={onClose} onDone={done} />;
    case "renew":
      return <RenewRecovery onClose={onClose} onDone={done} />;
    case "remove":
      return <RemoveSlot slot={asking.slot} onClose={onClose} onDone={done} />;
    case "keychain":
      return <KeychainDialog on={asking.on} onClose={onClose} onDone={done} />;
    case "rekey":
      return <Rekey slots={slots} onClose={onClose} onDone={done} />;
  }
}
