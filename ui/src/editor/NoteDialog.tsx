import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { ApiError, type EvidenceDetails, type EvidenceId, type FieldProblem } from "../api";
import { tell } from "../lib/trouble";
import { Button, Dialog, ErrorSummary, TextField } from "../widgets";
import { words } from "../words/editor";
import { citationOf, evidenceEmpty, evidenceProblem, findEvidence, type NoteBook } from "./cite";
import { noteInsert } from "./commands";
import { EvidenceFields } from "./EvidenceFields";
import type { EditorGroup } from "./group";

/** Chooses the item of evidence that a note refers to, or adds one. */
export function NoteDialog(props: { group: EditorGroup; book: NoteBook; onClose: () => void }): VNode {
  const { group, book, onClose } = props;
  const [typed, setTyped] = useState("");
  const [adding, setAdding] = useState(book.items.peek().length === 0);
  const choose = (id: EvidenceId): void => {
    onClose();
    group.runAfterDialog(noteInsert(id));
  };
  return (
    <Dialog title={adding ? words.noteAddTitle : words.noteTitle} onClose={onClose} wide>
      {adding ? (
        <AddEvidence book={book} title={typed} onAdded={choose} onBack={() => setAdding(false)} />
      ) : (
        <>
          <p class="soft">{words.noteIntro}</p>
          <TextField
            name="noteFind"
            label={words.noteFind}
            type="search"
            value={typed}
            inputRef={(input) => input?.setAttribute("data-first", "")}
            onChange={setTyped}
          />
          <EvidenceList book={book} typed={typed} onChoose={choose} />
          <div class="does">
            <Button icon="add" onClick={() => setAdding(true)}>
              {words.noteAdd}
            </Button>
            <Button onClick={onClose}>{words.cancel}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function EvidenceList(props: { book: NoteBook; typed: string; onChoose: (id: EvidenceId) => void }): VNode {
  const { book, typed } = props;
  const found = findEvidence(book.items.value, typed);
  const numbers = book.numbers.value;
  if (found.length === 0)
    return <p role="status">{typed === "" ? words.noteLibraryEmpty : words.noteNone}</p>;
  return (
    <ul class="note-choices" aria-label={words.noteList}>
      {found.map((item) => {
        const number = numbers.get(item.id);
        return (
          <li key={item.id}>
            <button type="button" class="note-choice" onClick={() => props.onChoose(item.id)}>
              <span>{citationOf(item)}</span>
              {number !== undefined && <span class="about">{words.noteChosen(number)}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function AddEvidence(props: {
  book: NoteBook;
  title: string;
  onAdded: (id: EvidenceId) => void;
  onBack: () => void;
}): VNode {
  const [details, setDetails] = useState<EvidenceDetails>(() => evidenceEmpty(props.title));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  const refuse = (found: readonly FieldProblem[]): void => {
    setProblems(found);
    setTurn((n) => n + 1);
  };
  const add = async (): Promise<void> => {
    const missing = evidenceProblem(details);
    if (missing !== undefined) {
      refuse([{ field: "title", message: missing }]);
      return;
    }
    setBusy(true);
    try {
      props.onAdded(await props.book.add(details));
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (error.code === "invalid") refuse(error.fields);
      else tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <ErrorSummary problems={problems} turn={turn} />
      <EvidenceFields value={details} onChange={setDetails} problems={problems} />
      <div class="does">
        <Button look="main" type="submit" busy={busy}>
          {words.noteSave}
        </Button>
        <Button onClick={props.onBack}>{words.noteBack}</Button>
      </div>
    </form>
  );
}
