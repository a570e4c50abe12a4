// Made from the types of the shell by its test `types`; do not edit.
// After a change: COPSE_BLESS=1 cargo nextest run -p copse --test app types

import type {
  Action,
  ActionDetails,
  ActionId,
  Advice,
  AgendaItem,
  Attendance,
  CaseDetails,
  CaseFull,
  CaseId,
  CaseOverride,
  CaseRow,
  CaseSection,
  Community,
  CommunityDetails,
  CommunityId,
  Done,
  Evidence,
  EvidenceDetails,
  EvidenceId,
  Export,
  Meeting,
  MeetingDetails,
  MeetingFull,
  MeetingId,
  MeetingSeries,
  Person,
  PersonDetails,
  PersonId,
  Reply,
  RichText,
  SearchHit,
  SectionChange,
  SectionId,
  SectionKind,
  Service,
  ServiceDetails,
  ServiceId,
  Terms,
  TermsId,
  Today,
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
heldBack: Array<HeldBackCase>, };

/**
 * A document to be made.
 */
export type DocumentInput = { 
/**
 * What.
 */
request: DocumentRequest, 
/**
 * Large print instead of ordinary.
 */
largePrint: boolean, };

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
terms: TermsId, };

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
 * The pack in large print instead of ordinary.
 */
largePrint: boolean, 
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
name?: string | null, };

/**
 * A code exists only where the page does something of its own about it.
 */
export type WireCode = "locked" | "wrongPassphrase" | "damaged" | "inUse" | "stale" | "invalid" | "stopped" | "needsReason" | "notFound" | "readOnly" | "newer" | "cancelled" | "other";

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

/** Every command: what it takes and what it gives. */
export type Commands = {
  action_create: { input: New<ActionDetails>; output: Done<Action> };
  action_delete: { input: ById<ActionId>; output: Done<null> };
  action_list: { input: ActionListInput; output: Array<Action> };
  action_restore: { input: ById<ActionId>; output: Done<Action> };
  action_update: { input: Change<ActionId, ActionDetails>; output: Done<Action> };
  activity: { input: Nothing; output: null };
  agenda_set: { input: AgendaInput; output: Done<MeetingFull> };
  case_create: { input: New<CaseDetails>; output: Done<CaseFull> };
  case_delete: { input: ById<CaseId>; output: Done<null> };
  case_get: { input: ById<CaseId>; output: CaseFull };
  case_import: { input: InCommunity; output: Done<CaseImported> };
  case_list: { input: InCommunity; output: Array<CaseRow> };
  case_release_check: { input: CaseReleaseInput; output: null };
  case_restore: { input: ById<CaseId>; output: Done<CaseFull> };
  case_update: { input: Change<CaseId, CaseDetails>; output: Done<CaseFull> };
  community_create: { input: NewCommunity; output: Done<Community> };
  community_get: { input: ById<CommunityId>; output: Community };
  community_list: { input: Nothing; output: Array<Community> };
  community_update: { input: Change<CommunityId, CommunityDetails>; output: Done<Community> };
  document_close: { input: Handle; output: null };
  document_make: { input: DocumentInput; output: DocumentInfo };
  document_page: { input: DocumentPageInput; output: PagePicture };
  document_save: { input: Handle; output: Saved };
  document_save_open: { input: Handle; output: Saved };
  evidence_create: { input: New<EvidenceDetails>; output: Done<Evidence> };
  evidence_delete: { input: ById<EvidenceId>; output: Done<null> };
  evidence_get: { input: ById<EvidenceId>; output: Evidence };
  evidence_list: { input: InCommunity; output: Array<Evidence> };
  evidence_restore: { input: ById<EvidenceId>; output: Done<Evidence> };
  evidence_update: { input: Change<EvidenceId, EvidenceDetails>; output: Done<Evidence> };
  export_list: { input: InCommunity; output: Array<Export> };
  invitation_make: { input: InvitationInput; output: InvitationInfo };
  invitation_open: { input: Handle; output: Saved };
  invitation_save: { input: Handle; output: Saved };
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
  recovery_sheet_make: { input: Nothing; output: DocumentInfo };
  register_set: { input: RegisterInput; output: Done<MeetingFull> };
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
  terms_adopt: { input: TermsAdoptInput; output: Done<Terms> };
  terms_agree: { input: TermsAgreeInput; output: Done<Terms> };
  terms_begin: { input: InCommunity; output: Done<Terms> };
  terms_list: { input: InCommunity; output: Array<Terms> };
  terms_update: { input: TermsUpdateInput; output: Done<Terms> };
  today_get: { input: InCommunity; output: Today };
  vault_create: { input: VaultCreateInput; output: VaultCreated };
  vault_lock: { input: Nothing; output: VaultStatus };
  vault_status: { input: Nothing; output: VaultStatus };
  vault_unlock: { input: VaultUnlockInput; output: VaultStatus };
};

/** Events that the shell sends to the page; none has a payload. */
export type ShellEvent = "vault-locking" | "vault-locked";
