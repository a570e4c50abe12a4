import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { ApiError, evidenceUpdate, type Evidence, type EvidenceDetails, type FieldProblem } from "../../api";
import { citationOf, EvidenceFields, evidenceProblem, type NoteBook } from "../../editor";
import { noteSaved } from "../../lib/autosave";
import { tell } from "../../lib/trouble";
import { Button, Dialog, ErrorSummary } from "../../widgets";
import { words } from "../../words/cases";

/** The references of a case under their numbers, as they print, each to be changed. */
export function References({ book }: { book: NoteBook }): VNode | null {
  const [editing, setEditing] = useState<Evidence | null>(null);
  const references = book.references();
  if (references.length === 0) return null;
  return (
    <section class="write-row references">
      <h3>{words.sheet.references}</h3>
      <ol>
        {references.map(({ number, item }) => (
          <li key={item.id} value={number}>
            <span class="fixed">
              <span>{citationOf(item)}</span>
              <Button
                small
                look="quiet"
                icon="edit"
                label={words.sheet.editReference(number)}
                onClick={() => setEditing(item)}
              />
            </span>
          </li>
        ))}
      </ol>
      {editing && <EditReference item={editing} onClose={() => setEditing(null)} />}
    </section>
  );
}

function EditReference({ item, onClose }: { item: Evidence; onClose: () => void }): VNode {
  const { id, version, authors, year, title, source, url, summary } = item;
  const [details, setDetails] = useState<EvidenceDetails>({ authors, year, title, source, url, summary });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [turn, setTurn] = useState(0);
  const refuse = (found: readonly FieldProblem[]): void => {
    setProblems(found);
    setTurn((n) => n + 1);
  };
  const save = async (): Promise<void> => {
    const missing = evidenceProblem(details);
    if (missing !== undefined) {
      refuse([{ field: "title", message: missing }]);
      return;
    }
    try {
      await evidenceUpdate({ id, version, details });
      noteSaved();
      onClose();
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (error.code === "invalid") refuse(error.fields);
      else tell(error);
    }
  };
  return (
    <Dialog title={words.reference.title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorSummary problems={problems} turn={turn} />
        <EvidenceFields value={details} onChange={setDetails} problems={problems} />
        <div class="does">
          <Button look="main" type="submit">
            {words.reference.save}
          </Button>
          <Button onClick={onClose}>{words.reference.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
