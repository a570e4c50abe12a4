/** Who a letter goes to: people by group and by search. */
import type { Person, PersonStage } from "../../../api";
import { fold } from "../../../lib/fold";
import { optionsOf } from "../../../lib/options";
import type { Option } from "../../../widgets";
import { words } from "../../../words/letters";
import { words as people } from "../../../words/people";
import { disciplinesOf, isComing } from "../../people/mix";

/** A group of people: everybody, those on their way, a stage, or a discipline. */
export type Group = "everyone" | "coming" | `stage ${PersonStage}` | `discipline ${string}`;

/** The groups that somebody is in: members first. */
export function groupsOf(all: readonly Person[]): Option<Group>[] {
  const stages = optionsOf(people.stage)
    .filter(({ value }) => all.some((one) => one.stage === value))
    .sort((a, b) => Number(b.value === "member") - Number(a.value === "member"))
    .map(({ value, label }): Option<Group> => ({
      value: `stage ${value}`,
      label: value === "member" ? words.filter.members : label,
    }));
  const disciplines = disciplinesOf(all).map((name): Option<Group> => ({
    value: `discipline ${name}`,
    label: name,
  }));
  const coming: Option<Group>[] = all.some((one) => isComing(one.stage))
    ? [{ value: "coming", label: words.filter.coming }]
    : [];
  return [{ value: "everyone", label: words.filter.everyone }, ...coming, ...stages, ...disciplines];
}

/** Whether somebody is in a group. */
export function isIn(group: Group, one: Person): boolean {
  if (group === "everyone") return true;
  if (group === "coming") return isComing(one.stage);
  if (group.startsWith("stage ")) return one.stage === group.slice("stage ".length);
  return one.discipline === group.slice("discipline ".length);
}

const collator = new Intl.Collator("en-GB", { sensitivity: "base", numeric: true });

/** People of a group in whose name, role or service every word is found, in the order of their names. */
export function peopleShown(all: readonly Person[], group: Group, find: string): Person[] {
  const wanted = fold(find)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return all
    .filter((one) => isIn(group, one))
    .filter((one) => {
      if (wanted.length === 0) return true;
      const text = fold(`${one.name} ${one.role} ${one.serviceName} ${one.discipline}`);
      return wanted.every((word) => text.includes(word));
    })
    .sort((a, b) => collator.compare(a.name, b.name));
}
