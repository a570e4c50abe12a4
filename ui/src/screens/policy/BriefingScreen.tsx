import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { briefingOffer, useLoad, type BriefingOffer, type DocumentRequest, type PolicyId } from "../../api";
import { remembered } from "../../lib/remembered";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { useProblems } from "../../lib/problems";
import { communityId } from "../../session";
import { Button, Check, Empty, ErrorSummary, FieldGroup, Loaded, Page, TextArea } from "../../widgets";
import { words as all } from "../../words/policy";
import { Preview } from "../documents/Preview";

const words = all.briefing;
const crumbs = [{ to: "policy", text: all.crumb }] as const;

/** What was chosen; kept while one is elsewhere, such as to reword an issue. */
const draft = remembered<{ community: string; issues: PolicyId[] | null; introduction: string | null }>({
  community: "",
  issues: null,
  introduction: null,
});

/** A briefing (domain E10): the introduction, and which issues. */
export function BriefingScreen(): VNode {
  const community = communityId();
  const load = useLoad<BriefingOffer>(
    ["policy", "community", "case", "meeting"],
    () => briefingOffer({ community }),
    community,
  );
  return (
    <Loaded of={load}>
      {(offer) => (offer.issues.length === 0 ? <Nothing /> : <BriefingPage offer={offer} />)}
    </Loaded>
  );
}

function Nothing(): VNode {
  return (
    <Page title={words.title(0)} crumbs={crumbs}>
      <Empty
        title={words.none.title}
        does={
          <Button look="main" onClick={() => act(() => navigate("policyIssue", {}))}>
            {all.addFirst}
          </Button>
        }
      >
        <p>{words.none.text}</p>
      </Empty>
    </Page>
  );
}

function BriefingPage({ offer }: { offer: BriefingOffer }): VNode {
  const community = communityId();
  const { problems, turn, refuse } = useProblems();
  const [showing, setShowing] = useState(false);
  const own = draft.value.community === community ? draft.value : null;
  const there = new Set(offer.issues.map((one) => one.id));
  const issues = (own?.issues ?? offer.chosen).filter((id) => there.has(id));
  const introduction = own?.introduction ?? offer.introduction;
  const set = (fields: { issues?: PolicyId[]; introduction?: string }): void => {
    draft.value = {
      community,
      issues: own?.issues ?? null,
      introduction: own?.introduction ?? null,
      ...fields,
    };
    refuse([]);
  };
  const problem = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  const request: DocumentRequest = { kind: "briefing", community, issues, introduction };
  const look = (): void => {
    const missing = issues.length === 0 ? [{ field: "issues", message: words.choose }] : [];
    refuse(missing);
    setShowing(missing.length === 0);
  };
  return (
    <Page
      title={words.title(issues.length)}
      crumbs={crumbs}
      does={
        <Button look="main" icon="eye" onClick={look}>
          {words.look}
        </Button>
      }
    >
      <ErrorSummary problems={problems} turn={turn} />
      <div class="form briefing">
        <p class="soft">{words.promise}</p>
        <TextArea
          label={words.intro}
          hint={words.introHint}
          name="introduction"
          lines={4}
          value={introduction}
          error={problem("introduction")}
          onChange={(text) => set({ introduction: text })}
        />
        <Chooser
          offer={offer}
          chosen={issues}
          error={problem("issues")}
          onChange={(chosen) => set({ issues: chosen })}
        />
      </div>
      {showing && (
        <Preview
          request={request}
          title={words.name}
          onClose={() => setShowing(false)}
          onRefused={(error) => {
            setShowing(false);
            refuse(error.fields);
          }}
        />
      )}
    </Page>
  );
}

function Chooser(props: {
  offer: BriefingOffer;
  chosen: readonly PolicyId[];
  error: string | undefined;
  onChange: (chosen: PolicyId[]) => void;
}): VNode {
  const { offer, chosen, onChange } = props;
  const all = offer.issues.map((one) => one.id);
  return (
    <FieldGroup label={words.issues} hint={words.issuesHint} name="issues" error={props.error}>
      {() => (
        <div class="briefing-issues" data-field="issues" tabIndex={-1}>
          <div class="filters">
            <Button small onClick={() => onChange(all)}>
              {words.all}
            </Button>
            <Button small onClick={() => onChange(offer.chosen)}>
              {words.open}
            </Button>
            <span class="how-many" role="status">
              {words.chosen(chosen.length, all.length)}
            </span>
          </div>
          <div class="choices">
            {offer.issues.map((one) => (
              <Check
                key={one.id}
                checked={chosen.includes(one.id)}
                hint={words.about(one.status, one.level, one.cases.length)}
                onChange={(on) => onChange(on ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
              >
                <bdi>{one.title}</bdi>
              </Check>
            ))}
          </div>
        </div>
      )}
    </FieldGroup>
  );
}
