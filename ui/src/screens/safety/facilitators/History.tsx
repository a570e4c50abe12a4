import type { VNode } from "preact";
import type { CommunityId, RoleLine } from "../../../api";
import { dateField } from "../../../lib/format";
import { communities } from "../../../session";
import { Table, type Column } from "../../../widgets";
import { words } from "../../../words/facilitators";

/** What a role is for: one community or all. */
export function placeOf(community: CommunityId | null): string {
  if (community === null) return words.all;
  return communities.value.find((one) => one.id === community)?.name ?? words.gone;
}

const columns: readonly Column<RoleLine>[] = [
  { key: "who", head: words.column.who, names: true, cell: (line) => <bdi>{line.name}</bdi> },
  { key: "role", head: words.column.role, cell: (line) => words.role[line.role] },
  { key: "community", head: words.column.community, cell: (line) => placeOf(line.community) },
  { key: "from", head: words.column.from, class: "when", cell: (line) => dateField(line.from) },
  {
    key: "until",
    head: words.column.until,
    class: "when",
    cell: (line) => (line.until === null ? words.still : dateField(line.until)),
  },
];

/** Who held which role, newest first. */
export function History({ lines }: { lines: readonly RoleLine[] }): VNode {
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{words.history}</h2>
      {lines.length === 0 ? (
        <p class="soft">{words.noHistory}</p>
      ) : (
        <Table
          caption={words.history}
          columns={columns}
          rows={lines}
          keyOf={(line) => `${line.facilitator} ${line.role} ${line.community ?? ""} ${line.from}`}
        />
      )}
    </section>
  );
}
