import type { VNode } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  documentSave,
  documentSaveOpen,
  isCancelled,
  type DocumentInfo,
  type DocumentRequest,
  type Handle,
  type Saved,
} from "../../api";
import { noteSaved } from "../../lib/autosave";
import { ApiError } from "../../api";
import { Button, Failure, Note, Pick, Progress } from "../../widgets";
import { words as all } from "../../words/documents";
import { Pages } from "./Pages";
import { useDocument } from "./useDocument";

const words = all.preview;

interface PreviewProps {
  request: DocumentRequest;
  /** What it is, until the document says its own title. */
  title: string;
  onClose: () => void;
}

/** A document as it will print, over the whole window: look at it, choose the edition, save it. */
export function Preview(props: PreviewProps): VNode {
  const [edition, setEdition] = useState<"ordinary" | "large">("ordinary");
  const making = useDocument(props.request, edition === "large");
  const title = useId();
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      class="preview"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header class="preview-head">
        <h2 id={title}>{making.state === "ready" ? making.info.title : props.title}</h2>
        <Pick
          label={words.edition}
          value={edition}
          options={[
            { value: "ordinary", label: words.ordinary },
            { value: "large", label: words.large },
          ]}
          onChange={setEdition}
        />
      </header>
      <div class="preview-body">
        {making.state === "making" && <Progress title={words.making} />}
        {making.state === "failed" && <Failure error={making.error} onRetry={making.retry} />}
        {making.state === "ready" && <Pages key={making.info.handle} info={making.info} />}
      </div>
      <Foot info={making.state === "ready" ? making.info : null} onClose={props.onClose} />
    </dialog>
  );
}

/** What happened to the last attempt to save. */
type Outcome = { saved: string } | { error: ApiError } | null;

function Foot({ info, onClose }: { info: DocumentInfo | null; onClose: () => void }): VNode {
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [busy, setBusy] = useState(false);
  const save = async (how: (input: Handle) => Promise<Saved>): Promise<void> => {
    if (info === null) return;
    setBusy(true);
    setOutcome(null);
    try {
      setOutcome({ saved: (await how({ handle: info.handle })).name });
      noteSaved();
    } catch (thrown) {
      if (!isCancelled(thrown)) setOutcome({ error: ApiError.from(thrown) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <footer class="preview-foot">
      <div class="preview-says" role="status">
        {outcome && "saved" in outcome && <Note tone="good">{words.saved(outcome.saved)}</Note>}
        {outcome && "error" in outcome && <Failure error={outcome.error} />}
        {outcome === null && info && info.heldBack.length > 0 && <HeldBack info={info} />}
      </div>
      <div class="does">
        <Button onClick={onClose}>{words.close}</Button>
        {info && (
          <>
            <Button icon="save" busy={busy} onClick={() => void save(documentSave)}>
              {words.save}
            </Button>
            <Button look="main" busy={busy} onClick={() => void save(documentSaveOpen)}>
              {words.saveOpen}
            </Button>
          </>
        )}
      </div>
    </footer>
  );
}

function HeldBack({ info }: { info: DocumentInfo }): VNode {
  return (
    <Note tone="mind">
      <p>{words.heldBack(info.heldBack.length)}</p>
      <ul>
        {info.heldBack.map((one) => (
          <li key={one.title}>
            <b>{one.title}</b>. {one.why}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Opens a native dialog as long as it is rendered; the keyboard goes back to where it was. */
function useModal(): { current: HTMLDialogElement | null } {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return dialog;
}
