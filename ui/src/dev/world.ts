/** The pretended store: records in memory, made afresh for each page. */
import type {
  Action,
  ActionDetails,
  Case,
  CaseDetails,
  Community,
  CommunityDetails,
  Evidence,
  EvidenceDetails,
  Export,
  Meeting,
  MeetingDetails,
  Person,
  PersonDetails,
  PolicyIssue,
  RichText,
  Service,
  ServiceDetails,
  Terms,
} from "../api";
import { actionDetails, communityDetails, evidenceDetails } from "../lib/details";
import { today } from "../lib/format";
import { shift } from "../lib/parse";
import { crowd, people, services } from "./people";
import { policyIssues } from "./policy";

export const COMMUNITY = "0190-community";

interface Stored {
  id: string;
  community: string;
  version: number;
  changedAt: string;
  changedBy: string;
}

let ids = 0;

/** Identifier, version and stamp of a new record. */
export function stored<D extends object>(kind: string, details: D): D & Stored {
  ids += 1;
  return {
    id: `${kind}-${String(ids)}`,
    community: COMMUNITY,
    version: 1,
    changedAt: "2027-02-08T14:32:00Z",
    changedBy: "Maren Oakes",
    ...details,
  };
}

/** A text of paragraphs. */
export function textOf(...paragraphs: string[]): RichText {
  return {
    schema: 1,
    blocks: paragraphs.map((text) => ({ type: "paragraph", runs: [{ type: "text", text }] })),
  };
}

export interface World {
  communities: Community[];
  people: Person[];
  services: Service[];
  actions: Action[];
  evidence: Evidence[];
  meetings: Meeting[];
  cases: Case[];
  terms: Terms[];
  policy: PolicyIssue[];
  exports: Export[];
  /** Records that were deleted, by identifier, to be restored. */
  bin: Map<string, unknown>;
}

export function person(details: PersonDetails): Person {
  return { ...stored("person", details), serviceName: "" };
}

export function service(details: ServiceDetails): Service {
  return stored("service", details);
}

export function action(details: ActionDetails, owners: readonly Person[]): Action {
  return {
    ...stored("action", details),
    ownerName: owners.find((one) => one.id === details.owner)?.name ?? "",
  };
}

export function evidence(details: EvidenceDetails): Evidence {
  return stored("evidence", details);
}

export function meeting(details: MeetingDetails): Meeting {
  return { ...stored("meeting", details), sequence: 0 };
}

export function caseOf(details: CaseDetails, number: number): Case {
  return { ...stored("case", details), number };
}

export function community(details: CommunityDetails, sample: boolean): Community {
  return { ...stored("community", details), id: COMMUNITY, sample };
}

export function meetingDetails(
  number: number,
  date: string,
  status: MeetingDetails["status"],
): MeetingDetails {
  return {
    number,
    kind: "ordinary",
    date,
    start: "10:00:00",
    end: "12:30:00",
    venue: { name: "Friends’ Meeting House", address: "Loom Street", room: "", access: "" },
    refreshments: "",
    status,
    notes: textOf(),
  };
}

export function caseDetails(title: string, presenterName: string): CaseDetails {
  return {
    title,
    presenter: null,
    presenterName,
    presenterRole: "",
    kind: null,
    disciplines: [],
    permission: { state: "asked", on: null, how: "", purpose: "", until: null },
    meeting: null,
    state: "draft",
    kept: [],
  };
}

/** A community in the middle of its life; an empty one; or one with a thousand people. */
export function makeWorld(kind: "full" | "empty" | "crowd", sample: boolean): World {
  const world: World = {
    communities: [
      community(
        {
          ...communityDetails(),
          name: kind === "empty" ? "New community" : "Calderfoot Dual Diagnosis",
          areaOfPractice: "Dual diagnosis",
          facilitator: "Maren Oakes",
          stage: kind === "empty" ? "exploring" : "meeting",
          sizeLeast: 10,
          sizeMost: 14,
          meetingsPlanned: 6,
        },
        sample,
      ),
    ],
    people: [],
    services: [],
    actions: [],
    evidence: [],
    meetings: [],
    cases: [],
    terms: [],
    policy: [],
    exports: [],
    bin: new Map(),
  };
  if (kind !== "empty") {
    fillPeople(world, kind === "crowd");
    fillWork(world);
    world.policy = policyIssues(world, kind === "crowd");
  }
  return world;
}

function fillPeople(world: World, many: boolean): void {
  world.people = (many ? crowd(1000) : people).map(person);
  world.services = services.map(service);
  world.people.forEach((one, index) => {
    const works = world.services[index % world.services.length];
    if (works && index < 14 && one.kind === "frontLine")
      Object.assign(one, { service: works.id, serviceName: works.name });
  });
}

function fillWork(world: World): void {
  const now = today();
  world.meetings = [1, 2, 3, 4].map((n) => meeting(meetingDetails(n, shift(now, (n - 5) * 28 + 9), "held")));
  world.meetings.push(meeting(meetingDetails(5, shift(now, 9), "planned")));
  world.cases = [caseOf(caseDetails("Between two duty desks", "Tomasz Wilk"), 5)];
  const owner = world.people[6]?.id ?? null;
  world.actions = (
    [
      ["See the client’s permission for Case 5", -5],
      ["Ring Kit Farrow about joining", -1],
      ["Order refreshments for twelve", 1],
      ["Send the pack and the reminder", 2],
      ["Have a quiet word with Siân Gŵyn", 3],
      ["Ask Bryony and Delroy how the support is working", 13],
      ["Set the date of the review with the host", 37],
    ] as const
  ).map(([what, days]) => action({ ...actionDetails(), what, owner, due: shift(now, days) }, world.people));
  world.evidence = [
    evidence({
      ...evidenceDetails(),
      title: "Improving care transfers for homeless patients after hospital discharge",
      authors: "Cornes, M. and others",
      year: "2019",
      source: "London: King’s College London",
      summary: "Step-down beds shorten stays where housing staff visit the ward.",
    }),
  ];
  world.terms = [
    {
      ...stored("terms", { number: 1 }),
      body: textOf(
        "We meet to learn from each other’s practice. What is discussed stays in the room.",
        "Members come as themselves and as volunteers, to most of the meetings.",
      ),
      adoptedOn: null,
      agreements: world.people
        .slice(0, 6)
        .map((one) => ({ person: one.id, name: one.name, on: shift(now, -100) })),
      notAgreed: world.people.slice(6, 9).map((one) => ({ person: one.id, name: one.name })),
    },
  ];
  world.exports = exportsOf(world);
}

/** What somebody might have handed out until now. */
function exportsOf(world: World): Export[] {
  const now = today();
  const left = (days: number, of: Partial<Export> & Pick<Export, "what" | "fileName">): Export => ({
    ...stored("export", {
      cases: [],
      purpose: "",
      forWhom: "",
      reason: null,
      person: null,
      meeting: null,
      ...of,
    }),
    at: `${shift(now, -days)}T14:32:00Z`,
    by: "Maren Oakes",
    sha256: "",
  });
  return [
    left(3, { what: "list", fileName: "People, 20 November 2026.xlsx" }),
    left(20, {
      what: "signInSheet",
      fileName: "Sign-in sheet, meeting 4.pdf",
      meeting: world.meetings[3]?.id ?? null,
    }),
    left(26, {
      what: "pack",
      fileName: "Calderfoot Dual Diagnosis, pack for meeting 4, in large print.pdf",
      forWhom: "All members",
      purpose: "Meeting 4",
      meeting: world.meetings[3]?.id ?? null,
    }),
    left(40, {
      what: "caseStudy",
      fileName: "Case 5, Between two duty desks.pdf",
      forWhom: "Tomasz Wilk’s supervisor at the Probation Service",
      purpose: "To be read before supervision",
      cases: world.cases.map((one) => one.id),
      reason: "The client agreed by telephone; the form is in the post",
    }),
  ];
}
