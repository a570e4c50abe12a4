// Made from the types of the shell by its test `types`; do not edit.
// After a change: COPSE_BLESS=1 cargo nextest run -p copse --test app types

import type {
  Action,
  ActionDetails,
  ActionId,
  Advice,
  AgendaItem,
  AttachmentId,
  Attendance,
  AuditCheck,
  AuditFilter,
  AuditPage,
  BinEntry,
  BriefingOffer,
  CaseDetails,
  CaseFull,
  CaseId,
  CaseOverride,
  CaseRow,
  CaseSection,
  Community,
  CommunityDetails,
  CommunityId,
  DataKind,
  Done,
  ErasePreview,
  Erased,
  Evidence,
  EvidenceDetails,
  EvidenceId,
  Export,
  ExportFilter,
  Facilitator,
  FacilitatorDetails,
  FacilitatorId,
  HandOver,
  LetterKind,
  Meeting,
  MeetingDetails,
  MeetingFull,
  MeetingId,
  MeetingSeries,
  Person,
  PersonDetails,
  PersonId,
  PolicyDetails,
  PolicyId,
  PolicyIssue,
  PolicyLine,
  RecordRef,
  Reply,
  RetentionDecide,
  RetentionDecided,
  RetentionDetails,
  RetentionDue,
  RetentionEntry,
  RetentionRule,
  RichText,
  RoleLine,
  SearchHit,
  SectionChange,
  SectionId,
  SectionKind,
  Service,
  ServiceDetails,
  ServiceId,
  SignedIn,
  Terms,
  TermsId,
  Today,
  UndoStep,
} from "./core";

/**
 * Which actions to list.
 */
export type ActionListInput = { 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Leave out those that are done.
 */
openOnly: boolean, };

/**
 * A whole agenda, in its new order.
 */
export type AgendaInput = { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * The meeting's version that was changed.
 */
version: number, 
/**
 * All items.
 */
items: Array<AgendaItem>, };

/**
 * An attachment that moves by one place.
 */
export type AttachmentMoveInput = { 
/**
 * Which.
 */
id: AttachmentId, 
/**
 * Towards the beginning.
 */
up: boolean, };

/**
 * Attendance as a figure, with its numbers.
 */
export type AttendanceFigure = { 
/**
 * The figure (SVG 1.1); empty where there is nothing to show yet.
 */
svg: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it shows, in words.
 */
description: string, 
/**
 * Heads of the columns of its numbers.
 */
columns: Array<string>, 
/**
 * Its numbers.
 */
rows: Array<Array<string>>, };

/**
 * What to show of the audit trail.
 */
export type AuditInput = { 
/**
 * Which entries.
 */
filter: AuditFilter, };

/**
 * The audit trail to a file.
 */
export type AuditSaveInput = { 
/**
 * Which entries; all pages of them.
 */
filter: AuditFilter, 
/**
 * Format.
 */
format: ListFormat, };

/**
 * A backup by its name.
 */
export type BackupInput = { 
/**
 * As given in the list.
 */
name: string, };

/**
 * A backup, and what opened the vault. Has no `Debug`: it holds a secret.
 */
export type BackupOpenInput = { 
/**
 * As given in the list.
 */
name: string, 
/**
 * What opened the vault, of the person at the keyboard.
 */
current: string, };

/**
 * Where a backup is.
 */
export type BackupPlace = "here" | "second";

/**
 * A backup, as it is seen from outside.
 */
export type BackupRow = { 
/**
 * Names it to other commands.
 */
name: string, 
/**
 * Why it was made, such as `by-hand`.
 */
label: string, 
/**
 * When it was made, in UTC (RFC 3339).
 */
madeAt: string, 
/**
 * Bytes on the disk.
 */
bytes: number, 
/**
 * When it was last opened and checked in whole; none for one that was copied by hand.
 */
verifiedAt: string | null, 
/**
 * Where it is.
 */
place: BackupPlace, 
/**
 * Whether it is of this vault, and can be told so from outside.
 */
readable: boolean, };

/**
 * All backups, and how things stand.
 */
export type BackupState = { 
/**
 * Newest first.
 */
rows: Array<BackupRow>, 
/**
 * When the newest verified one was made.
 */
lastVerified: string | null, 
/**
 * Whether that is more than seven days ago, or never.
 */
amber: boolean, 
/**
 * Whether one is due by itself: a day of changes.
 */
due: boolean, 
/**
 * The second folder, to be shown to the user; none where none is named.
 */
secondFolder: string | null, 
/**
 * Whether the second folder can be reached now.
 */
secondThere: boolean, };

/**
 * A record by its identifier.
 */
export type ById<I> = { 
/**
 * The record.
 */
id: I, };

/**
 * What an import made of a file.
 */
export type CaseImported = { 
/**
 * The case.
 */
case: CaseFull, 
/**
 * What could not be read or placed, as sentences.
 */
problems: Array<string>, };

/**
 * A case that is to be handed out.
 */
export type CaseReleaseInput = { 
/**
 * The case.
 */
id: CaseId, 
/**
 * Why, although permission is not there.
 */
reason: string | null, };

/**
 * A change to a record.
 */
export type Change<I, D> = { 
/**
 * The record.
 */
id: I, 
/**
 * The version that was changed.
 */
version: number, 
/**
 * What was entered.
 */
details: D, };

/**
 * What was copied or cut in the window. Has no `Debug`: it is somebody's text.
 */
export type ClipboardInput = { 
/**
 * As plain text.
 */
text: string, };

/**
 * A kind of data.
 */
export type DataKindInput = { 
/**
 * Which.
 */
kind: DataKind, };

/**
 * A document in memory.
 */
export type DocumentInfo = { 
/**
 * Names the document to the other document commands, until the vault is locked.
 */
handle: string, 
/**
 * Title.
 */
title: string, 
/**
 * Number of pages.
 */
pages: number, 
/**
 * Size of the file.
 */
bytes: number, 
/**
 * Name that the Save dialog offers.
 */
suggestedName: string, 
/**
 * Cases that were left out, and why (domain E4).
 */
heldBack: Array<HeldBackCase>, 
/**
 * Whether it can be saved for Word.
 */
word: boolean, 
/**
 * What the person should know of it, as sentences.
 */
remarks: Array<string>, };

/**
 * A document to be made.
 */
export type DocumentInput = { 
/**
 * What.
 */
request: DocumentRequest, 
/**
 * Size of print.
 */
edition: Print, };

/**
 * A page to be looked at.
 */
export type DocumentPageInput = { 
/**
 * The document.
 */
handle: string, 
/**
 * From 1.
 */
page: number, 
/**
 * Width of the picture in pixels, 16 to 4000.
 */
width: number, };

/**
 * What is to be made.
 */
export type DocumentRequest = { "kind": "caseStudy", 
/**
 * The case.
 */
case: CaseId, 
/**
 * Why it goes out although permission is not there (domain E4).
 */
reason: string | null, } | { "kind": "agenda", 
/**
 * The meeting.
 */
meeting: MeetingId, } | { "kind": "pack", 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * Cases that go out although permission is not there.
 */
reasons: Array<CaseOverride>, } | { "kind": "termsOfReference", 
/**
 * Which version.
 */
terms: TermsId, } | { "kind": "signInSheet", 
/**
 * The meeting.
 */
meeting: MeetingId, } | { "kind": "actions", 
/**
 * The community.
 */
community: CommunityId, } | { "kind": "meetingNotes", 
/**
 * The meeting.
 */
meeting: MeetingId, } | { "kind": "attendance", 
/**
 * The community.
 */
community: CommunityId, } | { "kind": "briefing", 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Which issues; noted and raised ones where none is given.
 */
issues: Array<PolicyId> | null, 
/**
 * What the community is; from its settings where none is given.
 */
introduction: string | null, } | { "kind": "letters", 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Which letter.
 */
template: LetterKind, 
/**
 * To whom.
 */
people: Array<PersonId>, 
/**
 * The meeting of which it speaks; where none is named, the next one, or after a missed meeting the last one.
 */
meeting: MeetingId | null, } | { "kind": "subjectReport", 
/**
 * The person.
 */
person: PersonId, } | { "kind": "protectionSummary", 
/**
 * The community for whose host it is.
 */
community: CommunityId, };

/**
 * A document to be saved.
 */
export type DocumentSaveInput = { 
/**
 * The document.
 */
handle: string, 
/**
 * Format.
 */
format?: Format, 
/**
 * What it is handed out for; may be empty.
 */
purpose?: string, 
/**
 * For whom; may be empty.
 */
forWhom?: string, };

/**
 * Records to be erased for good.
 */
export type EraseInput = { 
/**
 * Which.
 */
records: Array<RecordRef>, };

/**
 * What to show of the export register.
 */
export type ExportFindInput = { 
/**
 * Which exports.
 */
filter: ExportFilter, };

/**
 * The export register to a file.
 */
export type ExportSaveInput = { 
/**
 * Which exports.
 */
filter: ExportFilter, 
/**
 * Format.
 */
format: ListFormat, };

/**
 * One thing that is wrong with what was entered.
 */
export type FieldProblem = { 
/**
 * The field, as in the input's `details`, such as `sizeMost` or `items.2.minutes`.
 */
field: string, 
/**
 * What is wrong and what to do, as a sentence.
 */
message: string, };

/**
 * Formats in which a document can be saved.
 */
export type Format = "pdf" | "docx";

/**
 * Something made earlier in this session.
 */
export type Handle = { 
/**
 * As given when it was made.
 */
handle: string, };

/**
 * A case that was left out.
 */
export type HeldBackCase = { 
/**
 * Number and title.
 */
title: string, 
/**
 * Why, as a sentence.
 */
why: string, };

/**
 * All of a kind in a community.
 */
export type InCommunity = { 
/**
 * The community.
 */
community: CommunityId, };

/**
 * One file of an invitation.
 */
export type InvitationFile = { 
/**
 * Name.
 */
name: string, 
/**
 * Size.
 */
bytes: number, };

/**
 * An invitation in memory.
 */
export type InvitationInfo = { 
/**
 * Names the invitation to the other invitation commands, until the vault is locked.
 */
handle: string, 
/**
 * Subject of the mail.
 */
subject: string, 
/**
 * Number of members in Bcc.
 */
recipients: number, 
/**
 * Members without an e-mail address, by name.
 */
withoutEmail: Array<string>, 
/**
 * The files that are written: mail, calendar entry, pack.
 */
files: Array<InvitationFile>, 
/**
 * The pack that is attached.
 */
pack: DocumentInfo, };

/**
 * An invitation to be made.
 */
export type InvitationInput = { 
/**
 * The meeting.
 */
meeting: MeetingId, 
/**
 * Size of print of the pack.
 */
edition: Print, 
/**
 * Cases that go out although permission is not there (domain E4).
 */
reasons: Array<CaseOverride>, 
/**
 * Text of the mail; the usual one where none is given.
 */
message?: string | null, };

/**
 * How good a passphrase is.
 */
export type Judgement = { 
/**
 * From 0, guessed at once, to 4, not to be guessed.
 */
score: number, 
/**
 * Whether a vault can be made with it.
 */
enough: boolean, 
/**
 * What would make it better, as a sentence; may be empty.
 */
advice: string, };

/**
 * The keychain on or off. Has no `Debug`: it holds a secret.
 */
export type KeychainInput = { 
/**
 * What opened the vault, of the person at the keyboard.
 */
current: string, 
/**
 * On or off.
 */
on: boolean, };

/**
 * A letter that can be merged.
 */
export type LetterChoice = { 
/**
 * Which.
 */
id: LetterKind, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its subject line, with what is filled in between square brackets.
 */
about: string, 
/**
 * Whether it speaks of a meeting.
 */
needsMeeting: boolean, };

/**
 * Formats of lists.
 */
export type ListFormat = "csv" | "xlsx";

/**
 * Which list of a community.
 */
export type ListKind = "people" | "services" | "meetings" | "register" | "actions" | "evidence" | "cases" | "policy" | "exports";

/**
 * A list to be saved.
 */
export type ListSaveInput = { 
/**
 * The community.
 */
community: CommunityId, 
/**
 * Which list.
 */
list: ListKind, 
/**
 * The meeting, for a register.
 */
meeting?: MeetingId | null, };

/**
 * The picture on a community's documents.
 */
export type LogoPicture = { 
/**
 * As an address for an image (RFC 2397).
 */
dataUrl: string, };

/**
 * A new record in a community.
 */
export type New<D> = { 
/**
 * The community.
 */
community: CommunityId, 
/**
 * What was entered.
 */
details: D, };

/**
 * A new community.
 */
export type NewCommunity = { 
/**
 * What was entered.
 */
details: CommunityDetails, };

/**
 * A new facilitator.
 */
export type NewFacilitator = { 
/**
 * What was entered.
 */
details: FacilitatorDetails, };

/**
 * A command that needs nothing.
 */
export type Nothing = Record<string, never>;

/**
 * A page as a PNG picture. Crosses as raw bytes: as JSON it would be five times as long.
 */
export type PagePicture = ArrayBuffer;

/**
 * A passphrase to be judged. Has no `Debug`: it holds a secret.
 */
export type PassphraseInput = { 
/**
 * The passphrase.
 */
passphrase: string, };

/**
 * Sizes of print.
 */
export type Print = "ordinary" | "largePrint" | "giantPrint";

/**
 * A record, whatever its kind.
 */
export type RecordInput = { 
/**
 * Which.
 */
record: RecordRef, };

/**
 * The proof that a recovery key was written down. Has no `Debug`: it holds secrets.
 */
export type RecoveryKeyConfirmInput = { 
/**
 * What opened the vault, of the person at the keyboard.
 */
current: string, 
/**
 * The group that was asked for.
 */
typed: string, };

/**
 * A recovery key that opens nothing yet.
 */
export type RecoveryKeyMade = { 
/**
 * In groups with `-`, as it is printed.
 */
recoveryKey: string, 
/**
 * The group to be typed again, 1 to 7.
 */
ask: number, };

/**
 * One line of a register.
 */
export type RegisterInput = { 
/**
 * The meeting.
 */
id: MeetingId, 
/**
 * Who.
 */
person: PersonId, 
/**
 * Not a member: invited for this meeting.
 */
guest: boolean, 
/**
 * Reply to the invitation.
 */
reply: Reply, 
/**
 * What the register says.
 */
attendance: Attendance, };

/**
 * What giving the vault new keys did.
 */
export type RekeyDone = { 
/**
 * Names of those who need a new passphrase now.
 */
removed: Array<string>, 
/**
 * Name of the backup that was made first.
 */
backup: string, };

/**
 * How long a kind of data is kept.
 */
export type RetentionRuleInput = { 
/**
 * Kind of data.
 */
kind: DataKind, 
/**
 * The version that was changed.
 */
version: number, 
/**
 * What was entered.
 */
details: RetentionDetails, };

/**
 * Who held which role.
 */
export type RolesInput = { 
/**
 * In which community; in all where none.
 */
community: CommunityId | null, };

/**
 * What was written.
 */
export type Saved = { 
/**
 * Name of the file, or of the folder where several were written; never a path.
 */
name: string, };

/**
 * Words to look for.
 */
export type SearchInput = { 
/**
 * As typed.
 */
words: string, 
/**
 * In which community; in all where none is given.
 */
community: CommunityId | null, };

/**
 * A further section.
 */
export type SectionAddInput = { 
/**
 * The case.
 */
case: CaseId, 
/**
 * Heading as printed.
 */
heading: string, 
/**
 * Which of the standard sections it is; the facilitator's own where none is given.
 */
kind?: SectionKind | null, };

/**
 * A section that moves.
 */
export type SectionMoveInput = { 
/**
 * The section.
 */
id: SectionId, 
/**
 * Its new place among the sections of the case, from 0.
 */
to: number, };

/**
 * What a pause in typing saves.
 */
export type SectionUpdateInput = { 
/**
 * The section.
 */
id: SectionId, 
/**
 * The version that was changed.
 */
version: number, 
/**
 * Heading, shown or not, text.
 */
change: SectionChange, };

/**
 * The settings of this PC.
 */
export type Settings = { 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * Size of text on the screen, in per cent.
 */
textSize: 100 | 125 | 150 | 200, 
/**
 * The community that was open last.
 */
community: CommunityId | null, 
/**
 * Minutes without a key or the pointer until the vault is locked, 1 to 60.
 */
lockAfterMinutes: number, };

/**
 * Settings to be kept.
 */
export type SettingsInput = { 
/**
 * All of them.
 */
settings: Settings, };

/**
 * A passphrase for another facilitator. Has no `Debug`: it holds secrets.
 */
export type SlotAddInput = { 
/**
 * What opened the vault, of the person at the keyboard.
 */
current: string, 
/**
 * The new passphrase.
 */
passphrase: string, 
/**
 * Whose it is.
 */
facilitator: FacilitatorId, };

/**
 * Another passphrase in the place of one. Has no `Debug`: it holds secrets.
 */
export type SlotChangeInput = { 
/**
 * What opened the vault, of the person at the keyboard.
 */
current: string, 
/**
 * The new passphrase.
 */
passphrase: string, 
/**
 * Which; one's own where none is named. Another's only after signing in with the recovery key.
 */
id?: string | null, };

/**
 * A way into the vault that goes. Has no `Debug`: it holds a secret.
 */
export type SlotRemoveInput = { 
/**
 * What opened the vault, of the person at the keyboard.
 */
current: string, 
/**
 * Which.
 */
id: string, };

/**
 * One way into the vault.
 */
export type SlotRow = { 
/**
 * Names it to other commands.
 */
id: string, 
/**
 * What opens it.
 */
kind: SlotRowKind, 
/**
 * When its secret was made or last changed, in UTC (RFC 3339).
 */
created: string, 
/**
 * Whether the vault was opened with this one, this time.
 */
openedWith: boolean, 
/**
 * Whose it is; none for the recovery key.
 */
facilitator: FacilitatorId | null, 
/**
 * Name of whose it is; empty where nobody's.
 */
name: string, 
/**
 * Memory that one guess costs, in MiB; of passphrases only.
 */
memoryMb: number | null, };

/**
 * Kinds of ways into the vault.
 */
export type SlotRowKind = "passphrase" | "recovery" | "keychain" | "other";

/**
 * A draft that comes into force.
 */
export type TermsAdoptInput = { 
/**
 * The draft.
 */
id: TermsId, 
/**
 * From which day.
 */
on: string, };

/**
 * A member's agreement.
 */
export type TermsAgreeInput = { 
/**
 * The version of the terms.
 */
id: TermsId, 
/**
 * Who.
 */
person: PersonId, 
/**
 * When; none takes the agreement back.
 */
on: string | null, };

/**
 * New text of a draft of the terms of reference.
 */
export type TermsUpdateInput = { 
/**
 * The draft.
 */
id: TermsId, 
/**
 * The version that was changed.
 */
version: number, 
/**
 * The text.
 */
body: RichText, };

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * What can be undone and done again.
 */
export type UndoState = { 
/**
 * The last change of this session of work.
 */
undo: UndoStep | null, 
/**
 * What was undone last.
 */
redo: UndoStep | null, };

/**
 * What a new vault needs. Has no `Debug`: it holds a secret.
 */
export type VaultCreateInput = { 
/**
 * The passphrase.
 */
passphrase: string, 
/**
 * The facilitator's name, which stands beside every change.
 */
name: string, };

/**
 * The second way into a new vault. Shown once.
 */
export type VaultCreated = { 
/**
 * The recovery key, in groups as it is printed.
 */
recoveryKey: string, };

/**
 * A backup, and what opens it. Has no `Debug`: it holds a secret.
 */
export type VaultLookInput = { 
/**
 * Passphrase or recovery key.
 */
secret: string, 
/**
 * True if `secret` is the recovery key.
 */
recovery: boolean, 
/**
 * The backup, as given in the list.
 */
backup: string, };

/**
 * Whether there is a vault, and whether it is open.
 */
export type VaultState = "none" | "locked" | "open" | "broken";

/**
 * Where the vault is and whether it is open.
 */
export type VaultStatus = { 
/**
 * State.
 */
state: VaultState, 
/**
 * The vault's folder, to be shown to the user. No command takes it back.
 */
folder: string, 
/**
 * What is wrong and what to do, where the state is `broken`.
 */
message: string | null, 
/**
 * What was noticed while opening, each a sentence or two.
 */
notices: Array<string>, 
/**
 * Whether what is open can only be looked at: a backup.
 */
readOnly: boolean, 
/**
 * Who is signed in.
 */
signedIn: SignedIn | null, 
/**
 * Why the folder should not be written in, and the way out; none where it is fit.
 */
folderAdvice: string | null, 
/**
 * Names of files and folders that look like conflict copies of this vault.
 */
conflicts: Array<string>, 
/**
 * Whether this PC's keychain may open it.
 */
keychain: boolean, 
/**
 * Backups, newest first.
 */
backups: Array<BackupRow>, 
/**
 * When the newest verified one was made.
 */
lastVerified: string | null, 
/**
 * Version of the program.
 */
version: string, };

/**
 * What opens a vault. Has no `Debug`: it holds a secret.
 */
export type VaultUnlockInput = { 
/**
 * Passphrase or recovery key.
 */
secret: string, 
/**
 * True if `secret` is the recovery key.
 */
recovery: boolean, 
/**
 * Who signs in; the facilitator where nobody is named.
 */
name?: string | null, 
/**
 * Open it also in a folder that is synchronised or on a network.
 */
allowSynced?: boolean, };

/**
 * A code exists only where the page does something of its own about it.
 */
export type WireCode = "locked" | "wrongPassphrase" | "damaged" | "inUse" | "stale" | "invalid" | "stopped" | "needsReason" | "notFound" | "readOnly" | "folderUnfit" | "halted" | "newer" | "cancelled" | "other";

/**
 * How a command fails: enough to act on and to tell the user, and no personal data.
 */
export type WireError = { 
/**
 * What the page acts on.
 */
code: WireCode, 
/**
 * A sentence or two: what happened, what to do.
 */
message: string, 
/**
 * All that is wrong with what was entered, at once; empty for other codes.
 */
fields: Array<FieldProblem>, 
/**
 * Short code that also stands in the incident log; empty where nobody needs to look into it.
 */
incident: string, };

/**
 * Long work that is under way.
 */
export type Work = { 
/**
 * What, such as "Making a backup".
 */
what: string, 
/**
 * What it is at, such as "Copying".
 */
stage: string, 
/**
 * How much of the stage is done, from 0 to 1.
 */
done: number, 
/**
 * Whether it can be stopped now.
 */
canStop: boolean, };

/** Every command: what it takes and what it gives. */
export type Commands = {
  action_create: { input: New<ActionDetails>; output: Done<Action> };
  action_delete: { input: ById<ActionId>; output: Done<null> };
  action_list: { input: ActionListInput; output: Array<Action> };
  action_restore: { input: ById<ActionId>; output: Done<Action> };
  action_update: { input: Change<ActionId, ActionDetails>; output: Done<Action> };
  activity: { input: Nothing; output: null };
  agenda_set: { input: AgendaInput; output: Done<MeetingFull> };
  attachment_add: { input: ById<MeetingId>; output: Done<MeetingFull> };
  attachment_move: { input: AttachmentMoveInput; output: Done<MeetingFull> };
  attachment_remove: { input: ById<AttachmentId>; output: Done<MeetingFull> };
  attendance_get: { input: InCommunity; output: AttendanceFigure };
  audit_list: { input: AuditInput; output: AuditPage };
  audit_save: { input: AuditSaveInput; output: Saved };
  audit_verify: { input: Nothing; output: AuditCheck };
  backup_folder_choose: { input: Nothing; output: BackupState };
  backup_folder_forget: { input: Nothing; output: BackupState };
  backup_list: { input: Nothing; output: BackupState };
  backup_look: { input: BackupOpenInput; output: VaultStatus };
  backup_make: { input: Nothing; output: BackupState };
  backup_restore: { input: BackupOpenInput; output: VaultStatus };
  backup_verify: { input: BackupInput; output: BackupState };
  bin_list: { input: InCommunity; output: Array<BinEntry> };
  bin_restore: { input: RecordInput; output: Done<null> };
  briefing_offer: { input: InCommunity; output: BriefingOffer };
  case_create: { input: New<CaseDetails>; output: Done<CaseFull> };
  case_delete: { input: ById<CaseId>; output: Done<null> };
  case_get: { input: ById<CaseId>; output: CaseFull };
  case_import: { input: InCommunity; output: Done<CaseImported> };
  case_list: { input: InCommunity; output: Array<CaseRow> };
  case_release_check: { input: CaseReleaseInput; output: null };
  case_restore: { input: ById<CaseId>; output: Done<CaseFull> };
  case_update: { input: Change<CaseId, CaseDetails>; output: Done<CaseFull> };
  clipboard_note: { input: ClipboardInput; output: null };
  community_create: { input: NewCommunity; output: Done<Community> };
  community_get: { input: ById<CommunityId>; output: Community };
  community_list: { input: Nothing; output: Array<Community> };
  community_logo_choose: { input: ById<CommunityId>; output: Done<Community> };
  community_logo_get: { input: ById<CommunityId>; output: LogoPicture | null };
  community_logo_remove: { input: ById<CommunityId>; output: Done<Community> };
  community_update: { input: Change<CommunityId, CommunityDetails>; output: Done<Community> };
  document_close: { input: Handle; output: null };
  document_make: { input: DocumentInput; output: DocumentInfo };
  document_page: { input: DocumentPageInput; output: PagePicture };
  document_save: { input: DocumentSaveInput; output: Saved };
  document_save_open: { input: DocumentSaveInput; output: Saved };
  erase: { input: EraseInput; output: Done<Erased> };
  erase_preview: { input: RecordInput; output: ErasePreview };
  evidence_create: { input: New<EvidenceDetails>; output: Done<Evidence> };
  evidence_delete: { input: ById<EvidenceId>; output: Done<null> };
  evidence_get: { input: ById<EvidenceId>; output: Evidence };
  evidence_list: { input: InCommunity; output: Array<Evidence> };
  evidence_restore: { input: ById<EvidenceId>; output: Done<Evidence> };
  evidence_update: { input: Change<EvidenceId, EvidenceDetails>; output: Done<Evidence> };
  export_find: { input: ExportFindInput; output: Array<Export> };
  export_list: { input: InCommunity; output: Array<Export> };
  export_save: { input: ExportSaveInput; output: Saved };
  facilitator_create: { input: NewFacilitator; output: Done<Facilitator> };
  facilitator_list: { input: Nothing; output: Array<Facilitator> };
  facilitator_update: { input: Change<FacilitatorId, FacilitatorDetails>; output: Done<Facilitator> };
  hand_over: { input: HandOver; output: Done<Array<Facilitator>> };
  invitation_make: { input: InvitationInput; output: InvitationInfo };
  invitation_open: { input: Handle; output: Saved };
  invitation_save: { input: Handle; output: Saved };
  keychain_set: { input: KeychainInput; output: null };
  letter_templates: { input: InCommunity; output: Array<LetterChoice> };
  list_save: { input: ListSaveInput; output: Saved };
  meeting_create: { input: New<MeetingDetails>; output: Done<MeetingFull> };
  meeting_delete: { input: ById<MeetingId>; output: Done<null> };
  meeting_get: { input: ById<MeetingId>; output: MeetingFull };
  meeting_list: { input: InCommunity; output: Array<Meeting> };
  meeting_restore: { input: ById<MeetingId>; output: Done<MeetingFull> };
  meeting_series_create: { input: New<MeetingSeries>; output: Done<Array<Meeting>> };
  meeting_update: { input: Change<MeetingId, MeetingDetails>; output: Done<MeetingFull> };
  passphrase_judge: { input: PassphraseInput; output: Judgement };
  passphrase_suggest: { input: Nothing; output: string };
  people_advice: { input: InCommunity; output: Array<Advice> };
  person_create: { input: New<PersonDetails>; output: Done<Person> };
  person_delete: { input: ById<PersonId>; output: Done<null> };
  person_get: { input: ById<PersonId>; output: Person };
  person_list: { input: InCommunity; output: Array<Person> };
  person_restore: { input: ById<PersonId>; output: Done<Person> };
  person_update: { input: Change<PersonId, PersonDetails>; output: Done<Person> };
  policy_create: { input: New<PolicyDetails>; output: Done<PolicyIssue> };
  policy_delete: { input: ById<PolicyId>; output: Done<null> };
  policy_get: { input: ById<PolicyId>; output: PolicyIssue };
  policy_list: { input: InCommunity; output: Array<PolicyLine> };
  policy_restore: { input: ById<PolicyId>; output: Done<PolicyIssue> };
  policy_update: { input: Change<PolicyId, PolicyDetails>; output: Done<PolicyIssue> };
  recovery_key_confirm: { input: RecoveryKeyConfirmInput; output: null };
  recovery_key_make: { input: Nothing; output: RecoveryKeyMade };
  recovery_sheet_make: { input: Nothing; output: DocumentInfo };
  redo: { input: Nothing; output: Done<UndoStep> };
  register_set: { input: RegisterInput; output: Done<MeetingFull> };
  rekey: { input: RecoveryKeyConfirmInput; output: RekeyDone };
  retention_decide: { input: RetentionDecide; output: Done<RetentionDecided> };
  retention_decisions: { input: InCommunity; output: Array<RetentionEntry> };
  retention_due: { input: InCommunity; output: Array<RetentionDue> };
  retention_rule_reset: { input: DataKindInput; output: Done<RetentionRule> };
  retention_rule_set: { input: RetentionRuleInput; output: Done<RetentionRule> };
  retention_rules: { input: Nothing; output: Array<RetentionRule> };
  roles_held: { input: RolesInput; output: Array<RoleLine> };
  sample_create: { input: Nothing; output: Done<Community> };
  sample_remove: { input: ById<CommunityId>; output: Done<null> };
  search: { input: SearchInput; output: Array<SearchHit> };
  section_add: { input: SectionAddInput; output: Done<CaseFull> };
  section_move: { input: SectionMoveInput; output: Done<CaseFull> };
  section_remove: { input: ById<SectionId>; output: Done<CaseFull> };
  section_update: { input: SectionUpdateInput; output: Done<CaseSection> };
  service_create: { input: New<ServiceDetails>; output: Done<Service> };
  service_delete: { input: ById<ServiceId>; output: Done<null> };
  service_get: { input: ById<ServiceId>; output: Service };
  service_list: { input: InCommunity; output: Array<Service> };
  service_restore: { input: ById<ServiceId>; output: Done<Service> };
  service_update: { input: Change<ServiceId, ServiceDetails>; output: Done<Service> };
  settings_get: { input: Nothing; output: Settings };
  settings_set: { input: SettingsInput; output: Settings };
  slot_add: { input: SlotAddInput; output: Done<Facilitator> };
  slot_change: { input: SlotChangeInput; output: null };
  slot_list: { input: Nothing; output: Array<SlotRow> };
  slot_remove: { input: SlotRemoveInput; output: Done<Array<SlotRow>> };
  subject_save: { input: ById<PersonId>; output: Saved };
  terms_adopt: { input: TermsAdoptInput; output: Done<Terms> };
  terms_agree: { input: TermsAgreeInput; output: Done<Terms> };
  terms_begin: { input: InCommunity; output: Done<Terms> };
  terms_list: { input: InCommunity; output: Array<Terms> };
  terms_update: { input: TermsUpdateInput; output: Done<Terms> };
  today_get: { input: InCommunity; output: Today };
  undo: { input: Nothing; output: Done<UndoStep> };
  undo_get: { input: Nothing; output: UndoState };
  vault_create: { input: VaultCreateInput; output: VaultCreated };
  vault_lock: { input: Nothing; output: VaultStatus };
  vault_look: { input: VaultLookInput; output: VaultStatus };
  vault_restore_lost: { input: VaultLookInput; output: VaultStatus };
  vault_status: { input: Nothing; output: VaultStatus };
  vault_unlock: { input: VaultUnlockInput; output: VaultStatus };
  vault_unlock_keychain: { input: Nothing; output: VaultStatus };
  work_get: { input: Nothing; output: Work | null };
  work_stop: { input: Nothing; output: null };
};

/** Events that the shell sends to the page; none has a payload. */
export type ShellEvent = "vault-locking" | "vault-locked" | "vault-news";
