import type { VNode } from "preact";
import type { EvidenceDetails, FieldProblem } from "../api";
import { TextField } from "../widgets";
import { words } from "../words/editor";

/** The fields of one item of evidence, as they stand in a reference. */
export function EvidenceFields(props: {
  value: EvidenceDetails;
  onChange: (value: EvidenceDetails) => void;
  problems: readonly FieldProblem[];
}): VNode {
  const { value, onChange, problems } = props;
  const field = (name: keyof EvidenceDetails) => ({
    name,
    value: value[name],
    onChange: (typed: string) => onChange({ ...value, [name]: typed }),
    error: problems.find((one) => one.field === name)?.message,
  });
  return (
    <>
      <TextField label={words.evidence.title} required spellcheck {...field("title")} />
      <TextField label={words.evidence.authors} hint={words.evidence.authorsHint} {...field("authors")} />
      <TextField label={words.evidence.year} narrow {...field("year")} />
      <TextField
        label={words.evidence.source}
        hint={words.evidence.sourceHint}
        spellcheck
        {...field("source")}
      />
      <TextField label={words.evidence.url} type="url" {...field("url")} />
    </>
  );
}
