import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { ApiError, caseCreate } from "../../api";
import { noteSaved } from "../../lib/autosave";
import { navigate } from "../../lib/router";
import { tell } from "../../lib/trouble";
import { communityId } from "../../session";
import { Button, Dialog, TextField } from "../../widgets";
import { words as all } from "../../words/cases";
import { caseNew } from "./details";

const words = all.add;

/** Asks for the title of a new case, and opens it. */
export function AddCase({ onClose }: { onClose: () => void }): VNode {
  const [title, setTitle] = useState("");
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const begin = async (): Promise<void> => {
    if (title.trim() === "") {
      setWrong(words.missing);
      return;
    }
    setBusy(true);
    try {
      const { value } = await caseCreate({ community: communityId(), details: caseNew(title) });
      noteSaved();
      await navigate("case", { id: value.case.id });
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (error.code === "invalid") setWrong(error.fields[0]?.message ?? error.message);
      else tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <TextField
          name="title"
          label={words.name}
          hint={words.hint}
          value={title}
          error={wrong}
          spellcheck
          inputRef={(input) => input?.setAttribute("data-first", "")}
          onChange={(value) => {
            setTitle(value);
            setWrong(undefined);
          }}
        />
        <p class="small soft">{words.private}</p>
        <div class="does">
          <Button look="main" type="submit" busy={busy}>
            {words.do}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
