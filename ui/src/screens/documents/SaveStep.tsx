import type { ComponentChildren, VNode } from "preact";
import { useId, useState } from "preact/hooks";
import {
  ApiError,
  documentSave,
  documentSaveOpen,
  isCancelled,
  type DocumentInfo,
  type DocumentSaveInput,
  type Format,
  type Saved,
} from "../../api";
import { noteSaved } from "../../lib/autosave";
import { Button, Failure, focusField, Note, TextField } from "../../widgets";
import { words as all } from "../../words/documents";

const words = all.preview;

/** What happened to the last attempt to save. */
type Outcome = { saved: string } | { error: ApiError } | null;

/** How a document is saved: for whom and what for, where somebody says so, and the buttons. */
export function SaveStep({
  info,
  children,
}: {
  info: DocumentInfo | null;
  children: ComponentChildren;
}): VNode {
  const [said, setSaid] = useState({ forWhom: "", purpose: "" });
  const { outcome, busy, save } = useSaving(info, said);
  const why = useId();
  const problem = (field: string): string | undefined =>
    outcome && "error" in outcome
      ? outcome.error.fields.find((one) => one.field === field)?.message
      : undefined;
  const field = (name: "forWhom" | "purpose") => ({
    name,
    label: words[name],
    value: said[name],
    spellcheck: true,
    error: problem(name),
    onChange: (value: string) => setSaid((now) => ({ ...now, [name]: value })),
  });
  return (
    <>
      <div class="preview-says" role="status">
        {outcome && "saved" in outcome && <Note tone="good">{words.saved(outcome.saved)}</Note>}
        {outcome && "error" in outcome && outcome.error.fields.length === 0 && (
          <Failure error={outcome.error} />
        )}
      </div>
      {info && (
        <div class="preview-whom" role="group" aria-labelledby={why}>
          <p class="unseen" id={why}>
            {words.register}
          </p>
          <TextField {...field("forWhom")} />
          <TextField {...field("purpose")} />
        </div>
      )}
      <div class="does">
        {children}
        {info?.word && (
          <Button busy={busy} onClick={() => void save(documentSave, "docx")}>
            {words.word}
          </Button>
        )}
        {info && (
          <>
            <Button icon="save" busy={busy} onClick={() => void save(documentSave, "pdf")}>
              {words.save}
            </Button>
            <Button look="main" busy={busy} onClick={() => void save(documentSaveOpen, "pdf")}>
              {words.saveOpen}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

interface Saving {
  outcome: Outcome;
  busy: boolean;
  save: (how: (input: DocumentSaveInput) => Promise<Saved>, format: Format) => Promise<void>;
}

/** Saves a document, and keeps how that went. */
function useSaving(info: DocumentInfo | null, said: { forWhom: string; purpose: string }): Saving {
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [busy, setBusy] = useState(false);
  const save: Saving["save"] = async (how, format) => {
    if (info === null) return;
    setBusy(true);
    setOutcome(null);
    try {
      setOutcome({ saved: (await how(inputOf(info.handle, format, said))).name });
      noteSaved();
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (!isCancelled(error)) setOutcome({ error });
      const first = error.fields[0];
      // Once its sentence stands beside it.
      if (first) requestAnimationFrame(() => focusField(first.field));
    } finally {
      setBusy(false);
    }
  };
  return { outcome, busy, save };
}

/** What is sent; what nobody said is left out. */
function inputOf(
  handle: string,
  format: Format,
  said: { forWhom: string; purpose: string },
): DocumentSaveInput {
  const [forWhom, purpose] = [said.forWhom.trim(), said.purpose.trim()];
  return { handle, format, ...(forWhom && { forWhom }), ...(purpose && { purpose }) };
}
