import { capital, count, counted } from "../lib/format";

/** Texts of the letters: which letter, to whom. */
export const words = {
  crumb: "Documents",
  title: (n: number) => (n === 0 ? "Letters" : capital(counted(n, "letter", "letters"))),
  look: (n: number) =>
    n === 1 ? "Look at the letter" : n === 0 ? "Look at the letters" : `Look at ${count(n)} letters`,
  what: "Which letter",
  noTemplates: "There is no letter to choose yet.",
  templateMissing: "Choose a letter.",
  meeting: "Meeting that it is about",
  noMeeting: "Choose a meeting",
  noMeetings: "This letter is about a meeting, and none is planned yet.",
  noMeetingsHeld: "This letter is about a meeting that was held, and none was held yet.",
  toMeetings: "Plan a meeting",
  meetingMissing: "Choose the meeting that the letter is about.",
  people: "To whom",
  peopleHint: "A name is enough. Who has no postal or e-mail address gets a letter to be handed over.",
  peopleMissing: "Choose at least one person.",
  filter: {
    group: "Who is shown",
    everyone: "Everybody",
    coming: "On their way",
    members: "Members",
    find: "Find a name, role or service",
    none: "Nobody fits.",
    clear: "Show everybody",
  },
  choose: (n: number) => (n === 1 ? "Choose the one shown" : `Choose all ${n} shown`),
  takeBack: (n: number) => (n === 1 ? "Take back the one shown" : `Take back all ${n} shown`),
  drop: "Choose nobody",
  chosen: (n: number, hidden: number) =>
    n === 0
      ? "Nobody is chosen"
      : `${capital(counted(n, "person is", "people are"))} chosen${hidden > 0 ? `, ${count(hidden)} of them not shown` : ""}`,
  more: (n: number) => `Show all ${n}`,
  empty: {
    title: "Letters need somebody to write to",
    text: "Add people first. Then one letter goes to one of them or to many, each with their own name in it.",
    do: "See the people",
  },
};
