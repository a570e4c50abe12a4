/** The pretended rules of data protection, what is due for review, and what was decided. */
import {
  ApiError,
  type DataKind,
  type Done,
  type Kind,
  type RetentionDue,
  type RetentionEntry,
  type RetentionRule,
} from "../api";
import { today } from "../lib/format";
import { shift } from "../lib/parse";
import type { SafetyOptions } from "./safety";
import type { Handlers } from "./vault";
import { COMMUNITY, type World } from "./world";

function done<T>(value: T, ...changed: Kind[]): Done<T> {
  return { value, changed };
}

const rules: readonly [DataKind, string, string, string, string, number | null][] = [
  [
    "member",
    "Members",
    "Name, role, contact, needs, attendance",
    "after the person left",
    "To run the community and invite its members",
    24,
  ],
  [
    "expertByExperience",
    "Experts by experience",
    "The same, and what they told about support",
    "after the person left",
    "To involve and support people with lived experience",
    24,
  ],
  [
    "notJoined",
    "People who did not join",
    "Name, role, contact",
    "after the last contact",
    "To ask again when the community changes",
    12,
  ],
  [
    "case",
    "Case studies",
    "De-identified text, permission",
    "after the case was closed",
    "To learn from practice",
    72,
  ],
  [
    "evidence",
    "Evidence",
    "Published sources and summaries",
    "after it was added",
    "To bring evidence to meetings",
    null,
  ],
  [
    "audit",
    "Audit trail",
    "What was done when and by whom",
    "after the entry",
    "To show who changed what",
    84,
  ],
];

/** Handlers of data protection. */
export function protectionHandlers(world: World, options: SafetyOptions): Handlers {
  const standard = (index: number): RetentionRule => {
    const [kind, label, holds, starts, why, months] = rules[index] ?? rules[0] ?? never();
    return {
      kind,
      label,
      holds,
      starts,
      why,
      months,
      basis: "Legitimate interests, Article 6(1)(f) UK GDPR",
      changed: false,
      version: 0,
    };
  };
  const all = rules.map((_, index) => standard(index));
  const at = (kind: DataKind): number => all.findIndex((one) => one.kind === kind);
  let due = options.nothing ? [] : dueOf(world, options.many ? 1000 : 3);
  const decided: RetentionEntry[] = [];
  return {
    retention_rules: () => all,
    retention_rule_set: ({ kind, version, details }) => {
      if (details.why.trim() === "") {
        throw new ApiError("invalid", "Look at what is marked.", [
          { field: "why", message: "Say why this is kept." },
        ]);
      }
      const rule = { ...standard(at(kind)), ...details, changed: true, version: version + 1 };
      all[at(kind)] = rule;
      return done(rule, "retention");
    },
    retention_rule_reset: ({ kind }) => {
      const rule = standard(at(kind));
      all[at(kind)] = rule;
      return done(rule, "retention");
    },
    retention_due: () => due,
    retention_decide: ({ record, decision }) => {
      const one = due.find((each) => each.id === record.id);
      due = due.filter((each) => each !== one);
      const entry: RetentionEntry = {
        record: {
          ...record,
          kind: one?.kind ?? "person",
          community: COMMUNITY,
          title: decision.type === "destroy" ? "" : (one?.title ?? ""),
        },
        decision,
        at: new Date().toISOString(),
        by: "Maren Oakes",
      };
      decided.unshift(entry);
      const erased =
        decision.type === "destroy"
          ? { records: 1, rewritten: true, heldBy: [], advice: "Make a backup now." }
          : null;
      return done({ entry, erased }, "retention", "person");
    },
    retention_decisions: () => decided,
    subject_save: () => ({ name: "Farah Quraishi, personal data.json" }),
  };
}

function dueOf(world: World, n: number): RetentionDue[] {
  const now = today();
  return Array.from({ length: n }, (_, index) => {
    const person = world.people[index % Math.max(1, world.people.length)];
    return {
      part: "person" as const,
      kind: "person" as const,
      id: person && n < 10 ? person.id : `due-${String(index)}`,
      community: COMMUNITY,
      title: person?.name ?? `Person ${String(index)}`,
      data: (["member", "notJoined"] as const)[index % 2] ?? "member",
      since: shift(now, -760 + index),
      due: shift(now, -30 + index),
      why: "Left two years ago; kept to run the community and invite its members.",
    };
  });
}

function never(): never {
  throw new Error("There are no rules.");
}
