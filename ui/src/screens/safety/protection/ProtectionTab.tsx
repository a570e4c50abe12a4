import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { remembered } from "../../../lib/remembered";
import { optionsOf } from "../../../lib/options";
import {
  retentionDecisions,
  retentionDue,
  useLoad,
  type RetentionDue,
  type RetentionEntry,
} from "../../../api";
import { communityId } from "../../../session";
import { Button, Loaded, Pick } from "../../../widgets";
import { words } from "../../../words/protection";
import { Preview } from "../../documents/Preview";
import { SafetyPage } from "../SafetyPage";
import { DuePart } from "./DuePart";
import { PersonPart } from "./PersonPart";
import { RulesPart } from "./RulesPart";

const view = remembered<"due" | "person" | "rules">("due");

/** Why and how long data is kept, what is due, and one person's data (domain H5). */
export function ProtectionTab(): VNode {
  const community = communityId();
  const load = useLoad<[RetentionDue[], RetentionEntry[]]>(
    ["retention", "person", "case", "meeting", "service", "action", "evidence", "terms", "policy"],
    () => Promise.all([retentionDue({ community }), retentionDecisions({ community })]),
    community,
  );
  const [summary, setSummary] = useState(false);
  return (
    <Loaded of={load}>
      {([due, decisions]) => (
        <SafetyPage
          at="protection"
          title={words.title(due.length)}
          does={
            <Button icon="documents" onClick={() => setSummary(true)}>
              {words.summary}
            </Button>
          }
        >
          <div class="trail-head">
            <Pick
              label={words.view}
              value={view.value}
              options={optionsOf(words.views)}
              onChange={(next) => {
                view.value = next;
              }}
            />
          </div>
          {view.value === "due" && <DuePart due={due} decisions={decisions} onChanged={load.reload} />}
          {view.value === "person" && <PersonPart onChanged={load.reload} />}
          {view.value === "rules" && <RulesPart />}
          {summary && (
            <Preview
              request={{ kind: "protectionSummary", community: communityId() }}
              title={words.summaryTitle}
              onClose={() => setSummary(false)}
            />
          )}
        </SafetyPage>
      )}
    </Loaded>
  );
}
