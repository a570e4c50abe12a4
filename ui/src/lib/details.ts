/** What is edited of a record, apart from its identifier and stamp; and records with nothing filled in. */
import type {
  Action,
  ActionDetails,
  Community,
  CommunityDetails,
  Evidence,
  EvidenceDetails,
  Person,
  PersonDetails,
  PolicyDetails,
  PolicyIssue,
  RichText,
  Service,
  ServiceDetails,
} from "../api";

const actionNone: ActionDetails = {
  what: "",
  owner: null,
  due: null,
  doneOn: null,
  meeting: null,
  case: null,
};

const communityNone: CommunityDetails = {
  name: "",
  areaOfPractice: "",
  purpose: "",
  objectives: [],
  hosts: [],
  locality: "",
  facilitator: "",
  facilitatorEmail: "",
  sizeLeast: null,
  sizeMost: null,
  meetingsPlanned: null,
  rhythm: "monthly",
  attendanceShare: null,
  stage: "exploring",
  confidentialityMark: "",
  accent: "",
};

const evidenceNone: EvidenceDetails = { authors: "", year: "", title: "", source: "", url: "", summary: "" };

const personNone: PersonDetails = {
  name: "",
  role: "",
  discipline: "",
  service: null,
  kind: "frontLine",
  email: "",
  phone: "",
  preferredContact: "email",
  howFound: "ownNetwork",
  suggestedBy: null,
  accessNeeds: "",
  dietaryNeeds: "",
  largePrint: false,
  stage: "identified",
  notes: "",
};

const nothing: RichText = { schema: 1, blocks: [] };

const policyNone: PolicyDetails = {
  title: "",
  level: "local",
  status: "noted",
  notedOn: null,
  outcome: "",
  cases: [],
  meetings: [],
  told: [],
  happens: nothing,
  helps: nothing,
};

const serviceNone: ServiceDetails = {
  name: "",
  organisation: "",
  sector: "voluntary",
  discipline: "",
  offers: "",
  contactName: "",
  email: "",
  phone: "",
  link: "none",
  wanted: "yes",
};

/** The keys of the empty record, taken from the stored one. */
function pick<D extends object>(none: D, from: D): D {
  const keys = Object.keys(none) as (keyof D)[];
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as D;
}

export const actionDetails = (from: Action = actionNone as Action): ActionDetails => pick(actionNone, from);
export const communityDetails = (from: Community = communityNone as Community): CommunityDetails =>
  pick(communityNone, from);
export const evidenceDetails = (from: Evidence = evidenceNone as Evidence): EvidenceDetails =>
  pick(evidenceNone, from);
export const personDetails = (from: Person = personNone as Person): PersonDetails => pick(personNone, from);
export const policyDetails = (from: PolicyIssue = policyNone as PolicyIssue): PolicyDetails =>
  pick(policyNone, from);
export const serviceDetails = (from: Service = serviceNone as Service): ServiceDetails =>
  pick(serviceNone, from);
