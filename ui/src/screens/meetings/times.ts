/** Times of day as the store writes them, `HH:MM:SS`, in minutes since midnight and back. */

const DAY = 24 * 60;

/** Minutes since midnight. Seconds are not kept: no meeting has them. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** `HH:MM:SS` of minutes since midnight; past midnight the clock begins again. */
export function timeOf(minutes: number): string {
  const within = ((minutes % DAY) + DAY) % DAY;
  return `${two(Math.floor(within / 60))}:${two(within % 60)}:00`;
}

function two(figure: number): string {
  return String(figure).padStart(2, "0");
}
