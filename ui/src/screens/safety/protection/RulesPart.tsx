import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { retentionRuleReset, retentionRules, useLoad, type RetentionRule } from "../../../api";
import { act } from "../../../lib/trouble";
import { say } from "../../../lib/undo";
import { Badge, Button, Loaded } from "../../../widgets";
import { words as all } from "../../../words/protection";
import { RuleForm } from "./RuleForm";

const words = all.rules;

/** For each kind of data why it is kept and how long: defaults that can be changed (domain H5). */
export function RulesPart(): VNode {
  const load = useLoad<RetentionRule[]>(["retention"], retentionRules);
  const [editing, setEditing] = useState<RetentionRule | null>(null);
  const reset = (rule: RetentionRule): void =>
    act(async () => {
      await retentionRuleReset({ kind: rule.kind });
      say(words.resetDone(rule.label));
    });
  return (
    <Loaded of={load}>
      {(rules) => (
        <>
          <p class="soft lead-in">{words.lead}</p>
          <ul class="rules">
            {rules.map((rule) => (
              <Rule key={rule.kind} rule={rule} onEdit={() => setEditing(rule)} onReset={() => reset(rule)} />
            ))}
          </ul>
          {editing && <RuleForm rule={editing} onClose={() => setEditing(null)} />}
        </>
      )}
    </Loaded>
  );
}

function Rule(props: { rule: RetentionRule; onEdit: () => void; onReset: () => void }): VNode {
  const { rule } = props;
  return (
    <li>
      <div class="rule-head">
        <h2>{rule.label}</h2>
        {rule.changed && <Badge icon="edit">{words.changed}</Badge>}
        <div class="does">
          <Button small icon="edit" writes onClick={props.onEdit}>
            <span aria-hidden>{words.edit}</span>
            <span class="unseen">{words.editOf(rule.label)}</span>
          </Button>
          {rule.changed && (
            <Button small icon="undo" look="quiet" writes onClick={props.onReset}>
              <span aria-hidden>{words.reset}</span>
              <span class="unseen">{words.resetOf(rule.label)}</span>
            </Button>
          )}
        </div>
      </div>
      <dl class="rule-facts">
        <dt>{words.long}</dt>
        <dd>
          <b>
            {rule.months === null ? words.months(null) : words.time(words.months(rule.months), rule.starts)}
          </b>
        </dd>
        <dt>{words.holds}</dt>
        <dd>{rule.holds}</dd>
        <dt>{words.why}</dt>
        <dd>{rule.why}</dd>
        <dt>{words.basis}</dt>
        <dd>{rule.basis}</dd>
      </dl>
    </li>
  );
}
