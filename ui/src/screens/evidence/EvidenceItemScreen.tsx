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
import { noteSaved, useAutosave } from "../../lib/autosave";
import { useCreating } from "../../lib/create";
import { evidenceDetails } from "../../lib/details";
import { useDraft } from "../../lib/draft";
import { instant } from "../../lib/format";
import { leave } from "../../lib/router";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { communityId } from "../../session";
import { Button, CreateForm, Loaded, Page, SaveTrouble, TextArea } from "../../widgets";
import { words } from "../../words/evidence";
import { words as shared } from "../../words/people";

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
  const draft = useDraft("new evidence", () => evidenceDetails());
  const creating = useCreating();
  const create = async (): Promise<void> => {
    const { value } = await evidenceCreate({ community: communityId(), details: draft.value });
    draft.done();
    await leave("evidence");
    offerUndo(words.created, () => evidenceDelete({ id: value.id }));
  };
  return (
    <Page title={words.newTitle} crumbs={crumbs}>
      <CreateForm creating={creating} does={words.create} onSend={() => creating.send(create)}>
        <Fields value={draft.value} onChange={draft.set} problems={creating.problems} />
      </CreateForm>
    </Page>
  );
}

function ItemForm({ item }: { item: Evidence }): VNode {
  const { id } = item;
  const auto = useAutosave({
    key: `evidence ${id}`,
    draft: evidenceDetails(item),
    version: item.version,
    save: async (details, version) => (await evidenceUpdate({ id, version, details })).value.version,
    reload: async () => {
      const now = await evidenceGet({ id });
      return { draft: evidenceDetails(now), version: now.version };
    },
  });
  const remove = async (): Promise<void> => {
    await leave("evidence");
    await evidenceDelete({ id });
    noteSaved();
    offerUndo(words.deleted, () => evidenceRestore({ id }));
  };
  return (
    <Page title={item.title} crumbs={crumbs}>
      <div class="form">
        <SaveTrouble of={auto} />
        <Fields
          value={auto.draft.value}
          onChange={(details) => auto.change(details)}
          problems={auto.problems.value}
        />
        <div class="form-foot">
          <span class="small faint">{shared.form.changed(instant(item.changedAt), item.changedBy)}</span>
          <Button look="quiet" icon="trash" onClick={() => act(remove)}>
            {words.delete}
          </Button>
        </div>
      </div>
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
