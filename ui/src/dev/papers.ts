/**
 * The pretended shell's documents, letters, lists, chart and logo: what the preview, the letters and the attendance ask
 * for. Dev and tests only.
 */
import {
  ApiError,
  type AttendanceFigure,
  type DocumentInfo,
  type DocumentRequest,
  type Print as Edition,
  type ExportKind,
  type LetterChoice,
} from "../api";
import { dateShort, instant } from "../lib/format";
import { chartSvg } from "./chart";
import { done, find, fullMeeting, releaseOf, type Desk, type Handlers } from "./desk";
import { stored } from "./world";

const LETTERS: readonly LetterChoice[] = [
  letter("invitation", "Invitation to a participant", "Asks somebody to join, and says what it takes."),
  letter(
    "manager",
    "Letter to a manager",
    "Asks for the time to take part, and says what the service gains.",
  ),
  letter("induction", "Confirmation of an induction", "Puts down what was agreed when somebody joined."),
  letter("reminder", "Reminder of a meeting", "When and where the meeting is, and what to bring.", true),
  letter(
    "missedMeeting",
    "After a missed meeting",
    "Says that somebody was missed, and asks how they are.",
    true,
  ),
  letter("thanks", "Thanks", "Thanks somebody for what they brought."),
  letter("ending", "The community ends", "Says goodbye, and what was achieved."),
];

function letter(id: LetterChoice["id"], name: string, about: string, needsMeeting = false): LetterChoice {
  return { id, name, about, needsMeeting };
}

/** What a document is called, and how it is listed when it has left. */
const KINDS: Record<DocumentRequest["kind"], { title: string; what: ExportKind; word: boolean }> = {
  caseStudy: { title: "Case 5, Between two duty desks", what: "caseStudy", word: true },
  agenda: { title: "Agenda of meeting 5", what: "agenda", word: true },
  pack: { title: "Pack for meeting 5", what: "pack", word: false },
  termsOfReference: { title: "Terms of reference, version 1", what: "termsOfReference", word: true },
  signInSheet: { title: "Sign-in sheet of meeting 5", what: "signInSheet", word: false },
  actions: { title: "Actions", what: "actions", word: true },
  meetingNotes: { title: "Notes of meeting 5", what: "meetingNotes", word: true },
  attendance: { title: "Attendance", what: "attendance", word: false },
  briefing: { title: "Briefing", what: "briefing", word: true },
  letters: { title: "Letters", what: "letters", word: true },
  subjectReport: { title: "What we hold about you", what: "subjectReport", word: false },
  protectionSummary: { title: "How the data is protected", what: "protectionSummary", word: false },
};

const EDITIONS: Record<Edition, string> = {
  ordinary: "",
  largePrint: ", large print",
  giantPrint: ", giant print",
};

/** A document that is held in memory. */
interface Held {
  info: DocumentInfo;
  what: ExportKind;
  cases: string[];
}

/** Handlers of the commands about documents, letters, lists, attendance and the logo. */
export function paperHandlers(desk: Desk): Handlers {
  return { ...documentHandlers(desk), ...listHandlers(desk), ...lookHandlers(desk) };
}

function documentHandlers(desk: Desk): Handlers {
  const shelf = new Map<string, Held>();
  let made = 0;
  const make = (request: DocumentRequest, edition: Edition): DocumentInfo => {
    refuse(desk, request);
    made += 1;
    const { title, what, word } = KINDS[request.kind];
    const name = `${title}${EDITIONS[edition]}`;
    const info: DocumentInfo = {
      handle: `document-${String(made)}`,
      title: name,
      pages: request.kind === "letters" ? request.people.length : request.kind === "pack" ? 29 : 3,
      bytes: 90_000,
      suggestedName: `${name}.pdf`,
      word,
      ...remarksOf(desk, request),
    };
    shelf.set(info.handle, { info, what, cases: request.kind === "caseStudy" ? [request.case] : [] });
    return info;
  };
  const leave = (handle: string, purpose = "", forWhom = "", format = "pdf") => {
    // The recovery sheet is held elsewhere.
    const held = shelf.get(handle);
    const name = (held?.info.suggestedName ?? "Copse recovery sheet.pdf").replace(/pdf$/u, format);
    if (held) record(desk, { what: held.what, fileName: name, cases: held.cases, purpose, forWhom });
    return { name };
  };
  return {
    document_make: ({ request, edition }) => make(request, edition),
    document_page: ({ handle, page }) => pictureOf(shelf.get(handle)?.info.title ?? "", page),
    document_close: () => null,
    document_save: ({ handle, purpose, forWhom, format }) => leave(handle, purpose, forWhom, format),
    document_save_open: ({ handle, purpose, forWhom, format }) => leave(handle, purpose, forWhom, format),
    invitation_make: ({ meeting: id, reasons, edition }) => {
      const { register, withoutEmail } = fullMeeting(desk, find(desk.world.meetings, id));
      return {
        handle: "invitation",
        subject: "Meeting 5",
        recipients: register.length - withoutEmail.length,
        withoutEmail,
        files: [],
        pack: make({ kind: "pack", meeting: id, reasons }, edition),
      };
    },
    invitation_open: () => ({ name: "Meeting 5.eml" }),
    invitation_save: () => ({ name: "Meeting 5.eml" }),
  };
}

/** Throws where a document cannot be made. */
function refuse(desk: Desk, request: DocumentRequest): void {
  if (request.kind === "caseStudy") {
    const release = releaseOf(find(desk.world.cases, request.case));
    if (release.verdict === "stopped") throw new ApiError("stopped", release.why);
    if (release.verdict === "needsReason" && !request.reason) throw new ApiError("needsReason", release.why);
  }
  if (request.kind === "letters" && request.people.length === 0) {
    const message = "Choose at least one person.";
    throw new ApiError("invalid", "Look at what is marked.", [{ field: "people", message }]);
  }
}

function remarksOf(desk: Desk, request: DocumentRequest): Pick<DocumentInfo, "heldBack" | "remarks"> {
  if (request.kind !== "pack") return { heldBack: [], remarks: [] };
  const { cases, attachments } = fullMeeting(desk, find(desk.world.meetings, request.meeting));
  const given = new Set(request.reasons.map((one) => one.case));
  return {
    heldBack: cases.flatMap(({ id, number, title, release }) =>
      release.verdict === "free" || given.has(id)
        ? []
        : [{ title: `Case ${number}, ${title}`, why: release.why }],
    ),
    remarks: attachments
      .filter((one) => !one.accessible)
      .map(
        (one) =>
          `“${one.title}” is not made for screen readers, so that the pack as a whole cannot claim to be accessible.`,
      ),
  };
}

/** Puts down that something has left. */
function record(
  { world }: Desk,
  of: { what: ExportKind; fileName: string; cases?: string[]; purpose?: string; forWhom?: string },
): void {
  world.exports.push({
    ...stored("export", { cases: [], purpose: "", forWhom: "", ...of }),
    at: new Date().toISOString(),
    by: "Maren Oakes",
    sha256: "",
    reason: null,
    person: null,
    meeting: null,
  });
}

function listHandlers(desk: Desk): Handlers {
  return {
    letter_templates: () => [...LETTERS],
    list_save: ({ list }) => {
      const name = `${list.charAt(0).toUpperCase()}${list.slice(1)}, ${instant(new Date().toISOString()).slice(0, 11)}.xlsx`;
      record(desk, { what: "list", fileName: name });
      return { name };
    },
    attendance_get: () => attendanceOf(desk),
  };
}

/** Attendance of the meetings that were held, as somebody might have entered it. */
function attendanceOf({ world }: Desk): AttendanceFigure {
  const held = world.meetings.filter((one) => one.status === "held");
  const numbers = [
    [9, 0, 0],
    [8, 1, 0],
    [6, 2, 1],
    [8, 0, 1],
  ] as const;
  const rows = held.map((one, at) => ({
    label: `Meeting ${one.number}, ${dateShort(one.date)}`,
    values: numbers[at % numbers.length] ?? [0, 0, 0],
  }));
  const parts = ["Attended", "Apologies", "Absent"];
  return {
    svg: rows.length === 0 ? "" : chartSvg(rows, parts),
    title: `Attendance at meetings 1 to ${held.length}`,
    description:
      "Bars, one for each meeting. Between 6 and 9 members came; 3 apologies and 2 absences in all.",
    columns: ["Meeting", ...parts],
    rows: rows.map(({ label, values }) => [label, ...values.map(String)]),
  };
}

function lookHandlers({ world }: Desk): Handlers {
  let logo: string | null = null;
  const touched = (id: string) => {
    const one = find(world.communities, id);
    one.version += 1;
    return done(one, "community");
  };
  return {
    community_logo_get: () => (logo === null ? null : { dataUrl: logo }),
    community_logo_choose: ({ id }) => {
      logo = LOGO;
      return touched(id);
    },
    community_logo_remove: ({ id }) => {
      logo = null;
      return touched(id);
    },
  };
}

/** The logo of an invented host. */
const LOGO = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 280 64" width="280" height="64"><circle cx="32" cy="32" r="26" fill="#1f4e79"/><path d="M20 40 32 18l12 22z" fill="#fff"/><text x="70" y="41" font-family="sans-serif" font-size="26" fill="#1f4e79">Calderfoot Trust</text></svg>',
)}`;

/** The smallest picture there is: one white dot as PNG. */
const DOT = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="),
  (sign) => sign.charCodeAt(0),
);

/** A page with a heading and lines for words; a dot where nothing can be drawn. */
function pictureOf(title: string, page: number): ArrayBuffer {
  if (typeof OffscreenCanvas === "undefined") return DOT.buffer;
  const canvas = document.createElement("canvas");
  canvas.width = 840;
  canvas.height = 1188;
  const pen = canvas.getContext("2d");
  if (!pen) return DOT.buffer;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, 840, 1188);
  pen.fillStyle = "#1d5a3c";
  pen.font = "30px sans-serif";
  if (page === 1) pen.fillText(title, 80, 120, 680);
  pen.fillStyle = "#8d8a80";
  pen.font = "14px sans-serif";
  pen.fillText(`Calderfoot Dual Diagnosis · ${page}`, 80, 1130);
  pen.fillStyle = "#d8d5cc";
  for (let line = 0; line < 34; line++) {
    if (line % 9 === 8) continue;
    pen.fillRect(80, 170 + line * 26, 680 - ((line * 73) % 190), 9);
  }
  const data = canvas.toDataURL("image/png").split(",")[1] ?? "";
  return Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)).buffer;
}
