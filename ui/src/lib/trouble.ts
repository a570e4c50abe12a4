import { signal } from "@preact/signals";
import { ApiError } from "../api";

/** What went wrong last, for the note at the top of the window; null where nothing did. */
export const trouble = signal<ApiError | null>(null);

/** Shows a failure to the user. Closing a dialog is none, and a locked vault has its own screen. */
export function tell(thrown: unknown): void {
  const error = ApiError.from(thrown);
  if (error.code === "cancelled" || error.code === "locked") return;
  trouble.value = error;
}

/** Runs work that nobody waits for, such as that of a button, and shows its failure. */
export function act(work: () => Promise<unknown>): void {
  trouble.value = null;
  work().catch(tell);
}
