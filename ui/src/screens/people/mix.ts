import type { Person, PersonStage } from "../../api";

/** The stages in the order of recruitment, then those who are not coming. */
const order: readonly PersonStage[] = [
  "identified",
  "approached",
  "managerAgreed",
  "inducted",
  "member",
  "onHold",
  "declined",
  "left",
];

/** Place of a stage in the order of recruitment, from 0. */
export function stageOrder(stage: PersonStage): number {
  return order.indexOf(stage);
}

/** Whether somebody is on the way to being a member: approached, agreed or inducted (domain C11). */
export function isComing(stage: PersonStage): boolean {
  return stage === "approached" || stage === "managerAgreed" || stage === "inducted";
}

/** The disciplines that people have, in alphabetical order, each once. */
export function disciplinesOf(people: readonly Person[]): string[] {
  const all = new Set(people.map((one) => one.discipline).filter((one) => one !== ""));
  return [...all].sort((a, b) => a.localeCompare(b, "en-GB"));
}

/** One line of who is round the table. */
export interface Share {
  /** The discipline; empty where none was entered. */
  discipline: string;
  /** Its members and those on their way, members first. */
  people: readonly Person[];
  members: number;
}

/** Who is round the table, the largest discipline first, those without one last (domain C6). */
export function roundTable(people: readonly Person[]): Share[] {
  const shares = new Map<string, Person[]>();
  for (const one of people) {
    if (one.stage !== "member" && !isComing(one.stage)) continue;
    shares.set(one.discipline, [...(shares.get(one.discipline) ?? []), one]);
  }
  return [...shares]
    .map(([discipline, of]) => ({
      discipline,
      people: of.sort((a, b) => stageOrder(b.stage) - stageOrder(a.stage)),
      members: of.filter((one) => one.stage === "member").length,
    }))
    .sort(
      (a, b) =>
        Number(a.discipline === "") - Number(b.discipline === "") ||
        b.members - a.members ||
        b.people.length - a.people.length ||
        a.discipline.localeCompare(b.discipline, "en-GB"),
    );
}
