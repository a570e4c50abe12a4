/** What the facilitator enters about a case, beside its text. */
import type { CaseDetails, CaseKind, CaseState, Meeting, Person } from "../../api";

/** States in their order (domain E7). */
export const STATES = [
  "draft",
  "checked",
  "presented",
  "writtenUp",
  "fedBack",
  "closed",
] as const satisfies readonly CaseState[];

/** Kinds of case (domain E3). */
export const KINDS = ["difficult", "positive", "closed"] as const satisfies readonly CaseKind[];

/** A case with nothing but its title. */
export function caseNew(title: string): CaseDetails {
  return {
    title: title.trim(),
    presenter: null,
    presenterName: "",
    presenterRole: "",
    kind: null,
    disciplines: [],
    permission: { state: "notAsked", on: null, how: "", purpose: "", until: null },
    meeting: null,
    state: "draft",
    kept: [],
  };
}

/** The editable part of a stored case. */
export function detailsOf(stored: CaseDetails): CaseDetails {
  const {
    title,
    presenter,
    presenterName,
    presenterRole,
    kind,
    disciplines,
    permission,
    meeting,
    state,
    kept,
  } = stored;
  return {
    title,
    presenter,
    presenterName,
    presenterRole,
    kind,
    disciplines,
    permission,
    meeting,
    state,
    kept,
  };
}

/** The state after this one; null after the last. */
export function stateAfter(state: CaseState): CaseState | null {
  return STATES[STATES.indexOf(state) + 1] ?? null;
}

/** The presenter set to a person: name and role follow, and stay as they are where nobody is chosen. */
export function withPresenter(details: CaseDetails, person: Person | undefined): CaseDetails {
  if (!person) return { ...details, presenter: null };
  return { ...details, presenter: person.id, presenterName: person.name, presenterRole: person.role };
}

/** "Tomasz Wilk, probation practitioner", as it prints. */
export function presenterLine({ presenterName, presenterRole }: CaseDetails): string {
  return [presenterName.trim(), presenterRole.trim()].filter((part) => part !== "").join(", ");
}

/** Disciplines from a line divided by commas. */
export function disciplinesRead(typed: string): string[] {
  return typed
    .split(/[,;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The meeting of a case. */
export function meetingOf(details: CaseDetails, meetings: readonly Meeting[]): Meeting | undefined {
  return meetings.find((meeting) => meeting.id === details.meeting);
}
