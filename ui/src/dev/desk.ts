/**
 * The pretended shell's cases, meetings and documents: what the case desk, the agenda builder, the register and the
 * preview ask for. Dev and tests only.
 */
import {
  ApiError,
  type AgendaItem,
  type Case,
  type CaseDetails,
  type CaseFull,
  type CaseSection,
  type Done,
  type Kind,
  type Meeting,
  type MeetingFull,
  type RegisterEntry,
  type Release,
  type RichText,
  type SectionKind,
} from "../api";
import type { CommandName, InputOf, OutputOf } from "../api/call";
import { agendaTimes } from "../screens/meetings/items";
import { attachmentHandlers, attachmentsOf, type Attached } from "./attached";
import { paperHandlers } from "./papers";
import { caseOf, meeting, stored, textOf, type World } from "./world";

export type Handlers = { [C in CommandName]?: (input: InputOf<C>) => OutputOf<C> };

const STANDARD: readonly [SectionKind, string, boolean][] = [
  ["focus", "Focus", true],
  ["history", "History", true],
  ["circumstances", "Now", true],
  ["presentation", "The case", false],
  ["discussion", "Discussion", true],
  ["nextSteps", "Next steps", true],
];

/** What belongs to the records of the world. */
export interface Desk {
  world: World;
  sections: Map<string, CaseSection[]>;
  agendas: Map<string, AgendaItem[]>;
  registers: Map<string, RegisterEntry[]>;
  attachments: Attached;
}

/** Handlers of the commands about cases, meetings and documents. */
export function deskHandlers(world: World): Handlers {
  const desk: Desk = {
    world,
    sections: new Map(),
    agendas: new Map(),
    registers: new Map(),
    attachments: new Map(),
  };
  return {
    ...caseHandlers(desk),
    ...sectionHandlers(desk),
    ...meetingHandlers(desk),
    ...planHandlers(desk),
    ...attachmentHandlers(desk),
    ...paperHandlers(desk),
  };
}

export function done<T>(value: T, ...changed: Kind[]): Done<T> {
  return { value, changed };
}

export function find<R extends { id: string }>(rows: readonly R[], id: string): R {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new ApiError("notFound", "This record is no longer there. Go back to the list.");
  return row;
}

function check(now: number, version: number): void {
  if (now !== version) throw new ApiError("stale", "Somebody else saved in between.");
}

/** Whether a case may be handed out: the rule of domain E4, without dates. */
export function releaseOf({ permission }: CaseDetails): Release {
  switch (permission.state) {
    case "given":
      return { verdict: "free" };
    case "refused":
    case "withdrawn":
      return { verdict: "stopped", why: "The client took back the permission." };
    default:
      return { verdict: "needsReason", why: "The client was asked and has not answered yet." };
  }
}

function sectionsOf(desk: Desk, one: Case): CaseSection[] {
  let sections = desk.sections.get(one.id);
  if (!sections) {
    sections = STANDARD.map(([kind, heading, shown]) => ({
      ...stored("section", { kind, heading, shown }),
      body: kind === "focus" ? focusText(desk) : textOf(),
    }));
    desk.sections.set(one.id, sections);
  }
  return sections;
}

function focusText({ world }: Desk): RichText {
  const text = textOf("Staying in touch with a man whom two services each believe belongs to the other.");
  const first = text.blocks[0];
  const item = world.evidence[0];
  if (first?.type === "paragraph" && item) first.runs.push({ type: "note", evidence: item.id });
  return text;
}

function full(desk: Desk, one: Case): CaseFull {
  return {
    case: one,
    sections: sectionsOf(desk, one),
    references: desk.world.evidence,
    missing: one.kind === null ? ["Choose whether the case goes badly, has gone well, or is closed."] : [],
    release: releaseOf(one),
  };
}

function caseHandlers(desk: Desk): Handlers {
  const { cases, bin } = desk.world;
  return {
    case_get: ({ id }) => full(desk, find(cases, id)),
    case_create: ({ details }) => {
      const one = caseOf(details, cases.length + 1);
      cases.push(one);
      return done(full(desk, one), "case");
    },
    case_update: ({ id, version, details }) => {
      const one = find(cases, id);
      check(one.version, version);
      if (details.title.trim() === "") {
        const message = "Enter a title that does not name the client.";
        throw new ApiError("invalid", "Look at what is marked.", [{ field: "title", message }]);
      }
      Object.assign(one, details, { version: version + 1 });
      return done(full(desk, one), "case");
    },
    case_delete: ({ id }) => {
      const one = find(cases, id);
      bin.set(id, one);
      cases.splice(cases.indexOf(one), 1);
      return done(null, "case");
    },
    case_restore: ({ id }) => {
      const one = bin.get(id) as Case;
      cases.push(one);
      return done(full(desk, one), "case");
    },
    case_import: () => {
      const one = caseOf({ ...detailsLike(cases[0]), title: "Seen everywhere" }, cases.length + 1);
      cases.push(one);
      const problems = ["The permission “maybe” is not one that Copse knows; it was kept."];
      return done({ case: full(desk, one), problems }, "case");
    },
    search: ({ words }) =>
      cases
        .filter((one) => one.title.toLowerCase().includes(words.toLowerCase()))
        .map((one) => ({
          kind: "case",
          id: one.id,
          community: one.community,
          title: one.title,
          heading: "Now",
          snippet: `he rang both \u0002${words}\u0003 desks`,
        })),
  };
}

function detailsLike(one: Case | undefined): CaseDetails {
  if (!one) throw new ApiError("other", "The pretended store has no case to be like.");
  return one;
}

function sectionHandlers(desk: Desk): Handlers {
  const owner = (id: string): { one: Case; section: CaseSection } => {
    for (const one of desk.world.cases) {
      const section = sectionsOf(desk, one).find((found) => found.id === id);
      if (section) return { one, section };
    }
    throw new ApiError("notFound", "This section is no longer there.");
  };
  return {
    section_update: ({ id, version, change }) => {
      const { section } = owner(id);
      check(section.version, version);
      return done(Object.assign(section, change, { version: version + 1 }), "case");
    },
    section_add: ({ case: id, heading }) => {
      const one = find(desk.world.cases, id);
      const section = stored("section", { kind: "own" as const, heading, shown: true, body: textOf() });
      sectionsOf(desk, one).push(section);
      return done(full(desk, one), "case");
    },
    section_remove: ({ id }) => {
      const { one, section } = owner(id);
      desk.sections.set(
        one.id,
        sectionsOf(desk, one).filter((other) => other !== section),
      );
      return done(full(desk, one), "case");
    },
    section_move: ({ id, to }) => {
      const { one, section } = owner(id);
      const rest = sectionsOf(desk, one).filter((other) => other !== section);
      desk.sections.set(one.id, [...rest.slice(0, to), section, ...rest.slice(to)]);
      return done(full(desk, one), "case");
    },
  };
}

function agendaOf(desk: Desk, one: Meeting): AgendaItem[] {
  let items = desk.agendas.get(one.id);
  if (!items) {
    const item = (
      title: string,
      minutes: number,
      kind: AgendaItem["kind"],
      shown: string | null = null,
    ): AgendaItem => ({
      ...stored("item", {}),
      title,
      minutes,
      lead: "Maren Oakes",
      kind,
      case: shown,
    });
    items = [
      item("Welcome and ground rules", 10, "welcome"),
      item("Case 5, Between two duty desks", 80, "case", desk.world.cases[0]?.id ?? null),
      item("Break", 15, "break"),
      item("Three questions, and close", 10, "close"),
    ];
    desk.agendas.set(one.id, items);
  }
  return items;
}

function registerOf(desk: Desk, one: Meeting): RegisterEntry[] {
  let entries = desk.registers.get(one.id);
  if (!entries) {
    entries = desk.world.people
      .filter((person) => person.stage === "member")
      .map((person, at) => ({
        person: person.id,
        name: person.name,
        role: person.role,
        needs: person.dietaryNeeds,
        guest: false,
        reply: at % 4 === 3 ? "none" : "coming",
        attendance: "expected",
      }));
    desk.registers.set(one.id, entries);
  }
  return entries;
}

export function fullMeeting(desk: Desk, one: Meeting): MeetingFull {
  const items = agendaOf(desk, one);
  const times = agendaTimes(items, one.start, one.end);
  const shown = desk.world.cases.filter((found) => items.some((item) => item.case === found.id));
  return {
    meeting: one,
    agenda: items.map((item, at) => ({ ...item, starts: times.starts[at] ?? one.start })),
    agendaEnds: times.ends,
    overrun: times.overrun,
    register: registerOf(desk, one),
    cases: shown.map((found) => ({
      id: found.id,
      number: found.number,
      title: found.title,
      release: releaseOf(found),
    })),
    withoutEmail: desk.world.people
      .filter((person) => person.stage === "member" && person.email === "")
      .map(({ name }) => name),
    attachments: attachmentsOf(desk, one.id),
  };
}

function meetingHandlers(desk: Desk): Handlers {
  const { meetings, bin } = desk.world;
  return {
    meeting_get: ({ id }) => fullMeeting(desk, find(meetings, id)),
    meeting_create: ({ details }) => {
      const one = meeting(details);
      meetings.push(one);
      return done(fullMeeting(desk, one), "meeting");
    },
    meeting_series_create: ({ details: { first, count, start, end, venue } }) => {
      const made = Array.from({ length: count }, (_, at) =>
        meeting({
          number: meetings.length + at + 1,
          kind: "ordinary",
          date: first,
          start,
          end,
          venue,
          refreshments: "",
          status: "planned",
          notes: textOf(),
        }),
      );
      meetings.push(...made);
      return done(made, "meeting");
    },
    meeting_update: ({ id, version, details }) => {
      const one = find(meetings, id);
      check(one.version, version);
      Object.assign(one, details, { version: version + 1 });
      return done(fullMeeting(desk, one), "meeting");
    },
    meeting_delete: ({ id }) => {
      const one = find(meetings, id);
      bin.set(id, one);
      meetings.splice(meetings.indexOf(one), 1);
      return done(null, "meeting");
    },
    meeting_restore: ({ id }) => {
      const one = bin.get(id) as Meeting;
      meetings.push(one);
      return done(fullMeeting(desk, one), "meeting");
    },
  };
}

function planHandlers(desk: Desk): Handlers {
  const { meetings, people } = desk.world;
  return {
    agenda_set: ({ id, version, items }) => {
      const one = find(meetings, id);
      check(one.version, version);
      one.version = version + 1;
      desk.agendas.set(id, items);
      return done(fullMeeting(desk, one), "meeting");
    },
    register_set: ({ id, person, guest, reply, attendance }) => {
      const one = find(meetings, id);
      const entries = registerOf(desk, one);
      const known = entries.find((entry) => entry.person === person);
      if (known) Object.assign(known, { reply, attendance });
      else {
        const { name, role } = find(people, person);
        entries.push({ person, name, role, needs: "", guest, reply, attendance });
      }
      return done(fullMeeting(desk, one), "meeting");
    },
  };
}
