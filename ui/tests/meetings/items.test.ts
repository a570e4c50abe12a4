import { describe, expect, it } from "vitest";
import type { AgendaItem } from "../../src/api";
import {
  agendaTimes,
  itemAdded,
  itemMoved,
  itemNew,
  itemRestored,
  itemWithCase,
  minutesStepped,
} from "../../src/screens/meetings/items";
import { uuid7 } from "../../src/screens/meetings/uuid";

const item = (title: string, minutes: number, kind: AgendaItem["kind"] = "other"): AgendaItem => ({
  ...itemNew(title, title),
  minutes,
  kind,
});

const AGENDA = [
  item("Welcome", 10, "welcome"),
  item("Case", 20, "case"),
  item("Talk", 35, "discussion"),
  item("Close", 10, "close"),
];

describe("times of an agenda", () => {
  it("starts each item when the one before it ends", () => {
    const times = agendaTimes(AGENDA, "10:00:00", "11:30:00");
    expect(times.starts).toEqual(["10:00:00", "10:10:00", "10:30:00", "11:05:00"]);
    expect(times.ends).toBe("11:15:00");
    expect(times).toMatchObject({ used: 75, planned: 90, overrun: -15, onCases: 55 });
  });

  it("says by how much it overruns", () => {
    expect(agendaTimes(AGENDA, "10:00:00", "11:00:00").overrun).toBe(15);
  });

  it("begins the clock again after midnight and stands an empty agenda", () => {
    expect(agendaTimes([item("Late", 90)], "23:30:00", "23:59:00").ends).toBe("01:00:00");
    expect(agendaTimes([], "10:00:00", "12:00:00")).toMatchObject({
      starts: [],
      ends: "10:00:00",
      overrun: -120,
    });
  });
});

describe("changing an agenda", () => {
  it("steps minutes to full fives and stays within what the store takes", () => {
    expect(minutesStepped(10, 1)).toBe(15);
    expect(minutesStepped(12, 1)).toBe(15);
    expect(minutesStepped(12, -1)).toBe(10);
    expect(minutesStepped(0, -1)).toBe(0);
    expect(minutesStepped(600, 1)).toBe(600);
  });

  it("moves an item one place and leaves the ends alone", () => {
    const titles = (items: AgendaItem[]): string[] => items.map(({ title }) => title);
    expect(titles(itemMoved(AGENDA, 1, 0))).toEqual(["Case", "Welcome", "Talk", "Close"]);
    expect(titles(itemMoved(AGENDA, 1, 2))).toEqual(["Welcome", "Talk", "Case", "Close"]);
    expect(titles(itemMoved(AGENDA, 0, -1))).toEqual(titles(AGENDA));
    expect(titles(itemMoved(AGENDA, 3, 4))).toEqual(titles(AGENDA));
  });

  it("adds in front of the close, else at the end", () => {
    expect(itemAdded(AGENDA, itemNew("x", "")).map(({ id }) => id)).toEqual([
      "Welcome",
      "Case",
      "Talk",
      "x",
      "Close",
    ]);
    expect(itemAdded(AGENDA.slice(0, 2), itemNew("x", "")).at(-1)?.id).toBe("x");
  });

  it("puts a removed item back where it was, also when others went in between", () => {
    const [first, second, third] = AGENDA;
    if (!first || !second || !third) throw new Error("The agenda has three items.");
    expect(itemRestored([first, third], second, 1)).toEqual([first, second, third]);
    expect(itemRestored([first], third, 2)).toEqual([first, third]);
  });

  it("takes the title of a chosen case, unless the facilitator wrote one", () => {
    const chosen = { id: "c1", title: "Case 5, Between two duty desks" };
    const known = ["Case 4, Another", "Case 5, Between two duty desks"];
    expect(itemWithCase(itemNew("a", ""), chosen, known)).toMatchObject({ case: "c1", title: chosen.title });
    expect(itemWithCase(item("Case 4, Another", 10), chosen, known).title).toBe(chosen.title);
    expect(itemWithCase(item("Our own words", 10), chosen, known)).toMatchObject({
      case: "c1",
      title: "Our own words",
    });
    expect(itemWithCase({ ...item("Kept", 10), case: "c1" }, null, known)).toMatchObject({
      case: null,
      title: "Kept",
    });
  });
});

describe("identifiers", () => {
  it("are of version 7 and sort by time", () => {
    const early = uuid7(1_700_000_000_000);
    expect(early).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(early < uuid7(1_700_000_000_001)).toBe(true);
  });
});
