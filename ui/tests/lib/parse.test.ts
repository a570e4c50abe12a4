import { describe, expect, it } from "vitest";
import { parseDate, parseNumber, parseTime, shift } from "../../src/lib/parse";

const TODAY = "2027-02-09";

describe("typed dates", () => {
  it.each([
    "18/2/2027",
    "18/02/27",
    "18.2.2027",
    "18-2-2027",
    "18 Feb 2027",
    "18 february 2027",
    "18th February, 2027",
    "18feb2027",
    "Thursday 18 February 2027",
    "Thu, 18th of Feb 2027",
    "2027-02-18",
    " 18/2/2027 ",
  ])("understands %s", (typed) => {
    expect(parseDate(typed, TODAY)).toEqual({ value: "2027-02-18", problem: null });
  });

  it("takes the next such day where there is no year", () => {
    expect(parseDate("18 Feb", TODAY).value).toBe("2027-02-18");
    expect(parseDate("9/2", TODAY).value).toBe("2027-02-09");
    expect(parseDate("8/2", TODAY).value).toBe("2028-02-08");
  });

  it("knows today and tomorrow", () => {
    expect(parseDate("Today", TODAY).value).toBe(TODAY);
    expect(parseDate("tomorrow", "2027-02-28").value).toBe("2027-03-01");
  });

  it.each([
    ["31/2/2027", "February has 28 days in 2027"],
    ["30/2/2028", "February has 29 days in 2028"],
    ["31/4/2027", "April has 30 days"],
    ["1/13/2027", "There is no month 13"],
    ["0/1/2027", "Days are counted from 1"],
    ["soon", "Write the date like 18/2/2027 or 18 Feb 2027"],
    ["18 Fob 2027", "Write the date like 18/2/2027 or 18 Feb 2027"],
  ])("says what is wrong with %s", (typed, problem) => {
    expect(parseDate(typed, TODAY)).toEqual({ value: null, problem });
  });

  it("has a 29 February in leap years", () => {
    expect(parseDate("29/2/2028", TODAY).value).toBe("2028-02-29");
  });
});

describe("typed times", () => {
  it.each([
    ["10", "10:00:00"],
    ["10:30", "10:30:00"],
    ["9.05", "09:05:00"],
    ["1030", "10:30:00"],
    ["2pm", "14:00:00"],
    ["2.30 pm", "14:30:00"],
    ["12 am", "00:00:00"],
    ["12pm", "12:00:00"],
    ["noon", "12:00:00"],
  ])("understands %s", (typed, value) => {
    expect(parseTime(typed)).toEqual({ value, problem: null });
  });

  it.each([
    ["25", "Hours run from 0 to 23"],
    ["10:75", "Minutes run from 0 to 59"],
    ["13pm", "There is no 13 pm"],
    ["late", "Write the time like 10:30 or 2pm"],
  ])("says what is wrong with %s", (typed, problem) => {
    expect(parseTime(typed)).toEqual({ value: null, problem });
  });
});

describe("typed numbers", () => {
  it("keeps to whole numbers within bounds", () => {
    expect(parseNumber("12", 1, 60)).toEqual({ value: 12, problem: null });
    expect(parseNumber("", 1, 60)).toEqual({ value: null, problem: null });
    expect(parseNumber("61", 1, 60).problem).toBe("Write a number from 1 to 60");
    expect(parseNumber("a dozen", 1, 60).problem).toBe("Write a whole number");
    expect(parseNumber("-3", 1, 60).problem).toBe("Write a whole number");
  });
});

it("shifts days over the ends of months and years", () => {
  expect(shift("2027-12-31", 1)).toBe("2028-01-01");
  expect(shift("2027-03-01", -1)).toBe("2027-02-28");
});
