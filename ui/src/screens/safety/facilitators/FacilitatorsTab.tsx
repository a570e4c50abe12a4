import { vault } from "../../../session";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { facilitatorList, rolesHeld, useLoad, type Facilitator, type RoleLine } from "../../../api";
import { today } from "../../../lib/format";
import { Badge, Button, Icon, Loaded } from "../../../widgets";
import { words } from "../../../words/facilitators";
import { SafetyPage } from "../SafetyPage";
import { FacilitatorForm } from "./FacilitatorForm";
import { HandOverDialog } from "./HandOverDialog";
import { History } from "./History";

type Asking = { what: "add" | "handOver" } | { what: "edit"; who: Facilitator };

/** Who works with the vault, their roles, and who held them when (domain B5). */
export function FacilitatorsTab(): VNode {
  const load = useLoad<[Facilitator[], RoleLine[]]>(["facilitator", "community"], () =>
    Promise.all([facilitatorList(), rolesHeld({ community: null })]),
  );
  return <Loaded of={load}>{([people, lines]) => <FacilitatorsPage people={people} lines={lines} />}</Loaded>;
}

function FacilitatorsPage(props: { people: readonly Facilitator[]; lines: readonly RoleLine[] }): VNode {
  const { people, lines } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  return (
    <SafetyPage
      at="people"
      title={words.title(people.length)}
      does={
        <>
          <Button icon="arrow" writes onClick={() => setAsking({ what: "handOver" })}>
            {words.handOver}
          </Button>
          <Button look="main" icon="add" onClick={() => setAsking({ what: "add" })}>
            {words.add}
          </Button>
        </>
      }
    >
      <div class="safety-parts">
        <section aria-labelledby="facilitators">
          <h2 id="facilitators">{words.list}</h2>
          <ul class="rows">
            {people.map((one) => (
              <Person key={one.id} one={one} onEdit={() => setAsking({ what: "edit", who: one })} />
            ))}
          </ul>
        </section>
        <History lines={lines} />
      </div>
      {asking?.what === "add" && <FacilitatorForm who={null} onClose={close} />}
      {asking?.what === "edit" && <FacilitatorForm who={asking.who} onClose={close} />}
      {asking?.what === "handOver" && <HandOverDialog people={people} lines={lines} onClose={close} />}
    </SafetyPage>
  );
}

function Person({ one, onEdit }: { one: Facilitator; onEdit: () => void }): VNode {
  const now = today();
  const roles = one.roles.filter((role) => role.from <= now && (role.until === null || role.until >= now));
  return (
    <li>
      <Icon name="people" />
      <div class="row-words">
        <b>
          <bdi>{one.name}</bdi>
        </b>
        <span class="about">
          {roles.length === 0
            ? words.noRoles
            : roles.map((role) => words.roleFrom(words.role[role.role], role.from)).join(", ")}
        </span>
        {one.email !== "" && <span class="about">{one.email}</span>}
      </div>
      {one.id === vault.value?.signedIn?.facilitator && (
        <Badge tone="good" icon="check">
          {words.you}
        </Badge>
      )}
      <Badge icon="key">{one.slot === null ? words.noPassphrase : words.hasPassphrase}</Badge>
      <div class="does">
        <Button small icon="edit" writes onClick={onEdit}>
          <span aria-hidden>{words.edit}</span>
          <span class="unseen">{words.editOf(one.name)}</span>
        </Button>
      </div>
    </li>
  );
}
