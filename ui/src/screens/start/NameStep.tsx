import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { ApiError, communityCreate, type FieldProblem } from "../../api";
import { openSample } from "../../frame/Switcher";
import { useCreating } from "../../lib/create";
import { communityDetails } from "../../lib/details";
import { act } from "../../lib/trouble";
import { loadCommunities, openCommunity } from "../../session";
import { Button, CreateForm, Failure, TextField } from "../../widgets";
import { words } from "../../words/start";
import { Heading } from "./Heading";

/** The last step: one's own community, or the sample to look at. */
export function NameStep({ onDone }: { onDone: () => void }): VNode {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const sample = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await openSample();
      onDone();
    } catch (thrown) {
      setError(ApiError.from(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="form">
      <Heading title={words.community.title} lead={words.community.lead} />
      {error && <Failure error={error} />}
      <CommunityForm onMade={onDone} />
      <section class="offer" aria-labelledby="sample-offer">
        <div>
          <h2 id="sample-offer">{words.community.sampleTitle}</h2>
          <p class="soft">{words.community.sampleText}</p>
        </div>
        <div class="does">
          <Button icon="eye" busy={busy} onClick={() => act(sample)}>
            {words.community.sample}
          </Button>
        </div>
      </section>
    </div>
  );
}

/** The few questions with which a community begins. */
export function CommunityForm({ onMade }: { onMade: () => void }): VNode {
  const [name, setName] = useState("");
  const [area, setArea] = useState("");
  const creating = useCreating();
  const make = async (): Promise<void> => {
    const details = { ...communityDetails(), name: name.trim(), areaOfPractice: area.trim() };
    const { value } = await communityCreate({ details });
    await loadCommunities();
    await openCommunity(value.id);
    onMade();
  };
  const check = (): FieldProblem[] =>
    name.trim() === "" ? [{ field: "name", message: words.community.nameMissing }] : [];
  return (
    <CreateForm
      creating={creating}
      does={words.community.begin}
      onwards
      onSend={() => creating.send(make, check)}
    >
      <TextField
        label={words.community.name}
        hint={words.community.nameHint}
        name="name"
        required
        spellcheck
        value={name}
        onChange={setName}
        error={creating.problem("name")}
      />
      <TextField
        label={words.community.area}
        hint={words.community.areaHint}
        name="areaOfPractice"
        spellcheck
        value={area}
        onChange={setArea}
        error={creating.problem("areaOfPractice")}
      />
    </CreateForm>
  );
}
