// Made from the types of copse-core by its test `types`; do not edit.
// After a change: COPSE_BLESS=1 cargo nextest run -p copse-core --test types

/**
 * An action as stored.
 */
export type Action = { 
/**
 * Identifier.
 */
id: ActionId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Owner's name, resolved; empty where nobody has it yet.
 */
ownerName: string, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * What is to be done, required.
 */
what: string, 
/**
 * Who.
 */
owner: PersonId | null, 
/**
 * By when.
 */
due: string | null, 
/**
 * When it was done.
 */
doneOn: string | null, 
/**
 * The meeting at which it was agreed.
 */
meeting: MeetingId | null, 
/**
 * The case from which it came.
 */
case: CaseId | null, };

/**
 * What the facilitator enters about an action.
 */
export type ActionDetails = { 
/**
 * What is to be done, required.
 */
what: string, 
/**
 * Who.
 */
owner: PersonId | null, 
/**
 * By when.
 */
due: string | null, 
/**
 * When it was done.
 */
doneOn: string | null, 
/**
 * The meeting at which it was agreed.
 */
meeting: MeetingId | null, 
/**
 * The case from which it came.
 */
case: CaseId | null, };

/**
 * An action with owner and due date (domain D11, E12).
 */
export type ActionId = string;

/**
 * A piece of advice. It never stops anything.
 */
export type Advice = { 
/**
 * What it is about.
 */
kind: AdviceKind, 
/**
 * The advice, as a sentence.
 */
sentence: string, };

/**
 * What a piece of advice is about.
 */
export type AdviceKind = "aloneByExperience" | "dominance" | "tooFew" | "tooMany";

/**
 * One item of an agenda (domain D5).
 */
export type AgendaItem = { 
/**
 * Identifier; the page makes one for a new item.
 */
id: AgendaItemId, 
/**
 * What.
 */
title: string, 
/**
 * Minutes, 0 to 600.
 */
minutes: number, 
/**
 * Who leads it.
 */
lead: string, 
/**
 * Kind.
 */
kind: AgendaKind, 
/**
 * The case that is presented or reported back on. Cases named here go into the pack.
 */
case: CaseId | null, };

/**
 * One line of an agenda (domain D5).
 */
export type AgendaItemId = string;

/**
 * Kind of agenda item (domain D5).
 */
export type AgendaKind = "welcome" | "groundRules" | "feedback" | "evidence" | "case" | "discussion" | "break" | "actions" | "policy" | "close" | "other";

/**
 * A person's agreement to a version.
 */
export type Agreement = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Name, resolved.
 */
name: string, 
/**
 * When.
 */
on: string, };

/**
 * A PDF of somebody else that goes into the pack of a meeting.
 */
export type Attachment = { 
/**
 * Identifier.
 */
id: AttachmentId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * Place among the attachments of the meeting, from 1; gaps where one was taken away.
 */
position: number, 
/**
 * Title in the contents of the pack, 1 to 200 characters.
 */
title: string, 
/**
 * Name of the file that it came from, without its folder.
 */
fileName: string, 
/**
 * Pages, at least 1.
 */
pages: number, 
/**
 * Whether it says of itself that it is accessible (PDF/UA-1). Without that the pack cannot say so either.
 */
accessible: boolean, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, };

/**
 * A PDF of somebody else that goes into a pack.
 */
export type AttachmentId = string;

/**
 * Attendance (domain D9).
 */
export type Attendance = "expected" | "attended" | "apologies" | "absent";

/**
 * What a check of the audit trail found.
 */
export type AuditCheck = { 
/**
 * Whether nothing is missing or changed in what was checked.
 */
whole: boolean, 
/**
 * Entries that were checked and are whole.
 */
checked: number, 
/**
 * Number of the newest entry.
 */
entries: number, 
/**
 * Number of the first entry that is missing or was changed.
 */
brokenAt: number | null, 
/**
 * What is wrong, as a sentence.
 */
problem: string | null, };

/**
 * One entry.
 */
export type AuditEntry = { 
/**
 * Grows by 1 with each entry.
 */
number: number, 
/**
 * When, in UTC (RFC 3339).
 */
at: string, 
/**
 * What was done, as one word: the name of an operation or of an event of the vault.
 */
event: string, 
/**
 * The same for people, such as "Person changed".
 */
what: string, 
/**
 * The part of a record that it is about; none for an event of the vault.
 */
part: Part | null, 
/**
 * The kind of record.
 */
kind: Kind | null, 
/**
 * The record, or the key slot of an event of the vault.
 */
record: RecordId | null, 
/**
 * What the record is called now; empty where it is gone.
 */
title: string, 
/**
 * The facilitator; none with the recovery key.
 */
facilitator: FacilitatorId | null, 
/**
 * Who, by the name of today.
 */
who: string, };

/**
 * Which entries are wanted. The default is all.
 */
export type AuditFilter = { 
/**
 * Only this event.
 */
event: string | null, 
/**
 * Only this kind of record.
 */
kind: Kind | null, 
/**
 * Only this record; for a case, its sections too.
 */
record: RecordId | null, 
/**
 * Only what this facilitator did.
 */
facilitator: FacilitatorId | null, 
/**
 * Only what was done with the recovery key.
 */
recoveryKey: boolean, 
/**
 * First day.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, 
/**
 * Page, from 0.
 */
page: number, 
/**
 * Entries on a page: 50 where 0, at most 1,000.
 */
pageSize: number, };

/**
 * A page of entries, newest first.
 */
export type AuditPage = { 
/**
 * The entries of this page.
 */
entries: Array<AuditEntry>, 
/**
 * Entries on all pages.
 */
total: number, 
/**
 * This page, from 0.
 */
page: number, 
/**
 * Pages; at least 1.
 */
pages: number, };

/**
 * What emptying the bin did.
 */
export type BinEmptied = { 
/**
 * Records that are gone.
 */
records: number, 
/**
 * Records that stay although their time is over, because something else still needs them.
 */
kept: number, };

/**
 * A deleted record.
 */
export type BinEntry = { 
/**
 * The part that holds it.
 */
part: Part, 
/**
 * Kind of record.
 */
kind: Kind, 
/**
 * The record.
 */
id: RecordId, 
/**
 * Its community.
 */
community: CommunityId, 
/**
 * What it is called.
 */
title: string, 
/**
 * When it was deleted, in UTC (RFC 3339).
 */
deletedAt: string, 
/**
 * By whom, as named at sign-in.
 */
deletedBy: string, 
/**
 * Days until it leaves the bin; 0 where it is due.
 */
daysLeft: number, 
/**
 * The day on which it leaves the bin.
 */
goesOn: string, };

/**
 * A paragraph, sub-heading or list.
 */
export type Block = { "type": "paragraph", 
/**
 * Its text.
 */
runs: Array<Inline>, } | { "type": "heading", 
/**
 * Its text.
 */
runs: Array<Inline>, } | { "type": "list", 
/**
 * Numbered from 1 if true, bulleted if false.
 */
ordered: boolean, 
/**
 * Its items.
 */
items: Array<ListItem>, };

/**
 * What a briefing can be made of.
 */
export type BriefingOffer = { 
/**
 * The introduction, from the community's settings; it can be changed.
 */
introduction: string, 
/**
 * All issues.
 */
issues: Array<PolicyLine>, 
/**
 * Those that go into a briefing where nobody chooses: noted and raised ones.
 */
chosen: Array<PolicyId>, };

/**
 * A case as stored, without its text.
 */
export type Case = { 
/**
 * Identifier.
 */
id: CaseId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Number in the community, from 1.
 */
number: number, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * Title, required, at most 200 characters.
 */
title: string, 
/**
 * The member who brings the case.
 */
presenter: PersonId | null, 
/**
 * Presenter's name as printed; taken from the person where one is chosen.
 */
presenterName: string, 
/**
 * Presenter's role as printed.
 */
presenterRole: string, 
/**
 * Kind of case (domain E3); none while it is not decided.
 */
kind: CaseKind | null, 
/**
 * Disciplines represented at the meeting.
 */
disciplines: Array<string>, 
/**
 * Client's permission (domain E4).
 */
permission: Permission, 
/**
 * The meeting at which it is or was presented.
 */
meeting: MeetingId | null, 
/**
 * State (domain E7).
 */
state: CaseState, 
/**
 * Values of an import that Copse could not place: kept, shown, never printed.
 */
kept: Array<KeptValue>, };

/**
 * What the facilitator enters about a case, beside its sections.
 */
export type CaseDetails = { 
/**
 * Title, required, at most 200 characters.
 */
title: string, 
/**
 * The member who brings the case.
 */
presenter: PersonId | null, 
/**
 * Presenter's name as printed; taken from the person where one is chosen.
 */
presenterName: string, 
/**
 * Presenter's role as printed.
 */
presenterRole: string, 
/**
 * Kind of case (domain E3); none while it is not decided.
 */
kind: CaseKind | null, 
/**
 * Disciplines represented at the meeting.
 */
disciplines: Array<string>, 
/**
 * Client's permission (domain E4).
 */
permission: Permission, 
/**
 * The meeting at which it is or was presented.
 */
meeting: MeetingId | null, 
/**
 * State (domain E7).
 */
state: CaseState, 
/**
 * Values of an import that Copse could not place: kept, shown, never printed.
 */
kept: Array<KeptValue>, };

/**
 * A case on an agenda, and whether it may go into the pack.
 */
export type CaseForPack = { 
/**
 * The case.
 */
id: CaseId, 
/**
 * Number.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Whether it may be handed out today.
 */
release: Release, };

/**
 * A case with its sections and its references in the order of their numbers.
 */
export type CaseFull = { 
/**
 * The case.
 */
case: Case, 
/**
 * All sections, shown or not, in order.
 */
sections: Array<CaseSection>, 
/**
 * Evidence that the text refers to; the first is note 1.
 */
references: Array<Evidence>, 
/**
 * What is missing before the next state (domain E7), as sentences.
 */
missing: Array<string>, 
/**
 * Whether it may be handed out today.
 */
release: Release, };

/**
 * A case study (domain E1). Never names the client.
 */
export type CaseId = string;

/**
 * Kind of case (domain E3).
 */
export type CaseKind = "difficult" | "positive" | "closed";

/**
 * A case that is let through without permission, and why (domain E4).
 */
export type CaseOverride = { 
/**
 * The case.
 */
case: CaseId, 
/**
 * Why it is let through; recorded with the export.
 */
reason: string, };

/**
 * One line of the list of cases.
 */
export type CaseRow = { 
/**
 * Words in all sections.
 */
words: number, 
/**
 * Sections with text.
 */
sectionsWritten: number, 
/**
 * Whether it may be handed out today.
 */
release: Release, 
/**
 * Identifier.
 */
id: CaseId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Number in the community, from 1.
 */
number: number, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * Title, required, at most 200 characters.
 */
title: string, 
/**
 * The member who brings the case.
 */
presenter: PersonId | null, 
/**
 * Presenter's name as printed; taken from the person where one is chosen.
 */
presenterName: string, 
/**
 * Presenter's role as printed.
 */
presenterRole: string, 
/**
 * Kind of case (domain E3); none while it is not decided.
 */
kind: CaseKind | null, 
/**
 * Disciplines represented at the meeting.
 */
disciplines: Array<string>, 
/**
 * Client's permission (domain E4).
 */
permission: Permission, 
/**
 * The meeting at which it is or was presented.
 */
meeting: MeetingId | null, 
/**
 * State (domain E7).
 */
state: CaseState, 
/**
 * Values of an import that Copse could not place: kept, shown, never printed.
 */
kept: Array<KeptValue>, };

/**
 * One section of the write-up.
 */
export type CaseSection = { 
/**
 * Identifier.
 */
id: SectionId, 
/**
 * Which of the standard sections it is.
 */
kind: SectionKind, 
/**
 * Heading as printed.
 */
heading: string, 
/**
 * Whether it is printed. An empty section is not printed either way.
 */
shown: boolean, 
/**
 * The text.
 */
body: RichText, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, };

/**
 * State of a case (domain E7).
 */
export type CaseState = "draft" | "checked" | "presented" | "writtenUp" | "fedBack" | "closed";

/**
 * A community as stored.
 */
export type Community = { 
/**
 * Identifier.
 */
id: CommunityId, 
/**
 * True for the sample community (domain H10): marked on every screen, removed in one step.
 */
sample: boolean, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * Name, required, at most 120 characters.
 */
name: string, 
/**
 * The shared area of practice, such as dual diagnosis.
 */
areaOfPractice: string, 
/**
 * Why the community exists.
 */
purpose: string, 
/**
 * Its objectives, one each.
 */
objectives: Array<string>, 
/**
 * Host organisations, one or several.
 */
hosts: Array<string>, 
/**
 * Where it works.
 */
locality: string, 
/**
 * Facilitator's name, as it stands in letters and invitations.
 */
facilitator: string, 
/**
 * Facilitator's e-mail address: the sender of invitations (ORGANIZER).
 */
facilitatorEmail: string, 
/**
 * Fewest members aimed at.
 */
sizeLeast: number | null, 
/**
 * Most members aimed at; not less than `size_least`.
 */
sizeMost: number | null, 
/**
 * Meetings planned in a cycle, 1 to 60.
 */
meetingsPlanned: number | null, 
/**
 * How often it meets.
 */
rhythm: Rhythm, 
/**
 * Share of meetings that a member is expected to attend, in per cent, 1 to 100.
 */
attendanceShare: number | null, 
/**
 * Where the community is in its life.
 */
stage: CommunityStage, 
/**
 * Mark in the header of documents; "Confidential: members only" where empty.
 */
confidentialityMark: string, 
/**
 * Colour of its documents as `#RRGGBB`; empty for Copse's own.
 */
accent: string, };

/**
 * What the facilitator enters about a community.
 */
export type CommunityDetails = { 
/**
 * Name, required, at most 120 characters.
 */
name: string, 
/**
 * The shared area of practice, such as dual diagnosis.
 */
areaOfPractice: string, 
/**
 * Why the community exists.
 */
purpose: string, 
/**
 * Its objectives, one each.
 */
objectives: Array<string>, 
/**
 * Host organisations, one or several.
 */
hosts: Array<string>, 
/**
 * Where it works.
 */
locality: string, 
/**
 * Facilitator's name, as it stands in letters and invitations.
 */
facilitator: string, 
/**
 * Facilitator's e-mail address: the sender of invitations (ORGANIZER).
 */
facilitatorEmail: string, 
/**
 * Fewest members aimed at.
 */
sizeLeast: number | null, 
/**
 * Most members aimed at; not less than `size_least`.
 */
sizeMost: number | null, 
/**
 * Meetings planned in a cycle, 1 to 60.
 */
meetingsPlanned: number | null, 
/**
 * How often it meets.
 */
rhythm: Rhythm, 
/**
 * Share of meetings that a member is expected to attend, in per cent, 1 to 100.
 */
attendanceShare: number | null, 
/**
 * Where the community is in its life.
 */
stage: CommunityStage, 
/**
 * Mark in the header of documents; "Confidential: members only" where empty.
 */
confidentialityMark: string, 
/**
 * Colour of its documents as `#RRGGBB`; empty for Copse's own.
 */
accent: string, };

/**
 * A community of practice.
 */
export type CommunityId = string;

/**
 * Where a community is in its life (domain, "The life of a community").
 */
export type CommunityStage = "exploring" | "recruiting" | "meeting" | "reviewing" | "ended";

/**
 * So many of something.
 */
export type Counted = { 
/**
 * Of what, in the plural, such as "lines of registers".
 */
what: string, 
/**
 * How many.
 */
count: number, };

/**
 * How many records of a kind there are.
 */
export type DataCount = { 
/**
 * The kind of data.
 */
kind: DataKind, 
/**
 * What it is called.
 */
label: string, 
/**
 * How many.
 */
count: number, };

/**
 * The kinds of data that have a rule of their own.
 */
export type DataKind = "member" | "expertByExperience" | "notJoined" | "service" | "meeting" | "action" | "case" | "terms" | "evidence" | "facilitator" | "export" | "audit" | "policy";

/**
 * What is decided about a record that is due.
 */
export type Decision = { "type": "destroy" } | { "type": "keepUntil", 
/**
 * The last day on which it is not due.
 */
until: string, 
/**
 * Why.
 */
reason: string, } | { "type": "keepForGood", 
/**
 * Why.
 */
reason: string, };

/**
 * What a write gives back.
 */
export type Done<T> = { 
/**
 * The record as it is now.
 */
value: T, 
/**
 * Kinds of records that changed, each once.
 */
changed: Array<Kind>, };

/**
 * Something to do or to look at.
 */
export type Due = { 
/**
 * What is to be done, as a sentence without a full stop.
 */
what: string, 
/**
 * What helps to do it; may be empty.
 */
detail: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * Days from today until then; negative where late, 0 where `due` is none.
 */
days: number, 
/**
 * Where it is done.
 */
link: DueLink, };

/**
 * The record at which something is done.
 */
export type DueLink = { 
/**
 * Kind of record.
 */
kind: Kind, 
/**
 * The record; the list of that kind where there is none.
 */
id: RecordId | null, };

/**
 * What would go, and what would stay.
 */
export type ErasePreview = { 
/**
 * The record.
 */
record: Touched, 
/**
 * What goes.
 */
goes: Array<Counted>, 
/**
 * What stays, as sentences.
 */
stays: Array<string>, 
/**
 * Texts in which the name or title stands: they stay, and have to be changed by hand.
 */
mentions: Array<Mention>, 
/**
 * Why it cannot be erased now, and what to do; none where it can.
 */
blocked: string | null, };

/**
 * What erasing did.
 */
export type Erased = { 
/**
 * Records that are gone.
 */
records: number, 
/**
 * Whether the pages of the database were written anew, so that no page holds a trace. If not, this is done at
 * the next opening.
 */
rewritten: boolean, 
/**
 * Backups that still hold what was erased, newest first. From a backup nothing can be erased: delete it, or let
 * it run out.
 */
heldBy: Array<OlderBackup>, 
/**
 * What to do now, as a sentence.
 */
advice: string, };

/**
 * Something that was erased: no name, no content.
 */
export type Erasure = { 
/**
 * What it was.
 */
part: Part, 
/**
 * When, in UTC (RFC 3339).
 */
at: string, 
/**
 * By whom, by the name of today; empty with the recovery key.
 */
by: string, };

/**
 * An item as stored.
 */
export type Evidence = { 
/**
 * Identifier.
 */
id: EvidenceId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * Authors as they stand in a reference, such as "Cornes, M. and Manthorpe, J.".
 */
authors: string, 
/**
 * Year, as written.
 */
year: string, 
/**
 * Title, required, at most 1,000 characters.
 */
title: string, 
/**
 * Journal, publisher, place, pages.
 */
source: string, 
/**
 * Address on the web: http or https.
 */
url: string, 
/**
 * What it says that matters here.
 */
summary: string, };

/**
 * Bibliographic data and what it is worth.
 */
export type EvidenceDetails = { 
/**
 * Authors as they stand in a reference, such as "Cornes, M. and Manthorpe, J.".
 */
authors: string, 
/**
 * Year, as written.
 */
year: string, 
/**
 * Title, required, at most 1,000 characters.
 */
title: string, 
/**
 * Journal, publisher, place, pages.
 */
source: string, 
/**
 * Address on the web: http or https.
 */
url: string, 
/**
 * What it says that matters here.
 */
summary: string, };

/**
 * An item of the evidence library (domain F1).
 */
export type EvidenceId = string;

/**
 * An export as stored. It is never changed.
 */
export type Export = { 
/**
 * Identifier.
 */
id: ExportId, 
/**
 * When, in UTC (RFC 3339).
 */
at: string, 
/**
 * Who, as named at sign-in.
 */
by: string, 
/**
 * The community whose material it is.
 */
community: CommunityId, 
/**
 * Kind of document.
 */
what: ExportKind, 
/**
 * Name of the file without its folder.
 */
fileName: string, 
/**
 * SHA-256 of the file, 64 hexadecimal digits in lower case.
 */
sha256: string, 
/**
 * Why cases without permission were let through (domain E4).
 */
reason: string | null, 
/**
 * What it was handed out for, in words; empty where nobody said.
 */
purpose: string, 
/**
 * For whom, in words, such as "members of the community"; empty where nobody said.
 */
forWhom: string, 
/**
 * The person whose data it is, or for whom it was made.
 */
person: PersonId | null, 
/**
 * The cases in it.
 */
cases: Array<CaseId>, 
/**
 * The meeting for which it was made.
 */
meeting: MeetingId | null, };

/**
 * Which exports are wanted. The default is all.
 */
export type ExportFilter = { 
/**
 * Only of this community.
 */
community: CommunityId | null, 
/**
 * Only of this kind.
 */
what: ExportKind | null, 
/**
 * Only those whose maker's name contains this.
 */
by: string, 
/**
 * Only those for somebody whose name contains this.
 */
forWhom: string, 
/**
 * Only with this case.
 */
case: CaseId | null, 
/**
 * Only for this meeting.
 */
meeting: MeetingId | null, 
/**
 * Only of this person's data, or for them.
 */
person: PersonId | null, 
/**
 * First day.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, };

/**
 * The record of one export (domain E15).
 */
export type ExportId = string;

/**
 * Kinds of files that leave the program.
 */
export type ExportKind = "caseStudy" | "caseText" | "agenda" | "pack" | "termsOfReference" | "invitation" | "signInSheet" | "actions" | "meetingNotes" | "attendance" | "letters" | "list" | "subjectReport" | "protectionSummary" | "auditTrail" | "exportRegister" | "briefing";

/**
 * What was handed out, as told by who made the file.
 */
export type ExportRecord = { 
/**
 * The community whose material it is.
 */
community: CommunityId, 
/**
 * Kind of document.
 */
what: ExportKind, 
/**
 * Name of the file without its folder.
 */
fileName: string, 
/**
 * SHA-256 of the file, 64 hexadecimal digits in lower case.
 */
sha256: string, 
/**
 * Why cases without permission were let through (domain E4).
 */
reason: string | null, 
/**
 * What it was handed out for, in words; empty where nobody said.
 */
purpose: string, 
/**
 * For whom, in words, such as "members of the community"; empty where nobody said.
 */
forWhom: string, 
/**
 * The person whose data it is, or for whom it was made.
 */
person: PersonId | null, 
/**
 * The cases in it.
 */
cases: Array<CaseId>, 
/**
 * The meeting for which it was made.
 */
meeting: MeetingId | null, };

/**
 * Somebody who works with the vault, or holds a role in it, as stored.
 */
export type Facilitator = { 
/**
 * Identifier.
 */
id: FacilitatorId, 
/**
 * The key slot of the vault that is theirs; none for somebody who cannot open it.
 */
slot: string | null, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * Name, required, at most 120 characters; no two have the same.
 */
name: string, 
/**
 * E-mail address; empty where it is not known.
 */
email: string, 
/**
 * Roles held, now and before.
 */
roles: Array<RoleHeld>, };

/**
 * What is entered about a facilitator.
 */
export type FacilitatorDetails = { 
/**
 * Name, required, at most 120 characters; no two have the same.
 */
name: string, 
/**
 * E-mail address; empty where it is not known.
 */
email: string, 
/**
 * Roles held, now and before.
 */
roles: Array<RoleHeld>, };

/**
 * Somebody who works with the vault (domain B5).
 */
export type FacilitatorId = string;

/**
 * What somebody does for a community (domain B).
 */
export type FacilitatorRole = "facilitator" | "coFacilitator" | "knowledgeBroker" | "administrator";

/**
 * A label with its value.
 */
export type Fact = { 
/**
 * Label.
 */
label: string, 
/**
 * Value.
 */
value: string, 
/**
 * Names somebody else: to be redacted.
 */
thirdParty: boolean, };

/**
 * Handing a role over to another person (domain B5).
 */
export type HandOver = { 
/**
 * Which role.
 */
role: FacilitatorRole, 
/**
 * Who holds it.
 */
from: FacilitatorId, 
/**
 * Who takes it.
 */
to: FacilitatorId, 
/**
 * First day of the new person; the role of the other ends the day before.
 */
on: string, 
/**
 * In which community; in all where none.
 */
community: CommunityId | null, };

/**
 * How a person was found (domain C4).
 */
export type HowFound = "map" | "suggestion" | "ownNetwork";

/**
 * A piece of text within a block.
 */
export type Inline = { "type": "text", 
/**
 * The text.
 */
text: string, 
/**
 * Bold.
 */
bold?: boolean, 
/**
 * Italic.
 */
italic?: boolean, 
/**
 * Address that it links to: http, https or mailto only.
 */
link?: string, } | { "type": "note", 
/**
 * The item.
 */
evidence: EvidenceId, } | { "type": "break" };

/**
 * A value of an import that has no place of its own.
 */
export type KeptValue = { 
/**
 * Name of the field in the import.
 */
field: string, 
/**
 * Its value, as written.
 */
value: string, };

/**
 * A kind of record, as screens know them: after a write they reload what shows a kind that changed.
 */
export type Kind = "community" | "service" | "person" | "meeting" | "terms" | "action" | "evidence" | "case" | "policy" | "export" | "facilitator" | "retention";

/**
 * The letters that every community starts with (domain C14).
 */
export type LetterKind = "invitation" | "manager" | "induction" | "reminder" | "missedMeeting" | "thanks" | "ending";

/**
 * Strength of the link that the host has with a service (domain C1).
 */
export type LinkStrength = "none" | "weak" | "strong";

/**
 * One item of a list: usually a paragraph, perhaps followed by a nested list.
 */
export type ListItem = { 
/**
 * Its content. A heading is not allowed here.
 */
blocks: Array<Block>, };

/**
 * A meeting as stored.
 */
export type Meeting = { 
/**
 * Identifier.
 */
id: MeetingId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * SEQUENCE of the calendar entry (RFC 5545 §3.8.7.4): grows when date, time, venue or status change.
 */
sequence: number, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * Number in the cycle, 1 to 999. In a new meeting 0 stands for the next number.
 */
number: number, 
/**
 * Kind (domain D13).
 */
kind: MeetingKind, 
/**
 * Day.
 */
date: string, 
/**
 * Start, local time in Europe/London, `HH:MM:SS`.
 */
start: string, 
/**
 * Planned end, after `start`.
 */
end: string, 
/**
 * Where.
 */
venue: Venue, 
/**
 * Refreshments: what, and by whom.
 */
refreshments: string, 
/**
 * Planned, held or cancelled.
 */
status: MeetingStatus, 
/**
 * Notes of the meeting (domain D11).
 */
notes: RichText, };

/**
 * What the facilitator enters about a meeting.
 */
export type MeetingDetails = { 
/**
 * Number in the cycle, 1 to 999. In a new meeting 0 stands for the next number.
 */
number: number, 
/**
 * Kind (domain D13).
 */
kind: MeetingKind, 
/**
 * Day.
 */
date: string, 
/**
 * Start, local time in Europe/London, `HH:MM:SS`.
 */
start: string, 
/**
 * Planned end, after `start`.
 */
end: string, 
/**
 * Where.
 */
venue: Venue, 
/**
 * Refreshments: what, and by whom.
 */
refreshments: string, 
/**
 * Planned, held or cancelled.
 */
status: MeetingStatus, 
/**
 * Notes of the meeting (domain D11).
 */
notes: RichText, };

/**
 * A meeting with its timed agenda and register, for the meeting's screen.
 */
export type MeetingFull = { 
/**
 * The meeting.
 */
meeting: Meeting, 
/**
 * Its agenda, in order.
 */
agenda: Array<TimedItem>, 
/**
 * When the agenda ends.
 */
agendaEnds: string, 
/**
 * Minutes by which the agenda overruns the planned end; negative where time is left.
 */
overrun: number, 
/**
 * The register.
 */
register: Array<RegisterEntry>, 
/**
 * Cases of the agenda, and whether each may go into the pack.
 */
cases: Array<CaseForPack>, 
/**
 * Members without an e-mail address, by name: they cannot get an invitation.
 */
withoutEmail: Array<string>, 
/**
 * PDFs of others that go into its pack, in order.
 */
attachments: Array<Attachment>, };

/**
 * A meeting (domain D1).
 */
export type MeetingId = string;

/**
 * Kind of meeting (domain D13).
 */
export type MeetingKind = "ordinary" | "guestSpeaker" | "training" | "visit";

/**
 * A whole series laid out in one step (domain D1).
 */
export type MeetingSeries = { 
/**
 * First day.
 */
first: string, 
/**
 * How many, 1 to 60.
 */
count: number, 
/**
 * How often.
 */
rhythm: Rhythm, 
/**
 * Start.
 */
start: string, 
/**
 * End.
 */
end: string, 
/**
 * Where.
 */
venue: Venue, };

/**
 * Whether a meeting is to come, was held, or will not be.
 */
export type MeetingStatus = "planned" | "held" | "cancelled";

/**
 * A text in which a name stands.
 */
export type Mention = { 
/**
 * The part that holds it.
 */
part: Part, 
/**
 * Kind of record.
 */
kind: Kind, 
/**
 * The record.
 */
id: RecordId, 
/**
 * Its community.
 */
community: CommunityId, 
/**
 * What it is called.
 */
title: string, 
/**
 * Where in it, such as "notes".
 */
place: string, };

/**
 * The next meeting in short.
 */
export type NextMeeting = { 
/**
 * The meeting.
 */
meeting: Meeting, 
/**
 * Days from today; 0 for today.
 */
days: number, 
/**
 * Members and guests who said that they come.
 */
coming: number, 
/**
 * Members and guests who sent apologies.
 */
apologies: number, 
/**
 * Members and guests who have not answered.
 */
notAnswered: number, 
/**
 * Cases of the agenda.
 */
cases: Array<CaseForPack>, };

/**
 * A member who has not agreed yet.
 */
export type NotAgreed = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Name, resolved.
 */
name: string, };

/**
 * A backup that exists.
 */
export type OlderBackup = { 
/**
 * What it is called.
 */
name: string, 
/**
 * When it was made, in UTC (RFC 3339).
 */
madeAt: string, };

/**
 * The part of a record that a journal row tells of, and thus the shape of its before and after.
 */
export type Part = "community" | "service" | "person" | "meeting" | "agenda" | "register" | "terms" | "agreement" | "action" | "evidence" | "case" | "section" | "order" | "export" | "facilitator" | "retentionRule" | "retentionDecision" | "attachment" | "policy";

/**
 * Client's permission (domain E4).
 */
export type Permission = { 
/**
 * What was said.
 */
state: PermissionState, 
/**
 * On which day.
 */
on: string | null, 
/**
 * How: in writing, spoken, to whom.
 */
how: string, 
/**
 * For what use.
 */
purpose: string, 
/**
 * Until when; open-ended where none.
 */
until: string | null, };

/**
 * What the client said (domain E4).
 */
export type PermissionState = "notAsked" | "asked" | "given" | "refused" | "withdrawn";

/**
 * A person as stored.
 */
export type Person = { 
/**
 * Identifier.
 */
id: PersonId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Name of the service, resolved for lists; empty where there is none.
 */
serviceName: string, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * Name in any script, required, at most 120 characters.
 */
name: string, 
/**
 * Job title or role.
 */
role: string, 
/**
 * Profession or discipline.
 */
discipline: string, 
/**
 * The service that the person works in.
 */
service: ServiceId | null, 
/**
 * In which capacity the person takes part.
 */
kind: PersonKind, 
/**
 * E-mail address; needed for an invitation.
 */
email: string, 
/**
 * Telephone number, as written.
 */
phone: string, 
/**
 * How the person likes to be contacted.
 */
preferredContact: PreferredContact, 
/**
 * How the person was found.
 */
howFound: HowFound, 
/**
 * Who suggested the person, where another member did.
 */
suggestedBy: PersonId | null, 
/**
 * Access needs.
 */
accessNeeds: string, 
/**
 * Dietary needs.
 */
dietaryNeeds: string, 
/**
 * Wants documents in large print.
 */
largePrint: boolean, 
/**
 * How far the person has come.
 */
stage: PersonStage, 
/**
 * Facilitator's notes.
 */
notes: string, };

/**
 * What the facilitator enters about a person.
 */
export type PersonDetails = { 
/**
 * Name in any script, required, at most 120 characters.
 */
name: string, 
/**
 * Job title or role.
 */
role: string, 
/**
 * Profession or discipline.
 */
discipline: string, 
/**
 * The service that the person works in.
 */
service: ServiceId | null, 
/**
 * In which capacity the person takes part.
 */
kind: PersonKind, 
/**
 * E-mail address; needed for an invitation.
 */
email: string, 
/**
 * Telephone number, as written.
 */
phone: string, 
/**
 * How the person likes to be contacted.
 */
preferredContact: PreferredContact, 
/**
 * How the person was found.
 */
howFound: HowFound, 
/**
 * Who suggested the person, where another member did.
 */
suggestedBy: PersonId | null, 
/**
 * Access needs.
 */
accessNeeds: string, 
/**
 * Dietary needs.
 */
dietaryNeeds: string, 
/**
 * Wants documents in large print.
 */
largePrint: boolean, 
/**
 * How far the person has come.
 */
stage: PersonStage, 
/**
 * Facilitator's notes.
 */
notes: string, };

/**
 * A person: member, on the way to being one, or a contact (domain C4).
 */
export type PersonId = string;

/**
 * In which capacity a person takes part (domain C4).
 */
export type PersonKind = "frontLine" | "practitionerManager" | "expertByExperience" | "knowledgeBroker";

/**
 * The recruitment pipeline (domain C3).
 */
export type PersonStage = "identified" | "approached" | "managerAgreed" | "inducted" | "member" | "declined" | "onHold" | "left";

/**
 * What the facilitator enters about an issue.
 */
export type PolicyDetails = { 
/**
 * What ought to change, in one line, required, at most 200 characters.
 */
title: string, 
/**
 * Who could change it.
 */
level: PolicyLevel, 
/**
 * How far it has come.
 */
status: PolicyStatus, 
/**
 * When it was noted; the day of entry where none is given.
 */
notedOn: string | null, 
/**
 * What has changed, or why it was set aside.
 */
outcome: string, 
/**
 * The cases in which it came up, deleted ones too. Sorted, each once.
 */
cases: Array<CaseId>, 
/**
 * The meetings at which it came up, deleted ones too. Sorted, each once.
 */
meetings: Array<MeetingId>, 
/**
 * Who was told, as entered.
 */
told: Array<Told>, 
/**
 * What happens now.
 */
happens: RichText, 
/**
 * What would help.
 */
helps: RichText, };

/**
 * A policy issue (domain E10).
 */
export type PolicyId = string;

/**
 * An issue as stored. It holds no name of a case or meeting, only ids: what is erased there leaves nothing here.
 */
export type PolicyIssue = { 
/**
 * Identifier.
 */
id: PolicyId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * What ought to change, in one line, required, at most 200 characters.
 */
title: string, 
/**
 * Who could change it.
 */
level: PolicyLevel, 
/**
 * How far it has come.
 */
status: PolicyStatus, 
/**
 * When it was noted; the day of entry where none is given.
 */
notedOn: string | null, 
/**
 * What has changed, or why it was set aside.
 */
outcome: string, 
/**
 * The cases in which it came up, deleted ones too. Sorted, each once.
 */
cases: Array<CaseId>, 
/**
 * The meetings at which it came up, deleted ones too. Sorted, each once.
 */
meetings: Array<MeetingId>, 
/**
 * Who was told, as entered.
 */
told: Array<Told>, 
/**
 * What happens now.
 */
happens: RichText, 
/**
 * What would help.
 */
helps: RichText, };

/**
 * Who could change it (domain E1: "issues for local policy, commissioning or campaigning").
 */
export type PolicyLevel = "local" | "commissioning" | "national";

/**
 * An issue in the register, without its texts.
 */
export type PolicyLine = { 
/**
 * Identifier.
 */
id: PolicyId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * What ought to change.
 */
title: string, 
/**
 * Who could change it.
 */
level: PolicyLevel, 
/**
 * How far it has come.
 */
status: PolicyStatus, 
/**
 * When it was noted.
 */
notedOn: string, 
/**
 * Since when it was seen: the first of its day and of its meetings.
 */
since: string, 
/**
 * The cases in which it came up, without those in the bin.
 */
cases: Array<CaseId>, 
/**
 * The meetings at which it came up, without those in the bin.
 */
meetings: Array<MeetingId>, 
/**
 * Who was told, each once, in the order in which they were entered.
 */
told: Array<string>, 
/**
 * The first day on which to come back to somebody; none where nothing is open.
 */
comeBack: string | null, 
/**
 * That day is over.
 */
overdue: boolean, 
/**
 * What has changed, or why it was set aside.
 */
outcome: string, 
/**
 * The status that comes next; none where there is none.
 */
next: PolicyStatus | null, 
/**
 * What is missing for it, as sentences.
 */
missing: Array<string>, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, };

/**
 * How far an issue has come.
 */
export type PolicyStatus = "noted" | "raised" | "answered" | "changed" | "setAside";

/**
 * How a person likes to be contacted.
 */
export type PreferredContact = "email" | "phone" | "text" | "post";

/**
 * What core cannot know of the vault by itself.
 */
export type ProtectionInput = { 
/**
 * Where the vault is, in words that can be printed.
 */
place: string, 
/**
 * Ways in.
 */
slots: Array<SlotFact>, 
/**
 * When the newest verified backup was made.
 */
backupVerifiedAt: string | null, 
/**
 * Where backups are, in words that can be printed.
 */
backupPlaces: Array<string>, 
/**
 * Idle minutes after which the vault locks itself.
 */
locksAfterMinutes: number, };

/**
 * One page for the host's trustees on how the data is protected.
 */
export type ProtectionSummary = { 
/**
 * Day on which it was made.
 */
madeOn: string, 
/**
 * Who made it.
 */
madeBy: string, 
/**
 * Communities in the vault.
 */
communities: Array<string>, 
/**
 * Host organisations that answer for the data.
 */
hosts: Array<string>, 
/**
 * What the shell told.
 */
vault: ProtectionInput, 
/**
 * How it is encrypted, as sentences.
 */
encryption: Array<string>, 
/**
 * Who holds which role.
 */
facilitators: Array<RoleLine>, 
/**
 * Why and how long each kind is kept.
 */
rules: Array<RetentionRule>, 
/**
 * How many records of each kind there are.
 */
records: Array<DataCount>, 
/**
 * Records that are due for review.
 */
due: number, 
/**
 * Records in the bin.
 */
inBin: number, 
/**
 * Records that were erased for good.
 */
erased: number, 
/**
 * Exports in the last twelve months.
 */
exportsLastYear: number, 
/**
 * What a check of the whole audit trail found.
 */
audit: AuditCheck, };

/**
 * A record whose kind is told beside it.
 */
export type RecordId = string;

/**
 * A record of any kind.
 */
export type RecordRef = { 
/**
 * The part that holds it.
 */
part: Part, 
/**
 * Its identifier.
 */
id: RecordId, };

/**
 * One line of a register (domain D9): every current member, and guests.
 */
export type RegisterEntry = { 
/**
 * The person.
 */
person: PersonId, 
/**
 * Name, resolved.
 */
name: string, 
/**
 * Role, resolved.
 */
role: string, 
/**
 * Dietary and access needs, resolved, for the list of what to know.
 */
needs: string, 
/**
 * Not a member: invited for this meeting.
 */
guest: boolean, 
/**
 * Reply to the invitation.
 */
reply: Reply, 
/**
 * What the register says after the meeting.
 */
attendance: Attendance, };

/**
 * Whether a case may be handed out (domain E4).
 */
export type Release = { "verdict": "free" } | { "verdict": "needsReason", 
/**
 * Why, as a sentence.
 */
why: string, } | { "verdict": "stopped", 
/**
 * Why, as a sentence.
 */
why: string, };

/**
 * Reply to an invitation.
 */
export type Reply = "none" | "coming" | "apologies";

/**
 * A decision to be made.
 */
export type RetentionDecide = { 
/**
 * About which record.
 */
record: RecordRef, 
/**
 * What.
 */
decision: Decision, };

/**
 * What a decision gave.
 */
export type RetentionDecided = { 
/**
 * The decision.
 */
entry: RetentionEntry, 
/**
 * What was erased, where it was to destroy.
 */
erased: Erased | null, };

/**
 * What can be changed about a rule.
 */
export type RetentionDetails = { 
/**
 * Why it is kept: the purpose (UK GDPR Article 5(1)(b)).
 */
why: string, 
/**
 * Lawful basis (UK GDPR Article 6, and 9 where the data is of a special category).
 */
basis: string, 
/**
 * Months until it is due for review, 1 to 600; none where it is not reviewed by itself.
 */
months: number | null, };

/**
 * A record that is due for review. Nothing is ever deleted by itself.
 */
export type RetentionDue = { 
/**
 * The part that holds it.
 */
part: Part, 
/**
 * Kind of record.
 */
kind: Kind, 
/**
 * The record.
 */
id: RecordId, 
/**
 * Its community.
 */
community: CommunityId, 
/**
 * What it is called.
 */
title: string, 
/**
 * The rule that it falls under.
 */
data: DataKind, 
/**
 * The day from which the months count.
 */
since: string, 
/**
 * The day from which it is due.
 */
due: string, 
/**
 * Why it is due, as a sentence.
 */
why: string, };

/**
 * A decision that was made.
 */
export type RetentionEntry = { 
/**
 * About which record; without a title where it was destroyed.
 */
record: Touched, 
/**
 * What.
 */
decision: Decision, 
/**
 * When, in UTC (RFC 3339).
 */
at: string, 
/**
 * Who, as named at sign-in.
 */
by: string, };

/**
 * Why and how long a kind of data is kept.
 */
export type RetentionRule = { 
/**
 * The kind of data.
 */
kind: DataKind, 
/**
 * What it is called.
 */
label: string, 
/**
 * What it holds.
 */
holds: string, 
/**
 * From when the months count, such as "after the person left".
 */
starts: string, 
/**
 * Whether it differs from what Copse suggests.
 */
changed: boolean, 
/**
 * Row version; 0 while it was never changed.
 */
version: number, 
/**
 * Why it is kept: the purpose (UK GDPR Article 5(1)(b)).
 */
why: string, 
/**
 * Lawful basis (UK GDPR Article 6, and 9 where the data is of a special category).
 */
basis: string, 
/**
 * Months until it is due for review, 1 to 600; none where it is not reviewed by itself.
 */
months: number | null, };

/**
 * How often a community meets (domain A5).
 */
export type Rhythm = "weekly" | "fortnightly" | "monthly" | "sixWeekly" | "quarterly";

/**
 * A text of blocks.
 */
export type RichText = { 
/**
 * Version of the tree: [`TEXT_SCHEMA`].
 */
schema: number, 
/**
 * From top to bottom. Empty for an empty text.
 */
blocks: Array<Block>, };

/**
 * A role over a time.
 */
export type RoleHeld = { 
/**
 * The role.
 */
role: FacilitatorRole, 
/**
 * In which community; in all where none.
 */
community: CommunityId | null, 
/**
 * First day.
 */
from: string, 
/**
 * Last day; none while it lasts.
 */
until: string | null, };

/**
 * One line of who held which role, when.
 */
export type RoleLine = { 
/**
 * Who.
 */
facilitator: FacilitatorId, 
/**
 * Name.
 */
name: string, 
/**
 * Whether it is held today.
 */
now: boolean, 
/**
 * The role.
 */
role: FacilitatorRole, 
/**
 * In which community; in all where none.
 */
community: CommunityId | null, 
/**
 * First day.
 */
from: string, 
/**
 * Last day; none while it lasts.
 */
until: string | null, };

/**
 * One record that a search found, at the place that fits best.
 */
export type SearchHit = { 
/**
 * What kind of record it is.
 */
kind: SearchKind, 
/**
 * The record.
 */
id: RecordId, 
/**
 * Its community.
 */
community: CommunityId, 
/**
 * Title of the record.
 */
title: string, 
/**
 * Heading of the section in which the words stand; empty where they stand in the title.
 */
heading: string, 
/**
 * The words in their surroundings; U+0002 stands before a hit and U+0003 after it.
 */
snippet: string, };

/**
 * Kinds of records that can be searched.
 */
export type SearchKind = "case" | "policy";

/**
 * What the facilitator changes about a section: what a pause in typing saves.
 */
export type SectionChange = { 
/**
 * Heading as printed, required, at most 200 characters.
 */
heading: string, 
/**
 * Whether it is printed.
 */
shown: boolean, 
/**
 * The text.
 */
body: RichText, };

/**
 * One section of a case study.
 */
export type SectionId = string;

/**
 * The sections of a write-up (domain E1).
 */
export type SectionKind = "focus" | "history" | "circumstances" | "presentation" | "discussion" | "ideas" | "nextSteps" | "whatHappenedNext" | "learning" | "policy" | "evidence" | "evaluation" | "own";

/**
 * Sector of a service.
 */
export type Sector = "health" | "housing" | "criminalJustice" | "socialCare" | "voluntary" | "other";

/**
 * A service as stored.
 */
export type Service = { 
/**
 * Identifier.
 */
id: ServiceId, 
/**
 * The community on whose map it is.
 */
community: CommunityId, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, 
/**
 * Name, required.
 */
name: string, 
/**
 * Organisation that runs it.
 */
organisation: string, 
/**
 * Sector.
 */
sector: Sector, 
/**
 * Discipline, such as housing or probation.
 */
discipline: string, 
/**
 * What it offers.
 */
offers: string, 
/**
 * Whom to ask for.
 */
contactName: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * Telephone number, as written.
 */
phone: string, 
/**
 * Strength of the present link.
 */
link: LinkStrength, 
/**
 * Whether it is wanted in the community.
 */
wanted: Wanted, };

/**
 * What the facilitator enters about a service.
 */
export type ServiceDetails = { 
/**
 * Name, required.
 */
name: string, 
/**
 * Organisation that runs it.
 */
organisation: string, 
/**
 * Sector.
 */
sector: Sector, 
/**
 * Discipline, such as housing or probation.
 */
discipline: string, 
/**
 * What it offers.
 */
offers: string, 
/**
 * Whom to ask for.
 */
contactName: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * Telephone number, as written.
 */
phone: string, 
/**
 * Strength of the present link.
 */
link: LinkStrength, 
/**
 * Whether it is wanted in the community.
 */
wanted: Wanted, };

/**
 * A local service that meets the client group (domain C1).
 */
export type ServiceId = string;

/**
 * With what the vault was opened.
 */
export type SignInWith = "passphrase" | "keychain" | "recoveryKey";

/**
 * Who is signed in.
 */
export type SignedIn = { 
/**
 * The facilitator; none with the recovery key, and before the first write of somebody new.
 */
facilitator: FacilitatorId | null, 
/**
 * As told in the journal and on records.
 */
name: string, 
/**
 * With what the vault was opened.
 */
with: SignInWith, };

/**
 * A way into the vault.
 */
export type SlotFact = { 
/**
 * Of which kind.
 */
kind: SlotWord, 
/**
 * Since when.
 */
created: string, };

/**
 * Kinds of ways into the vault.
 */
export type SlotWord = "passphrase" | "recovery" | "keychain" | "other";

/**
 * An action of the person.
 */
export type SubjectAction = { 
/**
 * What. Free text: it may name somebody else.
 */
what: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * When it was done.
 */
doneOn: string | null, 
/**
 * Whether the text names another person of the community.
 */
thirdParty: boolean, };

/**
 * An agreement of the person.
 */
export type SubjectAgreement = { 
/**
 * Version of the terms of reference.
 */
number: number, 
/**
 * When.
 */
on: string, };

/**
 * A case that the person presented. The text of a case is about a client, not about the presenter.
 */
export type SubjectCase = { 
/**
 * Number.
 */
number: number, 
/**
 * Title: about the client, hence to be redacted.
 */
title: string, 
/**
 * Presenter's name as printed.
 */
presenterName: string, 
/**
 * Presenter's role as printed.
 */
presenterRole: string, 
/**
 * Always true.
 */
thirdParty: boolean, };

/**
 * A change of what is held about the person.
 */
export type SubjectChange = { 
/**
 * When.
 */
at: string, 
/**
 * What, such as "Person changed".
 */
what: string, 
/**
 * Who made it: somebody else, hence to be redacted.
 */
by: string, 
/**
 * Always true.
 */
thirdParty: boolean, };

/**
 * A place where the person's name stands in a text.
 */
export type SubjectMention = { 
/**
 * The record.
 */
record: Touched, 
/**
 * Where in it, such as "notes".
 */
place: string, 
/**
 * Always true: such a text is about others as well.
 */
thirdParty: boolean, };

/**
 * A line of a register about the person.
 */
export type SubjectRegister = { 
/**
 * Number of the meeting.
 */
number: number, 
/**
 * Day of the meeting.
 */
date: string, 
/**
 * As a guest.
 */
guest: boolean, 
/**
 * Reply.
 */
reply: Reply, 
/**
 * Attendance.
 */
attendance: Attendance, };

/**
 * All that is held about a person (UK GDPR Article 15). What is about somebody else is marked, to be redacted before
 * it is handed out (Article 15(4), Data Protection Act 2018, schedule 2, paragraph 16).
 */
export type SubjectReport = { 
/**
 * Day on which it was made.
 */
madeOn: string, 
/**
 * Who made it.
 */
madeBy: string, 
/**
 * The community.
 */
community: string, 
/**
 * Who answers for the data.
 */
hosts: Array<string>, 
/**
 * The record of the person, as stored.
 */
person: Person, 
/**
 * What stands in the record, in words: each label with its value, without empty ones.
 */
facts: Array<Fact>, 
/**
 * Why it is held and how long.
 */
rule: RetentionRule, 
/**
 * Registers in which the person stands, newest meeting first.
 */
registers: Array<SubjectRegister>, 
/**
 * Actions that are or were theirs.
 */
actions: Array<SubjectAction>, 
/**
 * Terms of reference to which they agreed.
 */
agreements: Array<SubjectAgreement>, 
/**
 * Cases that they presented.
 */
cases: Array<SubjectCase>, 
/**
 * Exports of their data, or made for them.
 */
exports: Array<Export>, 
/**
 * Texts in which their name stands: found by the name, so look at each before it is handed out.
 */
mentions: Array<SubjectMention>, 
/**
 * Changes of their record and of what belongs to it.
 */
changes: Array<SubjectChange>, 
/**
 * Entries of the audit trail about their record.
 */
audit: Array<AuditEntry>, };

/**
 * One version of the terms of reference.
 */
export type Terms = { 
/**
 * Identifier.
 */
id: TermsId, 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Number of this version of the terms, from 1.
 */
number: number, 
/**
 * The text.
 */
body: RichText, 
/**
 * Day from which it holds; none while it is a draft. An adopted version is not edited: a new one is begun.
 */
adoptedOn: string | null, 
/**
 * Who has agreed, and when.
 */
agreements: Array<Agreement>, 
/**
 * Members who have not agreed to it yet, by name; empty for a draft, to which nobody can agree yet.
 */
notAgreed: Array<NotAgreed>, 
/**
 * Starts at 1 and grows by 1 with each change. An update names the version that it was made
 * from; a different one in the store means that somebody else saved in between.
 */
version: number, 
/**
 * When, in UTC (RFC 3339).
 */
changedAt: string, 
/**
 * Who, as named at sign-in.
 */
changedBy: string, };

/**
 * One version of the terms of reference (domain D6).
 */
export type TermsId = string;

/**
 * An agenda item with the time of day at which it starts, by the rule of domain D5.
 */
export type TimedItem = { 
/**
 * Start, local time.
 */
starts: string, 
/**
 * Identifier; the page makes one for a new item.
 */
id: AgendaItemId, 
/**
 * What.
 */
title: string, 
/**
 * Minutes, 0 to 600.
 */
minutes: number, 
/**
 * Who leads it.
 */
lead: string, 
/**
 * Kind.
 */
kind: AgendaKind, 
/**
 * The case that is presented or reported back on. Cases named here go into the pack.
 */
case: CaseId | null, };

/**
 * Everything on the first screen of a community.
 */
export type Today = { 
/**
 * The day for which it was made.
 */
date: string, 
/**
 * What is so, as a sentence without a full stop, such as "Meeting 5 is in nine days".
 */
headline: string, 
/**
 * Due before today, longest ago first.
 */
late: Array<Due>, 
/**
 * Due today or in the next seven days, soonest first.
 */
week: Array<Due>, 
/**
 * Due after that, and at the end what has no date.
 */
later: Array<Due>, 
/**
 * The next meeting that is planned, today's included.
 */
nextMeeting: NextMeeting | null, 
/**
 * People who are members now.
 */
members: number, 
/**
 * People who are approached, agreed or inducted, and not members yet (domain C11).
 */
onTheirWay: number, 
/**
 * Meetings held.
 */
meetingsHeld: number, 
/**
 * Meetings planned for the cycle: the community's figure, or those in the calendar where there are more.
 */
meetingsPlanned: number, 
/**
 * Cases that may not be handed out freely today (domain E4).
 */
casesWithoutPermission: number, };

/**
 * That somebody outside was told.
 */
export type Told = { 
/**
 * The body or person, required. It is printed in the briefing.
 */
whom: string, 
/**
 * When, required.
 */
on: string | null, 
/**
 * Who told them; never printed in the briefing.
 */
by: string, 
/**
 * By which way.
 */
how: ToldHow, 
/**
 * What they answered; empty while they have not.
 */
answer: string, 
/**
 * When to come back to them; none where that is not planned, or done.
 */
comeBack: string | null, };

/**
 * By which way somebody was told.
 */
export type ToldHow = "email" | "letter" | "meeting" | "phone" | "briefing" | "consultation";

/**
 * A record of any kind with what it is called.
 */
export type Touched = { 
/**
 * The part that holds it.
 */
part: Part, 
/**
 * Its kind, as screens know it.
 */
kind: Kind, 
/**
 * Its identifier.
 */
id: RecordId, 
/**
 * Its community; none for what belongs to the vault.
 */
community: CommunityId | null, 
/**
 * What it is called; empty where it is gone.
 */
title: string, };

/**
 * One step: all that one operation changed, or one run of typing.
 */
export type UndoStep = { 
/**
 * What was done, such as "Person changed: Ana Vale".
 */
what: string, 
/**
 * When, in UTC (RFC 3339).
 */
at: string, 
/**
 * Who, as named at sign-in.
 */
by: string, 
/**
 * The records that it touched, each once.
 */
records: Array<Touched>, };

/**
 * Something that happened to the vault. Call [`audit_event`] after it has happened, and before a lock.
 */
export type VaultEvent = { "type": "unlocked" } | { "type": "locked" } | { "type": "slotAdded", slot: string, } | { "type": "slotChanged", slot: string, } | { "type": "slotRemoved", slot: string, } | { "type": "recoveryKeyRenewed" } | { "type": "recoveryUsed" } | { "type": "keychainEnabled" } | { "type": "keychainDisabled" } | { "type": "rekeyed" } | { "type": "backupMade" } | { "type": "backupVerified" } | { "type": "restored" };

/**
 * Where a meeting is held (domain D2).
 */
export type Venue = { 
/**
 * Name of the building.
 */
name: string, 
/**
 * Address, lines divided by commas or line feeds.
 */
address: string, 
/**
 * Room.
 */
room: string, 
/**
 * Steps, lift, hearing loop, parking …
 */
access: string, };

/**
 * Whether a service is wanted in the community (domain C1).
 */
export type Wanted = "yes" | "no" | "later";
