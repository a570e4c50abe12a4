import { describe, expect, it } from "vitest";
import {
  bytes,
  count,
  counted,
  dateField,
  dateLong,
  dateShort,
  dateShortDay,
  dueIn,
  duration,
  instant,
  series,
  time,
  today,
} from "../../src/lib/format";

describe("dates as Britain writes them", () => {
  it("names weekday, day, month and year in that order", () => {
    expect(dateLong("2027-02-18")).toBe("Thursday 18 February 2027");
    expect(dateLong("2024-02-29")).toBe("Thursday 29 February 2024");
    expect(dateShort("2027-02-08")).toBe("8 Feb");
    expect(dateShortDay("2027-02-11")).toBe("Thu 11 Feb");
    expect(dateField("2027-02-18")).toBe("18 Feb 2027");
  });

  it("leaves alone what is no date", () => {
    expect(dateLong("soon")).toBe("soon");
  });

  it("shows an instant in London, in summer time too", () => {
    expect(instant("2027-07-01T23:30:00Z")).toBe("2 Jul 2027, 00:30");
    expect(instant("2027-01-01T09:05:00Z")).toBe("1 Jan 2027, 09:05");
  });

  it("takes the day from London, not from Greenwich", () => {
    expect(today(new Date("2027-07-01T23:30:00Z"))).toBe("2027-07-02");
    expect(today(new Date("2027-01-01T23:30:00Z"))).toBe("2027-01-01");
  });
});

describe("how long there is", () => {
  it.each([
    [-5, "5 days late"],
    [-1, "1 day late"],
    [0, "today"],
    [1, "tomorrow"],
    [2, "Thu 11 Feb"],
  ])("%i days from now", (days, said) => {
    expect(dueIn("2027-02-11", days)).toBe(said);
  });

  it("says so where there is no date", () => {
    expect(dueIn(null, 0)).toBe("no date");
  });
});

describe("figures", () => {
  it("counts in words up to twelve", () => {
    expect(count(0)).toBe("no");
    expect(count(12)).toBe("twelve");
    expect(count(13)).toBe("13");
    expect(counted(1, "person", "people")).toBe("one person");
    expect(counted(2, "person", "people")).toBe("two people");
  });

  it("shows times, durations and sizes", () => {
    expect(time("10:00:00")).toBe("10:00");
    expect(duration(45)).toBe("45 min");
    expect(duration(60)).toBe("1 h");
    expect(duration(150)).toBe("2 h 30 min");
    expect(bytes(999)).toBe("999 bytes");
    expect(bytes(20_400)).toBe("20 kB");
    expect(bytes(3_400_000)).toBe("3.4 MB");
  });

  it("lists with an and before the last", () => {
    expect(series([])).toBe("");
    expect(series(["one"])).toBe("one");
    expect(series(["one", "two", "three"])).toBe("one, two and three");
  });
});
