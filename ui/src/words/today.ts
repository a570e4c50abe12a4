import { capital, count, counted } from "../lib/format";
import type { CommunityStage } from "../api";

/** Texts of the first screen. */
export const words = {
  late: "Late",
  week: "This week",
  later: "Later",
  nothing: "Nothing is waiting for you.",
  nothingLate:
    "What is due comes up here by itself: permissions to ask for, agreements, actions from meetings.",
  actions: "All actions",
  addAction: "Add an action",
  done: (what: string) => `Done: ${what}`,
  isDone: (what: string) => `“${what}” is done`,
  tasks: "What is due",
  life: "The life of the community",
  stage: {
    exploring: ["Exploring", "is it for us?"],
    recruiting: ["Recruiting", "finding members"],
    meeting: ["Meeting", "learning together"],
    reviewing: ["Reviewing", "looking back"],
    ended: ["Ended", "or a new cycle"],
  } satisfies Record<CommunityStage, [string, string]>,
  held: (held: number, planned: number) => `${held} of ${planned} held`,
  members: (n: number) => counted(n, "member", "members"),
  next: {
    kicker: "Next meeting",
    replies: (coming: number, apologies: number, unanswered: number) => {
      const parts = [`${capital(count(coming))} coming`];
      if (apologies > 0) parts.push(counted(apologies, "apology", "apologies"));
      if (unanswered > 0) parts.push(`${count(unanswered)} not answered`);
      return parts.join(", ");
    },
    noVenue: "No venue yet",
    prepare: "Prepare the pack",
    noCase: "No case on the agenda yet",
    free: "may go into the pack",
    needsReason: "permission not seen",
    stopped: "held back",
    none: "No meeting is planned",
    noneText: "Lay out a whole series in one step: same weekday, same time.",
    plan: "Plan the meetings",
  },
  loops: {
    title: "Permissions to see",
    text: (n: number) =>
      `${capital(counted(n, "case", "cases"))} cannot be handed out yet: the client’s permission is missing, or was taken back.`,
    open: "See the cases",
  },
  round: "Who is round the table",
  balance: (members: number, coming: number) =>
    coming === 0
      ? `${capital(counted(members, "member", "members"))} so far.`
      : `${capital(counted(members, "member", "members"))}, ${count(coming)} on their way.`,
  begin: {
    title: "Three steps to begin with",
    setup: ["Say what the community is for", "Purpose, hosts, how often it meets"],
    people: ["Enter the people you know", "Members, and those you want to ask"],
    meetings: ["Plan the first meetings", "Copse makes the agenda and the invitations"],
  } as const,
};
