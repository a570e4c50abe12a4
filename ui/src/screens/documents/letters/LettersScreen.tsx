import type { VNode } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import {
  letterTemplates,
  meetingList,
  personList,
  useLoad,
  type LetterChoice,
  type Meeting,
  type Person,
  type PersonId,
} from "../../../api";
import { useProblems } from "../../../lib/problems";
import { remembered } from "../../../lib/remembered";
import { navigate } from "../../../lib/router";
import { act } from "../../../lib/trouble";
import { communityId } from "../../../session";
import { Button, Empty, ErrorSummary, FieldGroup, Loaded, Page } from "../../../widgets";
import { words } from "../../../words/letters";
import { Preview } from "../Preview";
import { lettersMissing, lettersRequest, type LettersDraft } from "./draft";
import { LetterSheet } from "./LetterSheet";
import { PeopleChooser } from "./PeopleChooser";

/** What letters are made from. */
export interface LettersData {
  templates: readonly LetterChoice[];
  people: readonly Person[];
  meetings: readonly Meeting[];
}

/** What was chosen; kept while one is elsewhere, such as to correct a name. */
const draft = remembered<LettersDraft>({ template: null, meeting: null, people: [] });

/** Letters (domain C14): which one, to whom, and about which meeting. */
export function LettersScreen({ people }: { people?: PersonId[] }): VNode {
  const community = communityId();
  const load = useLoad(
    ["person", "meeting", "service"],
    async (): Promise<LettersData> => {
      const [templates, everybody, meetings] = await Promise.all([
        letterTemplates({ community }),
        personList({ community }),
        meetingList({ community }),
      ]);
      return { templates, people: everybody, meetings };
    },
    community,
  );
  useLayoutEffect(() => {
    if (people) draft.value = { ...draft.peek(), people };
  }, [people]);
  return (
    <Loaded of={load}>
      {(data) => (data.people.length === 0 ? <Nobody /> : <LettersPage data={data} />)}
    </Loaded>
  );
}

const crumbs = [{ to: "documents", text: words.crumb }] as const;

function Nobody(): VNode {
  return (
    <Page title={words.title(0)} crumbs={crumbs}>
      <Empty
        title={words.empty.title}
        does={
          <Button look="main" onClick={() => act(() => navigate("people"))}>
            {words.empty.do}
          </Button>
        }
      >
        <p>{words.empty.text}</p>
      </Empty>
    </Page>
  );
}

function LettersPage({ data }: { data: LettersData }): VNode {
  const { problems, turn, refuse } = useProblems();
  const [showing, setShowing] = useState(false);
  const request = lettersRequest(data, draft.value, communityId());
  const set = (fields: Partial<LettersDraft>): void => {
    draft.value = { ...draft.peek(), ...fields };
    refuse([]);
  };
  const problem = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  const look = (): void => {
    const missing = lettersMissing(data, request);
    refuse(missing);
    setShowing(missing.length === 0);
  };
  const name = data.templates.find((one) => one.id === request.template)?.name ?? words.title(0);
  return (
    <Page
      title={words.title(request.people.length)}
      crumbs={crumbs}
      does={
        <Button look="main" icon="eye" onClick={look}>
          {words.look(request.people.length)}
        </Button>
      }
    >
      <ErrorSummary problems={problems} turn={turn} />
      <div class="two letters">
        <LetterSheet data={data} request={request} set={set} problem={problem} />
        <FieldGroup label={words.people} name="people" hint={words.peopleHint} error={problem("people")}>
          {() => (
            <div class="chooser-box" data-field="people" tabIndex={-1}>
              <PeopleChooser
                people={data.people}
                chosen={new Set(request.people)}
                onChoose={(chosen) => set({ people: [...chosen] })}
              />
            </div>
          )}
        </FieldGroup>
      </div>
      {showing && (
        <Preview
          request={request}
          title={name}
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
