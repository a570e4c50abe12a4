import type { VNode } from "preact";
import {
  caseList,
  meetingList,
  policyCreate,
  policyDelete,
  policyGet,
  policyRestore,
  policyUpdate,
  useLoad,
  type CaseId,
  type CaseRow,
  type Meeting,
  type PolicyDetails,
  type PolicyId,
  type PolicyIssue,
} from "../../api";
import { policyDetails } from "../../lib/details";
import { today } from "../../lib/format";
import { useKeptRecord, useNewRecord } from "../../lib/record";
import { communityId } from "../../session";
import { CreateForm, Loaded, Page, RecordForm } from "../../widgets";
import { words } from "../../words/policy";
import { PolicyFields } from "./PolicyFields";
import { StatusMark } from "./StatusMark";

const crumbs = [{ to: "policy", text: words.crumb }] as const;

/** What an issue can be linked to. */
export interface Around {
  cases: readonly CaseRow[];
  meetings: readonly Meeting[];
}

/** A policy issue's form: saves itself where the issue exists. A new one may come with the case it was noted from. */
export function PolicyIssueScreen({ id, case: from }: { id?: PolicyId; case?: CaseId }): VNode {
  const community = communityId();
  const load = useLoad<Around & { issue: PolicyIssue | null }>(
    ["policy", "case", "meeting"],
    async () => {
      const [cases, meetings, issue] = await Promise.all([
        caseList({ community }),
        meetingList({ community }),
        id === undefined ? null : policyGet({ id }),
      ]);
      return { cases, meetings, issue };
    },
    id ?? `new ${from ?? ""}`,
  );
  return (
    <Loaded of={load}>
      {({ issue, ...around }) =>
        issue ? <IssueForm issue={issue} around={around} /> : <NewIssue from={from} around={around} />
      }
    </Loaded>
  );
}

function NewIssue({ from, around }: { from: CaseId | undefined; around: Around }): VNode {
  const made = useNewRecord<PolicyDetails, PolicyIssue>({
    key: `new policy issue ${from ?? ""}`,
    none: () => ({ ...policyDetails(), notedOn: today(), cases: from === undefined ? [] : [from] }),
    create: (details) => policyCreate({ community: communityId(), details }),
    to: "policy",
    created: () => words.created,
    remove: ({ id }) => policyDelete({ id }),
  });
  return (
    <Page title={words.newTitle} crumbs={crumbs}>
      <CreateForm creating={made.creating} does={words.create} onSend={made.send}>
        <PolicyFields {...made.fields} around={around} />
      </CreateForm>
    </Page>
  );
}

function IssueForm({ issue, around }: { issue: PolicyIssue; around: Around }): VNode {
  const { id } = issue;
  const kept = useKeptRecord({
    key: `policy ${id}`,
    record: issue,
    details: policyDetails,
    get: () => policyGet({ id }),
    update: (details, version) => policyUpdate({ id, version, details }),
    to: "policy",
    deleted: words.deleted,
    remove: () => policyDelete({ id }),
    restore: () => policyRestore({ id }),
  });
  return (
    <Page title={issue.title} crumbs={crumbs} does={<StatusMark status={issue.status} />}>
      <RecordForm of={kept} record={issue} deletes={words.delete}>
        <PolicyFields {...kept.fields} around={around} />
      </RecordForm>
    </Page>
  );
}
