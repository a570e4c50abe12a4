import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  ApiError,
  termsAdopt,
  termsBegin,
  termsList,
  termsUpdate,
  useLoad,
  type RichText,
  type Terms,
  type TermsId,
} from "../../api";
import { RichTextEditor } from "../../editor";
import { noteSaved, useAutosave, type Autosave } from "../../lib/autosave";
import { act } from "../../lib/trouble";
import { communityId } from "../../session";
import { Badge, Button, Empty, Loaded, Note, SaveTrouble, Select } from "../../widgets";
import { words as all } from "../../words/setup";
import { Preview } from "../documents/Preview";
import { Agreements } from "./Agreements";
import { DayDialog } from "./DayDialog";

const words = all.terms;

/** Terms of reference in versions, and who has agreed to them (domain D6). */
export function TermsTab(): VNode {
  const community = communityId();
  const load = useLoad<Terms[]>(["terms", "person"], () => termsList({ community }), community);
  return <Loaded of={load}>{(versions) => <TermsVersions versions={versions} />}</Loaded>;
}

function TermsVersions({ versions }: { versions: readonly Terms[] }): VNode {
  const [chosen, setChosen] = useState<TermsId | null>(null);
  const shown = versions.find((one) => one.id === chosen) ?? versions[0];
  const begin = (): void =>
    act(async () => {
      const { value } = await termsBegin({ community: communityId() });
      noteSaved();
      setChosen(value.id);
    });
  if (!shown) {
    return (
      <Empty
        title={words.empty.title}
        does={
          <Button look="main" onClick={begin}>
            {words.empty.begin}
          </Button>
        }
      >
        <p>{words.empty.text}</p>
      </Empty>
    );
  }
  const hasDraft = versions.some((one) => one.adoptedOn === null);
  return (
    <div class="two terms">
      <section>
        {versions.length > 1 && (
          <div class="filters">
            <Select
              label={words.version}
              labelUnseen
              name="version"
              value={shown.id}
              options={versions.map((one) => ({ value: one.id, label: nameOf(one) }))}
              onChange={setChosen}
            />
          </div>
        )}
        <TermsText key={shown.id} terms={shown} onBegin={hasDraft ? null : begin} />
      </section>
      <Agreements terms={shown} />
    </div>
  );
}

function nameOf(terms: Terms): string {
  return terms.adoptedOn === null ? words.draft(terms.number) : words.adopted(terms.number, terms.adoptedOn);
}

/** One version: a draft is written, an adopted one is read. */
function TermsText({ terms, onBegin }: { terms: Terms; onBegin: (() => void) | null }): VNode {
  const [asking, setAsking] = useState<"adopt" | "pdf" | null>(null);
  const auto = useTerms(terms);
  const { id } = terms;
  const adopted = terms.adoptedOn !== null;
  const adopt = async (on: string): Promise<void> => {
    if (!(await auto.flush())) return;
    await termsAdopt({ id, on });
    noteSaved();
    setAsking(null);
  };
  const pdf = (): void =>
    act(async () => {
      if (await auto.flush()) setAsking("pdf");
    });
  const close = (): void => setAsking(null);
  return (
    <div class="terms-text">
      <Head terms={terms} onPdf={pdf} onAdopt={() => setAsking("adopt")} onBegin={onBegin} />
      <SaveTrouble of={auto} />
      <RichTextEditor
        label={words.label}
        value={auto.draft.value}
        readOnly={adopted}
        onChange={(body) => auto.change(body)}
      />
      {asking === "adopt" && (
        <DayDialog title={words.adoptTitle} does={words.adopt} onClose={close} onDay={adopt}>
          <Note>{words.adoptText}</Note>
        </DayDialog>
      )}
      {asking === "pdf" && (
        <Preview request={{ kind: "termsOfReference", terms: id }} title={words.label} onClose={close} />
      )}
    </div>
  );
}

/** The saving of a version's text. */
function useTerms(terms: Terms): Autosave<RichText> {
  const { id } = terms;
  return useAutosave({
    key: `terms ${id}`,
    draft: terms.body,
    version: terms.version,
    save: async (body, version) => (await termsUpdate({ id, version, body })).value.version,
    reload: async () => {
      const now = (await termsList({ community: terms.community })).find((one) => one.id === id);
      if (!now) throw new ApiError("notFound", words.gone);
      return { draft: now.body, version: now.version };
    },
  });
}

function Head(props: {
  terms: Terms;
  onPdf: () => void;
  onAdopt: () => void;
  onBegin: (() => void) | null;
}): VNode {
  const adopted = props.terms.adoptedOn !== null;
  return (
    <div class="terms-head">
      <Badge tone={adopted ? "good" : "plain"} {...(adopted ? { icon: "check" } : { crown: "empty" })}>
        {nameOf(props.terms)}
      </Badge>
      <div class="does">
        <Button small icon="print" onClick={props.onPdf}>
          {words.pdf}
        </Button>
        {adopted && props.onBegin && (
          <Button small icon="edit" onClick={props.onBegin}>
            {words.newVersion}
          </Button>
        )}
        {!adopted && (
          <Button small look="main" onClick={props.onAdopt}>
            {words.adopt}
          </Button>
        )}
      </div>
    </div>
  );
}
