import type { DataKind, Kind, Part } from "../api";

/** Texts that the tabs of safe-keeping share. */
export const words = {
  tabs: "Parts of safe-keeping",
  tab: {
    keys: "Keys",
    people: "Facilitators",
    backups: "Backups",
    bin: "Bin",
    trail: "Trail",
    protection: "Data protection",
  },
  current: "Your passphrase",
  currentHint: "Once more, so that nobody does this at a PC that was left open.",
  currentMissing: "Type your passphrase",
  cancel: "Cancel",
  close: "Close",
  lookingOnly: "This is a backup, opened to look at. Go back to today’s data to change this.",
  saveAs: (format: string) => `Save as ${format}`,
  csv: "CSV",
  xlsx: "Excel",
  saved: (name: string) => `Saved as ${name}`,
  previous: "Previous page",
  next: "Next page",
  page: (at: number, of: number) => `Page ${at} of ${of}`,
  kind: {
    community: "Community",
    service: "Service",
    person: "Person",
    meeting: "Meeting",
    terms: "Terms of reference",
    action: "Action",
    evidence: "Evidence",
    case: "Case",
    export: "What has left",
    facilitator: "Facilitator",
    retention: "Data protection",
    policy: "Policy issue",
  } satisfies Record<Kind, string>,
  part: {
    section: "Section of a case",
    agenda: "Agenda",
    register: "Register",
    agreement: "Agreement to the terms",
    order: "Order of sections",
    retentionRule: "Rule of data protection",
    retentionDecision: "Decision of data protection",
  } as Partial<Record<Part, string>>,
  data: {
    member: "Member",
    expertByExperience: "Expert by experience",
    notJoined: "Did not join",
    service: "Service",
    meeting: "Meeting",
    action: "Action",
    case: "Case",
    terms: "Terms of reference",
    evidence: "Evidence",
    facilitator: "Facilitator",
    export: "What has left",
    audit: "Trail",
    policy: "Policy issue",
  } satisfies Record<DataKind, string>,
  untitled: "without a name",
};

/** What a record is called, by its part. */
export function partName(part: Part, kind: Kind): string {
  return words.part[part] ?? words.kind[kind];
}
