/** Invented people and services, to look at the page without the shell. */
import type { PersonDetails, PersonKind, PersonStage, ServiceDetails } from "../api";
import { personDetails, serviceDetails } from "../lib/details";

type Row = [name: string, role: string, discipline: string, stage: PersonStage, kind?: PersonKind];

const rows: Row[] = [
  ["Farah Quraishi", "Mental health nurse", "Mental health", "member"],
  ["Owen Satchell", "Occupational therapist", "Mental health", "member"],
  ["Anjali Menon", "GP", "Primary care", "member"],
  ["Precious Ndlela", "Substance use worker", "Substance use", "member"],
  ["Grace Okoro", "Outreach worker", "Street outreach", "member"],
  ["Siân Gŵyn", "Social worker", "Social care", "member"],
  ["Tomasz Wilk", "Probation practitioner", "Probation", "member"],
  ["Bryony Tull", "Expert by experience", "Lived experience", "member", "expertByExperience"],
  ["Delroy Haynes", "Expert by experience", "Lived experience", "member", "expertByExperience"],
  ["Leila Haddad", "Debt adviser", "Debt advice", "inducted"],
  ["Joanne Pike", "Domestic abuse adviser", "Domestic abuse", "managerAgreed"],
  ["Kit Farrow", "Housing officer", "Housing", "approached"],
  ["Paul Denny", "Neighbourhood officer", "Police", "approached"],
  ["Hannah Lisle", "Hostel key worker", "Housing", "identified"],
  ["علي حسن", "Advocate", "", "onHold"],
  ["O’Brien “Mick” <Michael>", "Volunteer", "", "declined"],
];

export const people: PersonDetails[] = rows.map(([name, role, discipline, stage, kind], index) => ({
  ...personDetails(),
  name,
  role,
  discipline,
  stage,
  kind: kind ?? "frontLine",
  email: index % 5 === 3 ? "" : `${String.fromCharCode(97 + index)}.person@example.org`,
  phone: `07700 9000${String(10 + index)}`,
  dietaryNeeds: index === 3 ? "Vegan" : "",
  largePrint: index === 8,
}));

export const services: ServiceDetails[] = (
  [
    ["Calderfoot Community Mental Health Team", "NHS trust", "health", "Mental health", "strong"],
    ["Borough Housing", "Borough council", "housing", "Housing", "weak"],
    ["Juniper Centre", "Juniper", "voluntary", "Domestic abuse", "weak"],
    ["Saltmarsh House", "Saltmarsh", "housing", "Housing", "none"],
    ["Probation Service", "", "criminalJustice", "Probation", "strong"],
  ] as const
).map(([name, organisation, sector, discipline, link]) => ({
  ...serviceDetails(),
  name,
  organisation,
  sector,
  discipline,
  link,
}));

/** Many more people, to see how a long list behaves. */
export function crowd(n: number): PersonDetails[] {
  const stages: PersonStage[] = ["member", "approached", "identified", "left"];
  return Array.from({ length: n }, (_, index) => ({
    ...personDetails(),
    name: `Person ${String(index + 1)}`,
    role: "Worker",
    discipline: ["Housing", "Probation", "Primary care", ""][index % 4] ?? "",
    stage: stages[index % stages.length] ?? "member",
    email: `p${String(index)}@example.org`,
  }));
}
