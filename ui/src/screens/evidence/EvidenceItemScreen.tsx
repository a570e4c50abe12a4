import type { VNode } from "preact";
import {
  evidenceCreate,
  evidenceDelete,
  evidenceGet,
  evidenceRestore,
  evidenceUpdate,
  useLoad,
  type Evidence,
  type EvidenceDetails,
  type EvidenceId,
  type FieldProblem,
} from "../../api";
import { EvidenceFields, citationOf } from "../../editor";
import { evidenceDetails } from "../../lib/details";
import { useKeptRecord, useNewRecord } from "../../lib/record";
import { communityId } from "../../session";
import { CreateForm, Loaded, Page, RecordForm, TextArea } from "../../widgets";
import { words } from "../../words/evidence";

const crumbs = [{ to: "evidence", text: words.crumb }] as const;

/** The form of an item of evidence. */
export function EvidenceItemScreen({ id }: { id?: EvidenceId }): VNode {
  const load = useLoad<Evidence | null>(
    ["evidence"],
    () => (id === undefined ? Promise.resolve(null) : evidenceGet({ id })),
    id ?? "new",
  );
  return <Loaded of={load}>{(item) => (item ? <ItemForm item={item} /> : <NewItem />)}</Loaded>;
}

function NewItem(): VNode {
  const made = useNewRecord({
    key: "new evidence",
    none: () => evidenceDetails(),
    create: (details) => evidenceCreate({ community: communityId(), details }),
    to: "evidence",
    created: () => words.created,
    remove: ({ id }) => evidenceDelete({ id }),
  });
  return (
    <Page title={words.newTitle} crumbs={crumbs}>
      <CreateForm creating={made.creating} does={words.create} onSend={made.send}>
        <Fields value={made.fields.value} onChange={made.fields.set} problems={made.creating.problems} />
      </CreateForm>
    </Page>
  );
}

function ItemForm({ item }: { item: Evidence }): VNode {
  const { id } = item;
  const kept = useKeptRecord({
    key: `evidence ${id}`,
    record: item,
    details: evidenceDetails,
    get: () => evidenceGet({ id }),
    update: (details, version) => evidenceUpdate({ id, version, details }),
    to: "evidence",
    deleted: words.deleted,
    remove: () => evidenceDelete({ id }),
    restore: () => evidenceRestore({ id }),
  });
  return (
    <Page title={item.title} crumbs={crumbs}>
      <RecordForm of={kept} record={item} deletes={words.delete}>
        <Fields
          value={kept.fields.value}
          onChange={(details) => kept.auto.change(details)}
          problems={kept.auto.problems.value}
        />
      </RecordForm>
    </Page>
  );
}

function Fields(props: {
  value: EvidenceDetails;
  onChange: (value: EvidenceDetails) => void;
  problems: readonly FieldProblem[];
}): VNode {
  const citation = citationOf(props.value);
  return (
    <>
      <EvidenceFields {...props} />
      <TextArea
        label={words.summary}
        hint={words.summaryHint}
        name="summary"
        value={props.value.summary}
        error={props.problems.find((one) => one.field === "summary")?.message}
        onChange={(summary) => props.onChange({ ...props.value, summary })}
      />
      {citation !== "" && (
        <div>
          <p class="kicker">{words.cited}</p>
          <p class="small">{citation}</p>
        </div>
      )}
    </>
  );
}
