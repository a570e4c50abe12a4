/**
 * Types of commands about documents that the shell is getting: written by hand until its generated types have them, then deleted. What
 * stands here goes before a type or a command of the same name in `core` and `shell`.
 */
import type * as Core from "./core";
import type {
  CommunityId,
  Done,
  MeetingId,
  MeetingSeries,
  PersonId,
  CaseId,
  CaseOverride,
  MeetingDetails,
  TermsId,
} from "./core";
import type * as Shell from "./shell";
import type { AgendaInput, ById, Change, InCommunity, New, Nothing, RegisterInput, Saved } from "./shell";

/** Size in which a document is set: 10.5, 18 and 24 pt. */
export type Edition = "ordinary" | "largePrint" | "largestPrint";

/** What is to be made. */
export type DocumentRequest =
  | { kind: "caseStudy"; case: CaseId; reason: string | null }
  | { kind: "agenda"; meeting: MeetingId }
  | { kind: "pack"; meeting: MeetingId; reasons: CaseOverride[] }
  | { kind: "termsOfReference"; terms: TermsId }
  | { kind: "signInSheet"; meeting: MeetingId }
  | { kind: "actions"; community: CommunityId }
  | { kind: "meetingNotes"; meeting: MeetingId }
  | { kind: "attendance"; community: CommunityId }
  | {
      kind: "letters";
      community: CommunityId;
      template: string;
      people: PersonId[];
      meeting: MeetingId | null;
    }
  | { kind: "subjectReport"; person: PersonId }
  | { kind: "protectionSummary" };

/** A document to be made. */
export type DocumentInput = { request: DocumentRequest; edition: Edition };

/** A document in memory. */
export type DocumentInfo = Shell.DocumentInfo & {
  /** Whether it can be saved for Word. */
  word: boolean;
  /** What its reader should know, such as an attachment that is not accessible; sentences. */
  remarks: string[];
};

/** A document that is written to a file. */
export type DocumentSaveInput = {
  /** The document. */
  handle: string;
  /** Kind of file. */
  format: "pdf" | "docx";
  /** What for, for the register of what has left this PC. */
  purpose?: string;
  /** For whom, for the same register. */
  forWhom?: string;
};

/** An invitation to be made. */
export type InvitationInput = Omit<Shell.InvitationInput, "largePrint"> & { edition: Edition };

/** An invitation in memory. */
export type InvitationInfo = Omit<Shell.InvitationInfo, "pack"> & { pack: DocumentInfo };

/** A letter to choose. */
export type LetterChoice = {
  id: string;
  name: string;
  /** What it is for, as a sentence. */
  about: string;
  /** Whether it speaks of a meeting. */
  needsMeeting: boolean;
};

/** Which list is saved as a workbook. */
export type ListName =
  "people" | "services" | "meetings" | "register" | "actions" | "evidence" | "cases" | "exports";

/** A list to be saved. */
export type ListSaveInput = {
  community: CommunityId;
  list: ListName;
  /** The meeting of a register. */
  meeting?: MeetingId;
};

/** Attendance over time: a chart, and its numbers. */
export type AttendanceChart = {
  svg: string;
  title: string;
  description: string;
  columns: string[];
  rows: string[][];
};

/** Settings of a community. */
export type CommunityDetails = Core.CommunityDetails & {
  /** Colour of its documents, `#RRGGBB`; empty for Copse's own. */
  accent: string;
};

/** A community. */
export type Community = Core.Community & { accent: string };

/** The picture of an organisation, as an address for an image. */
export type Logo = { dataUrl: string };

/** Names an attachment. */
export type AttachmentId = string;

/** A PDF of somebody else's that goes into the pack. */
export type Attachment = {
  id: AttachmentId;
  title: string;
  fileName: string;
  pages: number;
  /** Whether it is tagged for screen readers. */
  accessible: boolean;
};

/** A meeting with what belongs to it. */
export type MeetingFull = Core.MeetingFull & { attachments: Attachment[] };

/** An attachment that moves by one place. */
export type AttachmentMoveInput = { id: AttachmentId; up: boolean };

/** Commands about documents, lists, attendance, the look of documents and attachments. */
export interface DocumentsCommands {
  agenda_set: { input: AgendaInput; output: Done<MeetingFull> };
  attachment_add: { input: ById<MeetingId>; output: Done<MeetingFull> };
  attachment_move: { input: AttachmentMoveInput; output: Done<MeetingFull> };
  attachment_remove: { input: ById<AttachmentId>; output: Done<MeetingFull> };
  attendance_get: { input: InCommunity; output: AttendanceChart };
  community_create: { input: { details: CommunityDetails }; output: Done<Community> };
  community_get: { input: ById<CommunityId>; output: Community };
  community_list: { input: Nothing; output: Community[] };
  community_logo_choose: { input: ById<CommunityId>; output: Done<Community> };
  community_logo_get: { input: ById<CommunityId>; output: Logo | null };
  community_logo_remove: { input: ById<CommunityId>; output: Done<Community> };
  community_update: { input: Change<CommunityId, CommunityDetails>; output: Done<Community> };
  document_make: { input: DocumentInput; output: DocumentInfo };
  document_save: { input: DocumentSaveInput; output: Saved };
  document_save_open: { input: DocumentSaveInput; output: Saved };
  invitation_make: { input: InvitationInput; output: InvitationInfo };
  letter_templates: { input: InCommunity; output: LetterChoice[] };
  list_save: { input: ListSaveInput; output: Saved };
  meeting_create: { input: New<MeetingDetails>; output: Done<MeetingFull> };
  meeting_get: { input: ById<MeetingId>; output: MeetingFull };
  meeting_restore: { input: ById<MeetingId>; output: Done<MeetingFull> };
  meeting_series_create: { input: New<MeetingSeries>; output: Done<Core.Meeting[]> };
  meeting_update: { input: Change<MeetingId, MeetingDetails>; output: Done<MeetingFull> };
  recovery_sheet_make: { input: Nothing; output: DocumentInfo };
  register_set: { input: RegisterInput; output: Done<MeetingFull> };
  sample_create: { input: Nothing; output: Done<Community> };
}
