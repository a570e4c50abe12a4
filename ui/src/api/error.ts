import type { FieldProblem } from "./types/shell";
import type { WireCode } from "./types/shell";

/** How a command failed: a sentence for the user, and a code only where the page acts on it. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly code: WireCode,
    /** What happened and what to do, ready to be shown. */
    message: string,
    /** All that is wrong with what was entered; empty for codes other than `invalid`. */
    readonly fields: readonly FieldProblem[] = [],
    /** Code under which the incident log tells more; empty where nobody needs to look. */
    readonly incident = "",
  ) {
    super(message);
  }

  /** Makes an error of whatever a failed command threw. */
  static from(thrown: unknown): ApiError {
    if (thrown instanceof ApiError) return thrown;
    if (isWireError(thrown)) {
      return new ApiError(thrown.code, thrown.message, thrown.fields ?? [], thrown.incident ?? "");
    }
    const told = thrown instanceof Error ? thrown.message : String(thrown);
    return new ApiError("other", `Copse could not do this. Try again. (${told})`);
  }
}

interface LooseWireError {
  code: WireCode;
  message: string;
  fields?: FieldProblem[];
  incident?: string;
}

function isWireError(thrown: unknown): thrown is LooseWireError {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "code" in thrown &&
    "message" in thrown &&
    typeof thrown.code === "string" &&
    typeof thrown.message === "string"
  );
}

/** Whether the user only closed a dialog: nothing is to be said about it. */
export function isCancelled(thrown: unknown): boolean {
  return thrown instanceof ApiError && thrown.code === "cancelled";
}
