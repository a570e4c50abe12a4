import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { retentionRuleSet, type FieldProblem, type RetentionRule } from "../../../api";
import { useCreating } from "../../../lib/create";
import { say } from "../../../lib/undo";
import { Button, Check, CreateForm, Dialog, NumberField, TextArea, TextField } from "../../../widgets";
import { words as all } from "../../../words/protection";
import { words as shared } from "../../../words/safety";

const words = all.rules.form;
/** A hundred years: longer than that is for good. */
const MOST_MONTHS = 1200;

/** Why a kind of data is kept, on what basis, and when it is looked at again. */
export function RuleForm({ rule, onClose }: { rule: RetentionRule; onClose: () => void }): VNode {
  const [why, setWhy] = useState(rule.why);
  const [basis, setBasis] = useState(rule.basis);
  const [reviewed, setReviewed] = useState(rule.months !== null);
  const [months, setMonths] = useState(rule.months);
  const [unread, setUnread] = useState<string | null>(null);
  const creating = useCreating();
  const check = (): FieldProblem[] => [
    ...(why.trim() === "" ? [{ field: "why", message: words.whyMissing }] : []),
    ...(basis.trim() === "" ? [{ field: "basis", message: words.basisMissing }] : []),
    ...(reviewed && months === null ? [{ field: "months", message: unread ?? words.monthsMissing }] : []),
  ];
  const send = async (): Promise<void> => {
    const details = { why: why.trim(), basis: basis.trim(), months: reviewed ? months : null };
    await retentionRuleSet({ kind: rule.kind, version: rule.version, details });
    say(words.done(rule.label));
    onClose();
  };
  return (
    <Dialog title={words.title(rule.label)} onClose={onClose}>
      <CreateForm
        creating={creating}
        does={words.does}
        beside={<Button onClick={onClose}>{shared.cancel}</Button>}
        onSend={() => creating.send(send, check)}
      >
        <TextArea
          label={words.why}
          name="why"
          value={why}
          onChange={setWhy}
          error={creating.problem("why")}
        />
        <TextField
          label={words.basis}
          hint={words.basisHint}
          name="basis"
          spellcheck
          value={basis}
          onChange={setBasis}
          error={creating.problem("basis")}
        />
        <Check name="reviewed" checked={reviewed} onChange={setReviewed}>
          {words.review}
        </Check>
        {reviewed && (
          <NumberField
            label={words.months}
            hint={words.monthsHint(rule.starts)}
            name="months"
            least={1}
            most={MOST_MONTHS}
            value={months}
            onChange={(value, problem) => {
              setMonths(value);
              setUnread(problem);
            }}
            error={creating.problem("months")}
          />
        )}
      </CreateForm>
    </Dialog>
  );
}
