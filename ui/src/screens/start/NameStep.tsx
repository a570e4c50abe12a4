import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { ApiError, communityCreate, type FieldProblem } from "../../api";
import { openSample } from "../../frame/Switcher";
import { communityDetails } from "../../lib/details";
import { act } from "../../lib/trouble";
import { loadCommunities, openCommunity } from "../../session";
import { Button, ErrorSummary, Failure, TextField } from "../../widgets";
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
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [error, setError] = useState<ApiError | null>(null);
  const [turn, setTurn] = useState(0);
  const problem = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;

  const make = async (): Promise<void> => {
    setError(null);
    setTurn((n) => n + 1);
    if (name.trim() === "") {
      setProblems([{ field: "name", message: words.community.nameMissing }]);
      return;
    }
    try {
      const details = { ...communityDetails(), name: name.trim(), areaOfPractice: area.trim() };
      const { value } = await communityCreate({ details });
      await loadCommunities();
      await openCommunity(value.id);
      onMade();
    } catch (thrown) {
      const failed = ApiError.from(thrown);
      setProblems(failed.fields);
      if (failed.fields.length === 0) setError(failed);
    }
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        act(make);
      }}
    >
      <ErrorSummary problems={problems} turn={turn} />
      {error && <Failure error={error} />}
      <TextField
        label={words.community.name}
        hint={words.community.nameHint}
        name="name"
        required
        spellcheck
        value={name}
        onChange={setName}
        error={problem("name")}
      />
      <TextField
        label={words.community.area}
        hint={words.community.areaHint}
        name="areaOfPractice"
        spellcheck
        value={area}
        onChange={setArea}
        error={problem("areaOfPractice")}
      />
      <div class="does">
        <Button look="main" type="submit" iconAfter="arrow">
          {words.community.begin}
        </Button>
      </div>
    </form>
  );
}
