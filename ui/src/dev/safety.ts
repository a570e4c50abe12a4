/** The pretended records of safe-keeping: facilitators, undo, bin, trail, what has left, data protection. */
import {
  ApiError,
  type AuditEntry,
  type AuditFilter,
  type BinEntry,
  type Done,
  type Export,
  type Facilitator,
  type Kind,
  type RoleHeld,
  type UndoStep,
} from "../api";
import { today } from "../lib/format";
import { shift } from "../lib/parse";
import { protectionHandlers } from "./protection";
import { ago, type Handlers } from "./vault";
import { COMMUNITY, type World } from "./world";

export interface SafetyOptions {
  /** Everything that can be long is long. */
  many?: boolean | undefined;
  /** Nothing has been deleted, is due or has left. */
  nothing?: boolean | undefined;
  /** The trail of changes has been tampered with. */
  broken?: boolean | undefined;
  /** What stands in the way of undoing. */
  inTheWay?: string | undefined;
}

function done<T>(value: T, ...changed: Kind[]): Done<T> {
  return { value, changed };
}

/** Handlers of the records of safe-keeping. */
export function safetyHandlers(world: World, options: SafetyOptions): Handlers {
  return {
    ...facilitatorHandlers(),
    ...undoHandlers(world, options),
    ...binHandlers(world, options),
    ...trailHandlers(world, options),
    ...protectionHandlers(world, options),
  };
}

function facilitator(n: number, name: string, more: Partial<Facilitator> = {}): Facilitator {
  return {
    id: `facilitator-${String(n)}`,
    slot: `slot-${String(n)}`,
    version: 1,
    changedAt: ago(40),
    changedBy: "Maren Oakes",
    name,
    email: `${name.split(" ")[0]?.toLowerCase() ?? "x"}@calderfoot.example`,
    roles: [],
    ...more,
  };
}

function facilitatorHandlers(): Handlers {
  const now = today();
  const held = (role: RoleHeld["role"], from: number, until: number | null = null): RoleHeld => ({
    role,
    community: null,
    from: shift(now, from),
    until: until === null ? null : shift(now, until),
  });
  const all = [
    facilitator(1, "Maren Oakes", { roles: [held("facilitator", -160)] }),
    facilitator(2, "Gwen Abara", { roles: [held("knowledgeBroker", -160)] }),
    facilitator(3, "Wolfeschlegelsteinhausenbergerdorff-Llanfairpwllgwyngyll, Maximiliana", {
      slot: null,
      email: "",
      roles: [held("coFacilitator", -300, -161)],
    }),
  ];
  const one = (id: string): Facilitator => {
    const found = all.find((each) => each.id === id);
    if (!found) throw new ApiError("notFound", "This person is no longer there.");
    return found;
  };
  return {
    facilitator_list: () => all,
    facilitator_create: ({ details }) => {
      const made = facilitator(all.length + 1, details.name, { ...details, slot: null });
      all.push(made);
      return done(made, "facilitator");
    },
    facilitator_update: ({ id, version, details }) =>
      done(Object.assign(one(id), details, { version: version + 1 }), "facilitator"),
    hand_over: ({ role, from, to, on, community }) => {
      const ended = one(from).roles.find((each) => each.role === role && each.until === null);
      if (ended) ended.until = shift(on, -1);
      one(to).roles.push({ role, community, from: on, until: null });
      return done(all, "facilitator", "community");
    },
    roles_held: () =>
      all
        .flatMap((each) => each.roles.map((role) => ({ ...role, facilitator: each.id, name: each.name })))
        .map((line) => ({ ...line, now: line.until === null || line.until >= now }))
        .sort((a, b) => b.from.localeCompare(a.from)),
  };
}

function undoHandlers(world: World, options: SafetyOptions): Handlers {
  const ana = world.people[0];
  let undo: UndoStep | null =
    options.nothing || !ana
      ? null
      : {
          what: `Change of the person “${ana.name}”`,
          at: ago(0, 9),
          by: "Maren Oakes",
          records: [{ part: "person", kind: "person", id: ana.id, community: COMMUNITY, title: ana.name }],
        };
  let redo: UndoStep | null = null;
  const take = (step: UndoStep | null): UndoStep => {
    if (!step) throw new ApiError("other", "There is nothing left to undo.");
    if (options.inTheWay !== undefined) throw new ApiError("other", options.inTheWay);
    return step;
  };
  return {
    undo_get: () => ({ undo, redo }),
    undo: () => {
      redo = take(undo);
      undo = null;
      return done(redo, "person");
    },
    redo: () => {
      undo = take(redo);
      redo = null;
      return done(undo, "person");
    },
  };
}

function binEntries(options: SafetyOptions): BinEntry[] {
  const now = today();
  const entry = (n: number, part: BinEntry["part"], title: string, days: number): BinEntry => ({
    part,
    kind: part === "section" ? "case" : (part as Kind),
    id: `gone-${String(n)}`,
    community: COMMUNITY,
    title,
    deletedAt: ago(30 - days),
    deletedBy: n % 3 === 0 ? "Gwen Abara" : "Maren Oakes",
    daysLeft: days,
    goesOn: shift(now, days),
  });
  const few: BinEntry[] = options.nothing
    ? []
    : [
        entry(1, "person", "Hannah Lisle", 28),
        entry(2, "section", "What happened next", 21),
        entry(
          3,
          "action",
          "Ask the ward for the discharge protocol and send it to everybody who was there",
          9,
        ),
        entry(4, "evidence", "Trauma-informed care in supported housing", 1),
      ];
  if (!options.many) return few;
  return Array.from({ length: 1000 }, (_, n) =>
    entry(n, "person", `Person number ${String(n)}`, (n % 30) + 1),
  );
}

function binHandlers(world: World, options: SafetyOptions): Handlers {
  let bin = binEntries(options);
  return {
    bin_list: () => bin,
    bin_restore: ({ record }) => {
      const back = bin.find((one) => one.id === record.id);
      if (back?.part === "section")
        throw new ApiError("other", "Case 4 was deleted too. Bring the case back first.");
      bin = bin.filter((one) => one !== back);
      return done(null, back?.kind ?? "person");
    },
    erase_preview: ({ record }) => {
      const gone = bin.find((one) => one.id === record.id);
      const title = gone?.title ?? world.people.find((one) => one.id === record.id)?.name ?? "";
      return {
        record: { ...record, kind: gone?.kind ?? "person", community: COMMUNITY, title },
        goes: [
          { what: "person", count: 1 },
          { what: "entries in registers", count: 4 },
          { what: "agreement to the terms of reference", count: 1 },
        ],
        stays: [
          "Two actions stay, without an owner.",
          "The audit trail keeps that a record was changed, without its name.",
        ],
        mentions: world.cases[0]
          ? [
              {
                part: "section",
                kind: "case",
                id: world.cases[0].id,
                community: COMMUNITY,
                title: "Case 5, Between two duty desks",
                place: "Discussion",
              },
            ]
          : [],
        blocked: gone?.part === "evidence" ? "Case 5 refers to it. Take the reference out first." : null,
      };
    },
    erase: ({ records }) => {
      bin = bin.filter((one) => !records.some((record) => record.id === one.id));
      return done(
        {
          records: records.length,
          rewritten: true,
          heldBy: [
            { name: "backup-13", madeAt: ago(13) },
            { name: "backup-41", madeAt: ago(41) },
          ],
          advice: "Make a backup now, and delete the older ones when you are sure that you do not need them.",
        },
        "person",
        "action",
      );
    },
  };
}

const deeds: readonly [event: string, what: string, kind: Kind | null, title: string][] = [
  ["backupVerified", "Backup checked", null, ""],
  ["personUpdate", "Person changed", "person", "Farah Quraishi"],
  ["caseUpdate", "Case changed", "case", "Between two duty desks"],
  ["personDelete", "Person deleted", "person", "Hannah Lisle"],
  ["slotAdded", "Passphrase added", null, ""],
  ["meetingUpdate", "Meeting changed", "meeting", "Meeting 5"],
  ["unlocked", "Vault unlocked", null, ""],
  ["erase", "Erased for good", "person", ""],
];

function trailHandlers(world: World, options: SafetyOptions): Handlers {
  const total = options.many ? 12_408 : 62;
  const trail: AuditEntry[] = Array.from({ length: total }, (_, n) => {
    const [event, what, kind, title] = deeds[n % deeds.length] ?? ["", "", null, ""];
    const gwen = n % 5 === 0;
    return {
      number: total - n,
      at: ago(Math.floor(n / 4), 17 - (n % 4) * 2),
      event,
      what,
      part: kind === "retention" ? null : kind,
      kind,
      record: kind === null ? null : `record-${String(n)}`,
      title,
      facilitator: gwen ? "facilitator-2" : "facilitator-1",
      who: gwen ? "Gwen Abara" : "Maren Oakes",
    };
  });
  const wanted = (filter: AuditFilter): AuditEntry[] =>
    trail.filter(
      (one) =>
        (filter.kind === null || one.kind === filter.kind) &&
        (filter.facilitator === null || one.facilitator === filter.facilitator) &&
        (filter.from === null || one.at.slice(0, 10) >= filter.from) &&
        (filter.to === null || one.at.slice(0, 10) <= filter.to),
    );
  return {
    audit_list: ({ filter }) => {
      const found = wanted(filter);
      const size = filter.pageSize === 0 ? 50 : filter.pageSize;
      return {
        entries: found.slice(filter.page * size, (filter.page + 1) * size),
        total: found.length,
        page: filter.page,
        pages: Math.max(1, Math.ceil(found.length / size)),
      };
    },
    audit_verify: () =>
      options.broken
        ? {
            whole: false,
            checked: 40,
            entries: total,
            brokenAt: 41,
            problem: "Entry 41 was changed after it had been written.",
          }
        : { whole: true, checked: total, entries: total, brokenAt: null, problem: null },
    audit_save: ({ format }) => ({ name: `Audit trail.${format}` }),
    export_find: ({ filter }) =>
      exportsOf(world, options).filter(
        (one) =>
          (filter.what === null || one.what === filter.what) &&
          one.forWhom.toLowerCase().includes(filter.forWhom.toLowerCase()),
      ),
    export_save: ({ format }) => ({ name: `What has left this PC.${format}` }),
  };
}

function exportsOf(world: World, options: SafetyOptions): Export[] {
  if (options.nothing) return [];
  const one = (n: number, more: Partial<Export>): Export => ({
    id: `export-${String(n)}`,
    at: ago(n * 3, 11),
    by: "Maren Oakes",
    community: COMMUNITY,
    what: "pack",
    fileName: "Meeting 5, pack.pdf",
    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    reason: null,
    purpose: "Meeting 5",
    forWhom: "Ten members",
    person: null,
    cases: [],
    meeting: null,
    ...more,
  });
  return [
    one(1, { cases: world.cases.map((each) => each.id), reason: "The client agreed on the telephone." }),
    one(2, { what: "agenda", fileName: "Meeting 5, agenda.pdf" }),
    one(4, {
      what: "caseStudy",
      fileName: "Case 3, A tenancy kept.docx",
      purpose: "Training",
      forWhom: "Borough commissioner",
      by: "Gwen Abara",
    }),
  ];
}
