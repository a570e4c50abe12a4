import { counted } from "../lib/format";
import type { CommunityStage } from "../api";
import type { Place } from "../routes";

/** Texts of the window around the screens. */
export const words = {
  skip: "Skip to the page",
  places: "Places",
  menu: "Places",
  place: {
    today: "Today",
    setup: "Set-up",
    people: "People",
    meetings: "Meetings",
    cases: "Cases",
    evidence: "Evidence",
    policy: "Policy",
    documents: "Documents",
  } satisfies Record<Place, string>,
  late: (n: number) => `${n} late`,
  lateWord: "late",
  find: "Find",
  settings: "Settings",
  safety: "Safe-keeping",
  /** Beside it, where no backup was checked for a week. */
  safetyAmber: "backup due",
  understood: "Understood",
  look: {
    label: "A backup",
    title: "You are looking into a backup.",
    text: "Everything can be read and nothing can be changed.",
    leave: "Lock, and back to today’s data",
  },
  lock: "Lock now",
  switcher: "Change community",
  held: (held: number, planned: number) => `${held} of ${planned} held`,
  newCommunity: "New community",
  addSample: "Explore a sample community",
  sampleTag: "sample",
  stage: {
    exploring: "Exploring",
    recruiting: "Recruiting",
    meeting: "Meeting",
    reviewing: "Reviewing",
    ended: "Ended",
  } satisfies Record<CommunityStage, string>,
  sample: {
    mark: "A sample community. Every person and place in it is invented.",
    remove: "Remove the sample",
    title: "Remove the sample community?",
    text: "Its people, meetings and cases go for good. Your own communities stay as they are.",
    safe: "Keep it",
    removed: "The sample community is removed",
  },
  unsaved: {
    title: "Leave without saving?",
    text: (why: string) => `Something on this screen could not be saved: ${why}`,
    draft: "What you have filled in is not added yet.",
    safe: "Stay here",
    grave: "Leave without it",
  },
  trouble: "What went wrong",
  people: (n: number) => counted(n, "person", "people"),
};
