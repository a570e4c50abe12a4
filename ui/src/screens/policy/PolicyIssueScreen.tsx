import type { VNode } from "preact";
import { useRef } from "preact/hooks";
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
import { noteSaved, useAutosave } from "../../lib/autosave";
import { useCreating } from "../../lib/create";
import { policyDetails } from "../../lib/details";
import { useDraft } from "../../lib/draft";
import { instant, today } from "../../lib/format";
import { leave } from "../../lib/router";
import { act } from "../../lib/trouble";
import { offerUndo } from "../../lib/undo";
import { communityId } from "../../session";
import { Button, CreateForm, Loaded, Page, SaveTrouble } from "../../widgets";
import { words as shared } from "../../words/people";
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
  const draft = useDraft<PolicyDetails>(`new policy issue ${from ?? ""}`, () => ({
    ...policyDetails(),
    notedOn: today(),
    cases: from === undefined ? [] : [from],
  }));
  const creating = useCreating();
  const unread = useRef(new Map<string, string>());
  const create = async (): Promise<void> => {
    const { value } = await policyCreate({ community: communityId(), details: draft.value });
    draft.done();
    await leave("policy");
    offerUndo(words.created, () => policyDelete({ id: value.id }));
  };
  const send = (): Promise<void> =>
    creating.send(create, () => [...unread.current].map(([field, message]) => ({ field, message })));
  return (
    <Page title={words.newTitle} crumbs={crumbs}>
      <CreateForm creating={creating} does={words.create} onSend={send}>
        <PolicyFields
          value={draft.value}
          set={draft.set}
          problem={creating.problem}
          unread={(field, problem) => {
            if (problem === null) unread.current.delete(field);
            else unread.current.set(field, problem);
          }}
          around={around}
        />
      </CreateForm>
    </Page>
  );
}

function IssueForm({ issue, around }: { issue: PolicyIssue; around: Around }): VNode {
  const { id } = issue;
  const auto = useAutosave({
    key: `policy ${id}`,
    draft: policyDetails(issue),
    version: issue.version,
    save: async (details, version) => (await policyUpdate({ id, version, details })).value.version,
    reload: async () => {
      const now = await policyGet({ id });
      return { draft: policyDetails(now), version: now.version };
    },
  });
  const remove = async (): Promise<void> => {
    // First away, so that this form does not look for what is gone.
    await leave("policy");
    await policyDelete({ id });
    noteSaved();
    offerUndo(words.deleted, () => policyRestore({ id }));
  };
  return (
    <Page title={issue.title} crumbs={crumbs} does={<StatusMark status={issue.status} />}>
      <div class="form">
        <SaveTrouble of={auto} />
        <PolicyFields
          value={auto.draft.value}
          set={(fields) => auto.set(fields)}
          problem={(field) => auto.problem(field)}
          unread={(field, problem) => auto.unread(field, problem)}
          around={around}
        />
        <div class="form-foot">
          <span class="small faint">{shared.form.changed(instant(issue.changedAt), issue.changedBy)}</span>
          <Button look="quiet" icon="trash" onClick={() => act(remove)}>
            {words.delete}
          </Button>
        </div>
      </div>
    </Page>
  );
}
