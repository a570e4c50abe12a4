/** The pretended shell's policy issues, and what a briefing is made of. Dev and tests only. */
import {
  ApiError,
  type BriefingOffer,
  type PolicyDetails,
  type PolicyIssue,
  type PolicyLine,
  type PolicyStatus,
  type Told,
} from "../api";
import { policyDetails } from "../lib/details";
import { today } from "../lib/format";
import { shift } from "../lib/parse";
import { done, find, type Handlers } from "./desk";
import { stored, textOf, type World } from "./world";

/** Issues of a community in the middle of its life; or a thousand of them. */
export function policyIssues(world: World, many: boolean): PolicyIssue[] {
  const now = today();
  const told = (whom: string, days: number, rest: Partial<Told> = {}): Told => ({
    whom,
    on: shift(now, -days),
    by: "Maren Oakes",
    how: "email",
    answer: "",
    comeBack: null,
    ...rest,
  });
  const cases = world.cases.map((one) => one.id);
  const meetings = world.meetings.slice(1, 3).map((one) => one.id);
  const issue = (title: string, rest: Partial<PolicyDetails>): PolicyIssue =>
    stored("policy", { ...policyDetails(), title, notedOn: shift(now, -40), cases, ...rest });
  const some = [
    issue("One first appointment for drink and for mental health, whoever is rung", {
      level: "commissioning",
      status: "answered",
      meetings,
      told: [
        told("Estuary Care Board, commissioner for mental health", 49, {
          how: "briefing",
          answer: "The duty desks will try joint first appointments from spring.",
          comeBack: shift(now, 42),
        }),
      ],
      happens: textOf("Each of the two services sends the person on to the other."),
      helps: textOf("Whoever is rung first sees the person first."),
    }),
    issue("One body keeps the list of homes that were taken over", {
      status: "raised",
      told: [told("Calderfoot Safeguarding Adults Board", 20, { comeBack: shift(now, -3) })],
    }),
    issue("Care leavers keep an adviser until 25 without having to ask for it", { level: "national" }),
  ];
  if (!many) return some;
  return Array.from({ length: 1000 }, (_, at) => {
    const one = some[at % some.length];
    return stored("policy", {
      ...policyDetails(one),
      title: `${one?.title ?? ""}, as seen the ${at + 1}th time`,
    });
  });
}

/** Handlers of the commands about policy issues. */
export function policyHandlers(world: World): Handlers {
  return {
    policy_list: () => world.policy.map((one) => line(world, one)),
    policy_get: ({ id }) => find(world.policy, id),
    policy_create: ({ details }) => {
      check(details);
      const one = stored("policy", { ...details });
      world.policy.push(one);
      return done(one, "policy");
    },
    policy_update: ({ id, version, details }) => {
      check(details);
      const one = find(world.policy, id);
      if (one.version !== version) throw new ApiError("stale", "Somebody else saved in between.");
      return done(Object.assign(one, details, { version: version + 1 }), "policy");
    },
    policy_delete: ({ id }) => {
      const one = find(world.policy, id);
      world.bin.set(id, one);
      world.policy.splice(world.policy.indexOf(one), 1);
      return done(null, "policy");
    },
    policy_restore: ({ id }) => {
      const one = world.bin.get(id) as PolicyIssue;
      world.policy.push(one);
      return done(one, "policy");
    },
    briefing_offer: () => offer(world),
  };
}

const nexts: Partial<Record<PolicyStatus, PolicyStatus>> = {
  noted: "raised",
  raised: "answered",
  answered: "changed",
};

/** What an issue lacks to have a status. */
function lacks(details: PolicyDetails, status: PolicyStatus): [string, string] | null {
  if (status === "raised" && details.told.length === 0)
    return ["told", "Enter who was told of it, and when."];
  if (status === "answered" && details.told.every((one) => one.answer === ""))
    return ["told", "Enter what somebody who was told has answered."];
  if (status === "changed" && details.outcome === "") return ["outcome", "Enter what has changed."];
  if (status === "setAside" && details.outcome === "") return ["outcome", "Enter why it was set aside."];
  return null;
}

function check(details: PolicyDetails): void {
  const problems = [];
  if (details.title.trim() === "")
    problems.push({ field: "title", message: "Enter what ought to change, in one line." });
  details.told = details.told.filter((one) => one.whom !== "" || one.on !== null);
  const missing = lacks(details, details.status);
  if (missing) problems.push({ field: missing[0], message: missing[1] });
  if (problems.length > 0) throw new ApiError("invalid", "Look at what is marked.", problems);
}

function line(world: World, issue: PolicyIssue): PolicyLine {
  const { id, community, version, changedAt, changedBy, title, level, status, outcome } = issue;
  const days = issue.told.flatMap((one) => (one.comeBack === null ? [] : [one.comeBack])).sort();
  const open = status !== "changed" && status !== "setAside";
  const comeBack = open ? (days[0] ?? null) : null;
  const next = nexts[status] ?? null;
  const missing = next === null ? null : lacks(issue, next);
  const notedOn = issue.notedOn ?? today();
  const held = world.meetings.filter((one) => issue.meetings.includes(one.id)).map((one) => one.date);
  return {
    id,
    community,
    version,
    changedAt,
    changedBy,
    title,
    level,
    status,
    outcome,
    notedOn,
    since: [notedOn, ...held].sort()[0] ?? notedOn,
    cases: issue.cases,
    meetings: issue.meetings,
    told: [...new Set(issue.told.map((one) => one.whom))],
    comeBack,
    overdue: comeBack !== null && comeBack < today(),
    next,
    missing: missing ? [missing[1]] : [],
  };
}

function offer(world: World): BriefingOffer {
  const issues = world.policy.map((one) => line(world, one));
  return {
    introduction: "Calderfoot Dual Diagnosis is a community of practice.",
    issues,
    chosen: issues.filter((one) => one.status === "noted" || one.status === "raised").map((one) => one.id),
  };
}
