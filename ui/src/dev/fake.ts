/**
 * A pretended shell: answers the commands from records in memory. For looking at the page in a
 * browser and for its tests; it is not part of what is shipped.
 */
import type { CommandName, InputOf, OutputOf } from "../api/call";
import { ApiError, type Done, type Due, type Kind, type Today } from "../api";
import { counted, today } from "../lib/format";
import { shift } from "../lib/parse";
import * as make from "./world";
import { safetyHandlers, type SafetyOptions } from "./safety";
import { vaultHandlers, type VaultOptions } from "./vault";
import { deskHandlers } from "./desk";
import { policyHandlers } from "./policy";
import { makeWorld, type World } from "./world";

export { PASSPHRASE } from "./vault";

export interface FakeOptions extends VaultOptions, SafetyOptions {
  world?: "full" | "empty" | "crowd" | undefined;
  sample?: boolean | undefined;
  /** No community yet. */
  bare?: boolean | undefined;
}

type Handlers = { [C in CommandName]?: (input: InputOf<C>) => OutputOf<C> };

/** A shell that answers from memory. */
export interface Fake {
  world: World;
  handle: (command: string, input: unknown) => unknown;
}

/** Makes a pretended shell. */
export function makeFake(options: FakeOptions = {}): Fake {
  const world = makeWorld(options.world ?? "full", options.sample ?? false);
  if (options.bare) world.communities = [];
  const handlers: Handlers = {
    ...vaultHandlers(options),
    ...safetyHandlers(world, options),
    ...communityHandlers(world),
    ...recordHandlers(world),
    ...libraryHandlers(world),
    ...readHandlers(world),
    ...policyHandlers(world),
    ...deskHandlers(world),
  };
  return {
    world,
    handle: (command, input) => {
      const handler = handlers[command as CommandName] as ((input: unknown) => unknown) | undefined;
      if (!handler) throw new ApiError("other", `The pretended shell does not know ${command}.`);
      return structuredClone(handler(input));
    },
  };
}

function done<T>(value: T, ...changed: Kind[]): Done<T> {
  return { value, changed };
}

function communityHandlers(world: World): Handlers {
  return {
    community_list: () => world.communities,
    community_get: ({ id }) => find(world.communities, id),
    community_create: ({ details }) => {
      const one = { ...make.community(details, false), id: `community-${String(world.communities.length)}` };
      world.communities.push(one);
      return done(one, "community");
    },
    community_update: ({ id, version, details }) =>
      done(update(world.communities, id, version, details), "community"),
    sample_create: () => {
      const one = make.community({ ...find(makeWorld("full", true).communities, make.COMMUNITY) }, true);
      world.communities.push(one);
      return done(one, "community");
    },
    sample_remove: ({ id }) => {
      remove(world.communities, id, world.bin);
      return done(null, "community");
    },
  };
}

function recordHandlers(world: World): Handlers {
  return {
    person_list: () => world.people,
    person_get: ({ id }) => find(world.people, id),
    person_create: ({ details }) => {
      needed(details.name, "name", "Write the person’s name.");
      return done(add(world.people, make.person(details)), "person");
    },
    person_update: ({ id, version, details }) => {
      needed(details.name, "name", "Write the person’s name.");
      return done(update(world.people, id, version, details), "person");
    },
    person_delete: ({ id }) => done(remove(world.people, id, world.bin), "person"),
    person_restore: ({ id }) => done(restore(world.people, id, world.bin), "person"),
    service_list: () => world.services,
    service_get: ({ id }) => find(world.services, id),
    service_create: ({ details }) => {
      needed(details.name, "name", "Write the name of the service.");
      return done(add(world.services, make.service(details)), "service");
    },
    service_update: ({ id, version, details }) =>
      done(update(world.services, id, version, details), "service"),
    service_delete: ({ id }) => done(remove(world.services, id, world.bin), "service"),
    service_restore: ({ id }) => done(restore(world.services, id, world.bin), "service"),
  };
}

function libraryHandlers(world: World): Handlers {
  return {
    action_list: ({ openOnly }) => world.actions.filter((one) => !openOnly || one.doneOn === null),
    action_create: ({ details }) => {
      needed(details.what, "what", "Say what is to be done.");
      return done(add(world.actions, make.action(details, world.people)), "action");
    },
    action_update: ({ id, version, details }) => done(update(world.actions, id, version, details), "action"),
    action_delete: ({ id }) => done(remove(world.actions, id, world.bin), "action"),
    action_restore: ({ id }) => done(restore(world.actions, id, world.bin), "action"),
    evidence_list: () => world.evidence,
    evidence_get: ({ id }) => find(world.evidence, id),
    evidence_create: ({ details }) => {
      needed(details.title, "title", "Write the title.");
      return done(add(world.evidence, make.evidence(details)), "evidence");
    },
    evidence_update: ({ id, version, details }) =>
      done(update(world.evidence, id, version, details), "evidence"),
    evidence_delete: ({ id }) => done(remove(world.evidence, id, world.bin), "evidence"),
    evidence_restore: ({ id }) => done(restore(world.evidence, id, world.bin), "evidence"),
    terms_list: () => [...world.terms].reverse(),
    terms_begin: () => {
      const number = world.terms.length + 1;
      const body = make.textOf("We meet to learn from each other’s practice.");
      const one = {
        ...make.stored("terms", { number }),
        body,
        adoptedOn: null,
        agreements: [],
        notAgreed: [],
      };
      return done(add(world.terms, one), "terms");
    },
    terms_update: ({ id, version, body }) => done(update(world.terms, id, version, { body }), "terms"),
    terms_adopt: ({ id, on }) => {
      const terms = find(world.terms, id);
      return done(update(world.terms, id, terms.version, { adoptedOn: on }), "terms");
    },
    terms_agree: ({ id, person, on }) => {
      const terms = find(world.terms, id);
      const who = { person, name: find(world.people, person).name };
      terms.agreements = terms.agreements.filter((one) => one.person !== person);
      terms.notAgreed = terms.notAgreed.filter((one) => one.person !== person);
      if (on === null) terms.notAgreed.push(who);
      else terms.agreements.push({ ...who, on });
      return done(terms, "terms");
    },
  };
}

function readHandlers(world: World): Handlers {
  return {
    meeting_list: () => world.meetings,
    case_list: () =>
      world.cases.map((one) => ({
        ...one,
        words: 940,
        sectionsWritten: 5,
        release: { verdict: "needsReason", why: "The client was asked and has not answered yet." },
      })),
    export_list: () => world.exports,
    search: () => [],
    people_advice: () =>
      world.people.length === 0
        ? []
        : [{ kind: "tooFew", sentence: "Nine members and four on their way; the aim is 10 to 14." }],
    today_get: () => todayOf(world),
  };
}

function todayOf(world: World): Today {
  const now = today();
  const dues: Due[] = world.actions
    .filter((one) => one.doneOn === null)
    .map((one) => ({
      what: one.what,
      detail: one.ownerName,
      due: one.due,
      days: one.due === null ? 0 : Math.round((Date.parse(one.due) - Date.parse(now)) / 86_400_000),
      link: { kind: "action", id: one.id },
    }));
  const next = world.meetings.find((one) => one.status === "planned");
  const members = world.people.filter((one) => one.stage === "member").length;
  return {
    date: now,
    headline: next ? "Meeting 5 is in nine days" : "A new community, with everything before it",
    late: dues.filter((one) => one.days < 0),
    week: dues.filter((one) => one.days >= 0 && one.days <= 7),
    later: dues.filter((one) => one.days > 7),
    nextMeeting: next
      ? {
          meeting: next,
          days: 9,
          coming: 7,
          apologies: 1,
          notAnswered: 2,
          cases: world.cases.map((one) => ({
            id: one.id,
            number: one.number,
            title: one.title,
            release: {
              verdict: "needsReason",
              why: `Asked on ${shift(now, -12)}, ${counted(1, "day", "days")} late.`,
            },
          })),
        }
      : null,
    members,
    onTheirWay: world.people.filter((one) => ["approached", "managerAgreed", "inducted"].includes(one.stage))
      .length,
    meetingsHeld: world.meetings.filter((one) => one.status === "held").length,
    meetingsPlanned: 6,
    casesWithoutPermission: world.cases.length,
  };
}

interface Row {
  id: string;
  version: number;
}

function find<R extends Row>(rows: readonly R[], id: string): R {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new ApiError("notFound", "This record is no longer there. Go back to the list.");
  return row;
}

function add<R extends Row>(rows: R[], row: R): R {
  rows.push(row);
  return row;
}

function update<R extends Row>(rows: readonly R[], id: string, version: number, details: Partial<R>): R {
  const row = find(rows, id);
  if (row.version !== version) throw new ApiError("stale", "Somebody else saved in between.");
  return Object.assign(row, details, { version: version + 1 });
}

function remove(rows: Row[], id: string, bin: World["bin"]): null {
  const row = find(rows, id);
  bin.set(id, row);
  rows.splice(rows.indexOf(row), 1);
  return null;
}

function restore<R extends Row>(rows: R[], id: string, bin: World["bin"]): R {
  return add(rows, bin.get(id) as R);
}

function needed(text: string, field: string, message: string): void {
  if (text.trim() === "") throw new ApiError("invalid", "Look at what is marked.", [{ field, message }]);
}
