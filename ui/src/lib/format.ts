/** Dates, times and numbers as people in Britain write and read them. Dates are civil, `YYYY-MM-DD`. */

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const months = [
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
] as const;
const small = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
] as const;

interface Civil {
  year: number;
  /** From 1. */
  month: number;
  day: number;
}

function civil(iso: string): Civil | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) return null;
  return { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
}

function weekdayOf({ year, month, day }: Civil): string {
  return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
}

function monthName(month: number): string {
  return months[month - 1] ?? "";
}

/** "Thursday 18 February 2027". What is not a date comes back as it is. */
export function dateLong(iso: string): string {
  const date = civil(iso);
  return date ? `${weekdayOf(date)} ${date.day} ${monthName(date.month)} ${date.year}` : iso;
}

/** "Thursday 18 February". */
export function dateDay(iso: string): string {
  const date = civil(iso);
  return date ? `${weekdayOf(date)} ${date.day} ${monthName(date.month)}` : iso;
}

/** "Thu 18 Feb". */
export function dateShortDay(iso: string): string {
  const date = civil(iso);
  return date ? `${weekdayOf(date).slice(0, 3)} ${dateShort(iso)}` : iso;
}

/** "18 Feb". */
export function dateShort(iso: string): string {
  const date = civil(iso);
  return date ? `${date.day} ${monthName(date.month).slice(0, 3)}` : iso;
}

/** "18 February 2027". */
export function dateFull(iso: string): string {
  const date = civil(iso);
  return date ? `${date.day} ${monthName(date.month)} ${date.year}` : iso;
}

/** "18 Feb 2027": short, and how a date field shows what it understood. */
export function dateField(iso: string): string {
  const date = civil(iso);
  return date ? `${dateShort(iso)} ${date.year}` : iso;
}

/** "10:00" of "10:00:00". */
export function time(iso: string): string {
  return /^\d{2}:\d{2}/.exec(iso)?.[0] ?? iso;
}

/** "14:32" of an instant, on this PC's clock. */
export function clock(at: Date): string {
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}

/** "18 Feb 2027, 14:32" of an RFC 3339 instant, in London. */
export function instant(rfc3339: string): string {
  const at = new Date(rfc3339);
  if (Number.isNaN(at.getTime())) return rfc3339;
  const { day, hour, minute } = inLondon(at);
  return `${dateField(day)}, ${hour}:${minute}`;
}

/** Today in London, as the store counts it. */
export function today(now: Date = new Date()): string {
  return inLondon(now).day;
}

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An instant on the clocks of London. By parts: how engines put them together differs. */
function inLondon(at: Date): { day: string; hour: string; minute: string } {
  const parts = london.formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? "";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    hour: part("hour"),
    minute: part("minute"),
  };
}

/** "2 h 30 min", "45 min", "1 h". */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** "one" to "twelve" in words, larger numbers in figures, nought as "no". */
export function count(n: number): string {
  return small[n] ?? String(n);
}

/** "one person", "no people", "14 people". */
export function counted(n: number, one: string, many: string): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** The same with a capital, to begin a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en-GB") + text.slice(1);
}

/** "tomorrow", "5 days late", "Thu 18 Feb": how long there is until a day. `days` is negative where it is past. */
export function dueIn(iso: string | null, days: number): string {
  if (iso === null) return "no date";
  if (days < -1) return `${-days} days late`;
  if (days === -1) return "1 day late";
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return dateShortDay(iso);
}

/** "12 kB", "3.4 MB". */
export function bytes(n: number): string {
  if (n < 1000) return `${n} bytes`;
  if (n < 1_000_000) return `${Math.round(n / 1000)} kB`;
  return `${(n / 1_000_000).toFixed(1)} MB`;
}

/** "first, second and third": a list as one says it. */
export function series(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
