import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  ApiError,
  communityLogoChoose,
  communityLogoGet,
  communityLogoRemove,
  isCancelled,
  useLoad,
  type ById,
  type Community,
  type CommunityId,
  type Done,
} from "../../api";
import { noteSaved } from "../../lib/autosave";
import { Button, Failure, FieldGroup, focusField } from "../../widgets";
import { words as all } from "../../words/setup";

const words = all.logo;

/** The logo of the host: chosen with the system's own dialog, seen as it is, and taken away. */
export function LogoField(props: {
  id: CommunityId;
  /** Writes the settings first; false where they could not be written. */
  before: () => Promise<boolean>;
  onChanged: (now: Community) => void;
}): VNode {
  const { id } = props;
  const load = useLoad(["community"], () => communityLogoGet({ id }), id);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const logo = load.value;
  const change = async (work: (input: ById<CommunityId>) => Promise<Done<Community>>): Promise<void> => {
    if (!(await props.before())) return;
    setBusy(true);
    setWrong(undefined);
    try {
      props.onChanged((await work({ id })).value);
      noteSaved();
      // The button that was pressed may be gone with the logo.
      focusField("logo");
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (!isCancelled(error)) setWrong(error.fields[0]?.message ?? error.message);
    } finally {
      setBusy(false);
    }
  };
  const choose = (): void => void change(communityLogoChoose);
  const remove = (): void => void change(communityLogoRemove);
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
