import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { ApiError, erase, type Erased, type RecordRef } from "../../../api";
import { instant } from "../../../lib/format";
import { navigate } from "../../../lib/router";
import { act } from "../../../lib/trouble";
import { Button, Confirm, Dialog, Failure } from "../../../widgets";
import { words as all } from "../../../words/bin";
import { ErasePreviewText, usePreview } from "./ErasePreviewText";

const words = all.preview;

interface EraseProps {
  record: RecordRef;
  title: string;
  onClose: () => void;
  /** It is gone; the dialog stays to say which backups still hold it. */
  onErased: () => void;
}

/** Erases a record for good: shows first what goes, what stays, and where its name stands. */
export function EraseDialog(props: EraseProps): VNode {
  const preview = usePreview(props.record);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [erased, setErased] = useState<Erased | null>(null);
  if (erased) return <ErasedDialog erased={erased} onClose={props.onClose} />;
  const blocked = preview.value?.blocked ?? null;
  const go = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { value } = await erase({ records: [props.record] });
      setErased(value);
      props.onErased();
    } catch (thrown) {
      setError(ApiError.from(thrown));
      setBusy(false);
    }
  };
  const shown = error ?? preview.error;
  return (
    <Confirm
      title={words.title(props.title)}
      safe={words.safe}
      grave={words.does}
      notYet={preview.value === null ? words.looking : blocked === null ? undefined : words.blocked}
      busy={busy}
      onSafe={props.onClose}
      onGrave={() => act(go)}
    >
      {shown && <Failure error={shown} />}
      <ErasePreviewText preview={preview.value} onLeave={props.onClose} />
      {preview.value && blocked === null && <p>{words.final}</p>}
    </Confirm>
  );
}

/** What was erased, and which backups still hold it. */
export function ErasedDialog({ erased, onClose }: { erased: Erased; onClose: () => void }): VNode {
  const words = all.done;
  const { heldBy } = erased;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div class="dialog-text">
        <p>{words.text}</p>
        <div>
          <p>{heldBy.length === 0 ? words.none : words.held(heldBy.length)}</p>
          <ul class="bullets">
            {heldBy.map((one) => (
              <li key={one.name}>{instant(one.madeAt)}</li>
            ))}
          </ul>
        </div>
        {erased.advice !== "" && <p>{erased.advice}</p>}
      </div>
      <div class="does">
        <Button
          look="main"
          onClick={() => {
            onClose();
            act(() => navigate("safety", { tab: "backups" }));
          }}
        >
          {words.backup}
        </Button>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}
