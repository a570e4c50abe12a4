import type { VNode } from "preact";
import type { SlotRow } from "../../../api";
import { Badge, Button, Icon } from "../../../widgets";
import { words } from "../../../words/keys";

/** What a slot is called: whose passphrase it is, or what else it is. */
export function slotName(slot: SlotRow): string {
  if (slot.kind !== "passphrase") return words.kind[slot.kind];
  return slot.name === "" ? `${words.kind.passphrase}, ${words.nobody}` : slot.name;
}

/** Why a slot cannot be taken away; null where it can. */
export function keepsWhy(slot: SlotRow, slots: readonly SlotRow[]): string | null {
  const real = slots.filter((one) => one.kind === "passphrase" || one.kind === "recovery");
  if (real.length === 1 && real[0] === slot) return words.lastOne;
  return slot.openedWith ? words.ownOne : null;
}

/** The slots: whose, since when, and what can be done with each. */
export function SlotList(props: {
  slots: readonly SlotRow[];
  onRemove: (slot: SlotRow) => void;
  onChange: () => void;
}): VNode {
  return (
    <section aria-labelledby="slots">
      <h2 id="slots">{words.list}</h2>
      <ul class="rows">
        {props.slots.map((slot) => (
          <li key={slot.id}>
            <Icon name={slot.kind === "keychain" ? "lock" : "key"} />
            <div class="row-words">
              <b>
                <bdi>{slotName(slot)}</bdi>
              </b>
              <span class="about">
                {[
                  ...(slot.kind === "passphrase" ? [words.kind.passphrase] : []),
                  words.since(slot.created.slice(0, 10)),
                  ...(slot.memoryMb === null ? [] : [words.memory(slot.memoryMb)]),
                ].join(", ")}
              </span>
            </div>
            {slot.openedWith && (
              <Badge tone="good" icon="check">
                {words.openedWith}
              </Badge>
            )}
            <div class="does">
              {slot.openedWith && slot.kind === "passphrase" && (
                <Button small icon="edit" writes onClick={props.onChange}>
                  {words.change}
                </Button>
              )}
              {slot.kind !== "keychain" && keepsWhy(slot, props.slots) === null && (
                <Button small icon="trash" onClick={() => props.onRemove(slot)}>
                  <span aria-hidden>{words.remove}</span>
                  <span class="unseen">{words.removeOf(slotName(slot))}</span>
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
