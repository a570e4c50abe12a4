// Written from the Rust types by `COPSE_BLESS=1 cargo test --test app types`. Do not edit.

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

/** Which actions to list. */
export type ActionListInput = { community: CommunityId; openOnly: boolean };

/** A whole agenda, in its new order. */
export type AgendaInput = { id: MeetingId; version: number; items: Array<AgendaItem> };

/** One thing that is wrong with what was entered. */
export type FieldProblem = { field: string; message: string };

/** A record by its identifier. */
export type ById<I> = { id: I };

/** What an import made of a file. */
export type CaseImported = {
  case: CaseFull;
  /** What could not be placed, as sentences. */
  problems: Array<string>;
};

/** Whether a case may be handed out, perhaps for a reason. */
export type CaseReleaseInput = { id: CaseId; reason: string | null };

/** A change to a record, made from the named version. */
export type Change<I, D> = { id: I; version: number; details: D };

/** What is to be made. */
export type DocumentRequest =
  | { kind: "caseStudy"; case: CaseId; reason: string | null }
  | { kind: "agenda"; meeting: MeetingId }
  | { kind: "pack"; meeting: MeetingId; reasons: Array<CaseOverride> }
  | { kind: "termsOfReference"; terms: TermsId };

/** A document in memory. */
export type DocumentInfo = {
  /** Names the document to the other document commands; good until the vault is locked. */
  handle: string;
  title: string;
  pages: number;
  bytes: number;
  /** Name that the Save dialog offers. */
  suggestedName: string;
  /** Cases that were left out. */
  heldBack: Array<HeldBackCase>;
};

export type DocumentInput = { request: DocumentRequest; largePrint: boolean };

/** One page of a document, as a PNG picture. */
export type DocumentPageInput = {
  handle: string;
  /** From 1. */
  page: number;
  /** Width in pixels, 16 to 4000. */
  width: number;
};

/** Something made earlier in this session. */
export type Handle = { handle: string };

export type HeldBackCase = { title: string; why: string };

export type InCommunity = { community: CommunityId };

export type InvitationFile = { name: string; bytes: number };

export type InvitationInfo = {
  handle: string;
  subject: string;
  recipients: number;
  withoutEmail: Array<string>;
  files: Array<InvitationFile>;
  pack: DocumentInfo;
};

export type InvitationInput = {
  meeting: MeetingId;
  largePrint: boolean;
  reasons: Array<CaseOverride>;
  /** Text of the mail; the usual one where none is given. */
  message?: string | null;
};

/** How good a passphrase is. */
export type Judgement = { score: number; enough: boolean; advice: string };

/** A new record in a community. */
export type New<D> = { community: CommunityId; details: D };

export type NewCommunity = { details: CommunityDetails };

/** A command that needs nothing. */
export type Nothing = Record<string, never>;

export type PassphraseInput = { passphrase: string };

export type RegisterInput = {
  id: MeetingId;
  person: PersonId;
  guest: boolean;
  reply: Reply;
  attendance: Attendance;
};

/** What was written. */
export type Saved = { name: string };

export type SearchInput = { words: string; community: CommunityId | null };

export type SectionAddInput = { case: CaseId; heading: string; kind?: SectionKind | null };

export type SectionMoveInput = {
  id: SectionId;
  /** New place, from 0. */
  to: number;
};

export type SectionUpdateInput = { id: SectionId; version: number; change: SectionChange };

export type Settings = {
  theme: Theme;
  /** In per cent. */
  textSize: 100 | 125 | 150 | 200;
  /** The community that was open last. */
  community: CommunityId | null;
  /** Minutes without a key or the pointer until the vault is locked, 1 to 60. */
  lockAfterMinutes: number;
};

export type SettingsInput = { settings: Settings };

export type TermsAdoptInput = { id: TermsId; on: string };

export type TermsAgreeInput = { id: TermsId; person: PersonId; on: string | null };

export type TermsUpdateInput = { id: TermsId; version: number; body: RichText };

export type Theme = "system" | "light" | "dark";

export type VaultCreateInput = { passphrase: string; name: string };

export type VaultCreated = { recoveryKey: string };

export type VaultState = "none" | "locked" | "open" | "broken";

export type VaultStatus = { state: VaultState; folder: string; message: string | null; version: string };

export type VaultUnlockInput = { secret: string; recovery: boolean; name?: string | null };

export type WireCode =
  | "locked" | "wrongPassphrase" | "damaged" | "inUse" | "stale" | "invalid" | "stopped" | "needsReason"
  | "notFound" | "readOnly" | "newer" | "cancelled" | "other";

/** How a command fails. */
export type WireError = {
  code: WireCode;
  /** A sentence or two: what happened, what to do. */
  message: string;
  /** All that is wrong with what was entered; empty for other codes. */
  fields: Array<FieldProblem>;
  /** Short code that also stands in the incident log; empty where nobody needs to look into it. */
  incident: string;
};

/** Every command: what it takes and what it gives. */
export type Commands = {
  activity: { input: Nothing; output: null };
  action_create: { input: New<ActionDetails>; output: Done<Action> };
  action_delete: { input: ById<ActionId>; output: Done<null> };
  action_list: { input: ActionListInput; output: Array<Action> };
  action_restore: { input: ById<ActionId>; output: Done<Action> };
  action_update: { input: Change<ActionId, ActionDetails>; output: Done<Action> };
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
  document_page: { input: DocumentPageInput; output: ArrayBuffer };
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

/** Events that the shell sends to the page; none carries a payload. */
export type ShellEvent = "vault-locking" | "vault-locked";
