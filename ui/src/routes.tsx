import type { FunctionComponent } from "preact";
import type { ActionId, CaseId, EvidenceId, MeetingId, PersonId, PolicyId, ServiceId } from "./api";
import { ActionScreen, ActionsScreen } from "./screens/actions";
import { CaseScreen, CasesScreen } from "./screens/cases";
import { DocumentsScreen, LettersScreen } from "./screens/documents";
import { EvidenceItemScreen, EvidenceScreen } from "./screens/evidence";
import { MeetingScreen, MeetingsScreen } from "./screens/meetings";
import { PeopleScreen, PersonScreen } from "./screens/people";
import { BriefingScreen, PolicyIssueScreen, PolicyScreen } from "./screens/policy";
import { SafetyScreen, type SafetyTab } from "./screens/safety";
import { SearchScreen } from "./screens/search";
import { ServiceScreen, ServicesScreen } from "./screens/services";
import { SettingsScreen } from "./screens/settings";
import { NewCommunityScreen, SetupScreen, type SetupTab } from "./screens/setup";
import { TodayScreen } from "./screens/today";

/** A screen that needs nothing. */
type Plain = Record<string, never>;

/** What each screen needs. A record's form without an identifier makes a new record. */
export interface Routes {
  today: Plain;
  setup: { tab?: SetupTab };
  newCommunity: Plain;
  people: Plain;
  person: { id?: PersonId };
  services: Plain;
  service: { id?: ServiceId };
  actions: Plain;
  action: { id?: ActionId };
  meetings: Plain;
  meeting: { id: MeetingId; tab?: string };
  cases: Plain;
  case: { id: CaseId };
  evidence: Plain;
  evidenceItem: { id?: EvidenceId };
  policy: Plain;
  policyIssue: { id?: PolicyId; case?: CaseId };
  briefing: Plain;
  documents: Plain;
  letters: { people?: PersonId[] };
  search: { words?: string };
  safety: { tab?: SafetyTab };
  settings: Plain;
}

/** The places of the sidebar, in its order. */
export const places = [
  "today",
  "setup",
  "people",
  "meetings",
  "cases",
  "evidence",
  "policy",
  "documents",
] as const;

/** A place of the sidebar. */
export type Place = (typeof places)[number];

/** Every screen, and the place to which it belongs. */
export const screens: { [K in keyof Routes]: { place: Place | null; screen: FunctionComponent<Routes[K]> } } =
  {
    today: { place: "today", screen: TodayScreen },
    setup: { place: "setup", screen: SetupScreen },
    newCommunity: { place: null, screen: NewCommunityScreen },
    people: { place: "people", screen: PeopleScreen },
    person: { place: "people", screen: PersonScreen },
    services: { place: "people", screen: ServicesScreen },
    service: { place: "people", screen: ServiceScreen },
    actions: { place: "today", screen: ActionsScreen },
    action: { place: "today", screen: ActionScreen },
    meetings: { place: "meetings", screen: MeetingsScreen },
    meeting: { place: "meetings", screen: MeetingScreen },
    cases: { place: "cases", screen: CasesScreen },
    case: { place: "cases", screen: CaseScreen },
    evidence: { place: "evidence", screen: EvidenceScreen },
    evidenceItem: { place: "evidence", screen: EvidenceItemScreen },
    policy: { place: "policy", screen: PolicyScreen },
    policyIssue: { place: "policy", screen: PolicyIssueScreen },
    briefing: { place: "policy", screen: BriefingScreen },
    documents: { place: "documents", screen: DocumentsScreen },
    letters: { place: "documents", screen: LettersScreen },
    search: { place: null, screen: SearchScreen },
    safety: { place: null, screen: SafetyScreen },
    settings: { place: null, screen: SettingsScreen },
  };
