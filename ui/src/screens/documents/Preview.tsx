import type { VNode } from "preact";
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ApiError, DocumentRequest } from "../../api";
import { Button, Failure, Note, Working } from "../../widgets";
import { words as all } from "../../words/documents";
import { edition } from "./edition";
import { EditionPick } from "./EditionPick";
import { Pages } from "./Pages";
import { Remarks } from "./Remarks";
import { SaveStep } from "./SaveStep";
import { useDocument } from "./useDocument";

const words = all.preview;

/** Milliseconds after it is wanted that a preview waits for its first page before it opens without it. */
const PATIENCE = 200;

interface PreviewProps {
  request: DocumentRequest;
  /** What it is, until the document says its own title. */
  title: string;
  onClose: () => void;
  /** False while it is only made ready, unseen, for somebody who may ask for it next. */
  shown?: boolean | undefined;
  /** What was chosen for it is refused: the screen behind shows why beside its fields. */
  onRefused?: ((error: ApiError) => void) | undefined;
}

/**
 * A document as it will print, over the whole window: look at it, choose the size of print, save it.
 *
 * It opens with its first page, or after a moment without it: drawing it empty first would cost a PC without a graphics
 * card more time than making the document.
 */
export function Preview(props: PreviewProps): VNode {
  const { shown = true } = props;
  const making = useDocument(props.request, edition.value, shown);
  const title = useId();
  const [due, setDue] = useState(false);
  const pictured = useCallback(() => setDue(true), []);
  const { dialog, open } = useModal(
    shown && (due || making.state === "failed" || making.state === "stopped"),
  );
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(pictured, PATIENCE);
    return () => clearTimeout(timer);
  }, [shown, pictured]);
  const refused =
    making.state === "failed" && props.onRefused !== undefined && making.error.fields.length > 0
      ? making.error
      : null;
  const { onRefused } = props;
  useEffect(() => {
    if (refused) onRefused?.(refused);
  }, [refused, onRefused]);
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
        <EditionPick />
      </header>
      <div class="preview-body">
        {making.state === "making" && making.work.late && <Working of={making.work} />}
        {making.state === "stopped" && <Stopped onAgain={making.retry} />}
        {making.state === "failed" && <Failure error={making.error} onRetry={making.retry} />}
        {making.state === "ready" && (
          <Pages key={making.info.handle} info={making.info} open={open} onPicture={pictured} />
        )}
      </div>
      <footer class="preview-foot">
        {making.state === "ready" && <Remarks of={making.info} />}
        <SaveStep info={making.state === "ready" ? making.info : null}>
          <Button onClick={props.onClose}>{words.close}</Button>
        </SaveStep>
      </footer>
    </dialog>
  );
}

/** Says that nothing was made, with the way on under the keyboard where the button to stop was. */
function Stopped({ onAgain }: { onAgain: () => void }): VNode {
  const again = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => again.current?.focus(), []);
  return (
    <Note
      alert
      does={
        <Button small buttonRef={again} onClick={onAgain}>
          {words.again}
        </Button>
      }
    >
      <p>{words.stopped}</p>
    </Note>
  );
}

/** Opens a native dialog once it is due, until it is no longer rendered; the keyboard goes back to where it was. */
function useModal(due: boolean): { dialog: { current: HTMLDialogElement | null }; open: boolean } {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!due || element === null) return undefined;
    const before = document.activeElement;
    if (!element.open) element.showModal();
    setOpen(true);
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [due]);
  return { dialog, open };
}
