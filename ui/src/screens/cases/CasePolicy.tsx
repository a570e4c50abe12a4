import type { VNode } from "preact";
import { policyList, useLoad, type CaseId, type PolicyLine } from "../../api";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { useWritable } from "../../lib/writable";
import { communityId } from "../../session";
import { Button, Link } from "../../widgets";
import { words as all } from "../../words/policy";

const words = all.onCase;

/** The policy issues that a case is linked to, and a button to note another from it (domain E10). */
export function CasePolicy({ id }: { id: CaseId }): VNode {
  const community = communityId();
  const load = useLoad<PolicyLine[]>(["policy"], () => policyList({ community }), community);
  const writable = useWritable();
  const issues = (load.value ?? []).filter((one) => one.cases.includes(id));
  return (
    <section class="case-policy" aria-labelledby="case-policy-title">
      <h2 id="case-policy-title">{words.title}</h2>
      {issues.length === 0 ? (
        <p class="soft small">{words.none}</p>
      ) : (
        <ul>
          {issues.map((one) => (
            <li key={one.id}>
              <Link to="policyIssue" with={{ id: one.id }}>
                <bdi>{one.title}</bdi>
              </Link>
              <span class="about">{all.status[one.status]}</span>
            </li>
          ))}
        </ul>
      )}
      {writable && (
        <Button small icon="add" onClick={() => act(() => navigate("policyIssue", { case: id }))}>
          {words.add}
        </Button>
      )}
    </section>
  );
}
