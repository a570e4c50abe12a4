import type { VNode } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
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

interface PreviewProps {
  request: DocumentRequest;
  /** What it is, until the document says its own title. */
  title: string;
  onClose: () => void;
  /** What was chosen for it is refused: the screen behind shows why beside its fields. */
  onRefused?: ((error: ApiError) => void) | undefined;
}

/** A document as it will print, over the whole window: look at it, choose the size of print, save it. */
export function Preview(props: PreviewProps): VNode {
  const making = useDocument(props.request, edition.value);
  const title = useId();
  const dialog = useModal();
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
        {making.state === "ready" && <Pages key={making.info.handle} info={making.info} />}
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
