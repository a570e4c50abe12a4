/** What people type for a date or a time, understood or answered with a sentence. */

/** A value, or what is wrong with what was typed, as a sentence without a full stop. */
export type Parsed = { value: string; problem: null } | { value: null; problem: string };

const names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const full = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const good = (value: string): Parsed => ({ value, problem: null });
const bad = (problem: string): Parsed => ({ value: null, problem });

/**
 * Reads a date: `18/2/2027`, `18.2.27`, `18 Feb 2027`, `Thursday 18th February`, `2027-02-18`, "today", "tomorrow".
 * Without a year it is the next such day from `today` on.
 *
 * @param today the day of reading, `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`
 */
export function parseDate(typed: string, today: string): Parsed {
  const text = typed.trim().toLowerCase();
  if (text === "today") return good(today);
  if (text === "tomorrow") return good(shift(today, 1));

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return civilDate(Number(iso[3]), Number(iso[2]), Number(iso[1]));

  const figures = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{2}|\d{4}))?$/.exec(text);
  if (figures) return withYear(Number(figures[1]), Number(figures[2]), figures[3], today);

  const words =
    /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*([a-z]{3,9})\.?(?:[\s,-]*(\d{2}|\d{4}))?$/.exec(
      text,
    );
  if (words) {
    const month = monthOf(words[2] ?? "");
    if (month > 0) return withYear(Number(words[1]), month, words[3], today);
  }
  return bad("Write the date like 18/2/2027 or 18 Feb 2027");
}

/**
 * Reads a time of day: `10`, `10:30`, `10.30`, `1030`, `2pm`, `2.30 pm`, "noon".
 *
 * @returns `HH:MM:00`
 */
export function parseTime(typed: string): Parsed {
  const text = typed.trim().toLowerCase().replace(/\s+/g, "");
  if (text === "noon" || text === "midday") return good("12:00:00");
  const parts = /^(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm)?$/.exec(text);
  if (!parts) return bad("Write the time like 10:30 or 2pm");
  const minute = Number(parts[2] ?? "0");
  let hour = Number(parts[1]);
  if (parts[3] !== undefined) {
    if (hour < 1 || hour > 12) return bad(`There is no ${hour} ${parts[3]}`);
    hour = (hour % 12) + (parts[3] === "pm" ? 12 : 0);
  }
  if (hour > 23) return bad("Hours run from 0 to 23");
  if (minute > 59) return bad("Minutes run from 0 to 59");
  return good(`${two(hour)}:${two(minute)}:00`);
}

/** Reads a whole number within bounds; an empty text is null. */
export function parseNumber(
  typed: string,
  least: number,
  most: number,
): { value: number | null; problem: string | null } {
  const text = typed.trim();
  if (text === "") return { value: null, problem: null };
  if (!/^\d{1,6}$/.test(text)) return { value: null, problem: "Write a whole number" };
  const value = Number(text);
  if (value < least || value > most)
    return { value: null, problem: `Write a number from ${least} to ${most}` };
  return { value, problem: null };
}

function monthOf(word: string): number {
  if (word === "sept") return 9;
  const index = names.indexOf(word.slice(0, 3));
  return index >= 0 && (full[index] ?? "").toLowerCase().startsWith(word) ? index + 1 : 0;
}

function withYear(day: number, month: number, year: string | undefined, today: string): Parsed {
  if (year !== undefined)
    return civilDate(day, month, year.length === 2 ? 2000 + Number(year) : Number(year));
  const thisYear = Number(today.slice(0, 4));
  const soon = civilDate(day, month, thisYear);
  return soon.value !== null && soon.value < today ? civilDate(day, month, thisYear + 1) : soon;
}

function civilDate(day: number, month: number, year: number): Parsed {
  const name = full[month - 1];
  if (name === undefined) return bad(`There is no month ${month}`);
  if (year < 1900 || year > 2200) return bad("Write the year in full, such as 2027");
  const days = month === 2 && !leap(year) ? 28 : (longest[month - 1] ?? 31);
  if (day < 1) return bad("Days are counted from 1");
  if (day > days) return bad(`${name} has ${days} days${month === 2 ? ` in ${year}` : ""}`);
  return good(`${year}-${two(month)}-${two(day)}`);
}

function leap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day that is so many days after another. */
export function shift(iso: string, days: number): string {
  const at = new Date(`${iso}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
