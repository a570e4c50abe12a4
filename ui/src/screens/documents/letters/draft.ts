/** What was chosen for letters, and what is still missing. */
import type {
  CommunityId,
  DocumentRequest,
  FieldProblem,
  LetterChoice,
  MeetingId,
  PersonId,
} from "../../../api";
import { words } from "../../../words/letters";
import { meetingOptions } from "../MakeList";
import type { LettersData } from "./LettersScreen";

/** Letters while they are chosen: nothing of it need be there any more. */
export interface LettersDraft {
  template: string | null;
  meeting: MeetingId | null;
  people: readonly PersonId[];
}

/** Letters that are asked for. */
export type LettersRequest = Extract<DocumentRequest, { kind: "letters" }>;

/** The letter that is chosen: the first where none is. */
export function templateOf(templates: readonly LetterChoice[], id: string | null): LetterChoice | undefined {
  return templates.find((one) => one.id === id) ?? templates[0];
}

/** Meetings that a letter can be about: after a missed one only those that were held; none where it is about none. */
export function meetingsFor(
  data: LettersData,
  { id, needsMeeting }: LetterChoice,
): { value: MeetingId; label: string }[] {
  return needsMeeting ? meetingOptions(data, id === "missedMeeting") : [];
}

/** What is asked for: with people and a meeting that are still there, and a meeting only where the letter speaks of one. */
export function lettersRequest(
  data: LettersData,
  { template, meeting, people }: LettersDraft,
  community: CommunityId,
): LettersRequest {
  const of = templateOf(data.templates, template);
  const wanted = new Set(people);
  return {
    kind: "letters",
    community,
    template: of?.id ?? "invitation",
    people: data.people.filter((one) => wanted.has(one.id)).map((one) => one.id),
    meeting: of && meetingsFor(data, of).some((one) => one.value === meeting) ? meeting : null,
  };
}

/** What is missing before letters can be made. */
export function lettersMissing(data: LettersData, request: LettersRequest): FieldProblem[] {
  const found: FieldProblem[] = [];
  const of = data.templates.find((one) => one.id === request.template);
  if (!of) found.push({ field: "template", message: words.templateMissing });
  if (of?.needsMeeting && request.meeting === null) {
    found.push({ field: "meeting", message: words.meetingMissing });
  }
  if (request.people.length === 0) found.push({ field: "people", message: words.peopleMissing });
  return found;
}
