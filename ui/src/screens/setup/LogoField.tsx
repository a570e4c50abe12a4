import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  ApiError,
  communityLogoChoose,
  communityLogoGet,
  communityLogoRemove,
  isCancelled,
  useLoad,
  type Community,
  type CommunityDetails,
} from "../../api";
import { noteSaved, type Autosave } from "../../lib/autosave";
import { Button, Failure, FieldGroup, focusField } from "../../widgets";
import { words as all } from "../../words/setup";

const words = all.logo;

/** The logo of the host: chosen with the system's own dialog, seen as it is, and taken away. */
export function LogoField(props: { community: Community; auto: Autosave<CommunityDetails> }): VNode {
  const { id } = props.community;
  const load = useLoad(["community"], () => communityLogoGet({ id }), id);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const logo = load.value;
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    // The settings are written first: both change the version of the same record.
    if (!(await props.auto.flush())) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await work();
      noteSaved();
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (!isCancelled(error)) setWrong(error.fields[0]?.message ?? error.message);
    } finally {
      setBusy(false);
    }
  };
  const choose = (): void => void change(() => communityLogoChoose({ id }));
  const remove = (): void =>
    void change(async () => {
      await communityLogoRemove({ id });
      focusField("logo");
    });
  return (
    <FieldGroup name="logo" label={words.label} hint={words.hint} error={wrong}>
      {(control) => (
        <>
          {load.state === "failed" && <Failure error={load.error} onRetry={load.reload} />}
          {logo ? (
            <p class="logo">
              <img src={logo.dataUrl} alt={words.alt} draggable={false} />
            </p>
          ) : (
            load.state === "ready" && <p class="soft">{words.none}</p>
          )}
          <div class="does" data-field={control["data-field"]} tabIndex={-1}>
            <Button small writes busy={busy} describedBy={control["aria-describedby"]} onClick={choose}>
              {logo ? words.other : words.choose}
            </Button>
            {logo && (
              <Button small look="quiet" icon="trash" busy={busy} onClick={remove}>
                {words.remove}
              </Button>
            )}
          </div>
        </>
      )}
    </FieldGroup>
  );
}
