import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { bump } from "./changed";
import { ApiError } from "./error";
import type { Kind } from "./types/core";
import type { Commands, ShellEvent } from "./types/shell";

/** Name of a command. */
export type CommandName = keyof Commands;
/** What a command takes. */
export type InputOf<C extends CommandName> = Commands[C]["input"];
/** What a command gives. */
export type OutputOf<C extends CommandName> = Commands[C]["output"];

let whenLocked: () => void = () => undefined;

/** Says what to do when a command finds the vault locked. */
export function onLocked(act: () => void): void {
  whenLocked = act;
}

/**
 * Runs a command. A write's `changed` kinds make the screens that show them load again.
 *
 * @throws {ApiError}
 */
export async function call<C extends CommandName>(name: C, input: InputOf<C>): Promise<OutputOf<C>> {
  let output: OutputOf<C>;
  try {
    output = await invoke<OutputOf<C>>(name, { input });
  } catch (thrown) {
    const error = ApiError.from(thrown);
    if (error.code === "locked") whenLocked();
    throw error;
  }
  const changed = changedKinds(output);
  if (changed) bump(changed);
  return output;
}

/** Listens to an event of the shell until the returned function is called. */
export function listenTo(event: ShellEvent, act: () => void): () => void {
  const stop = listen(event, () => act());
  return () => void stop.then((end) => end());
}

function changedKinds(output: unknown): Kind[] | null {
  if (typeof output !== "object" || output === null || !("changed" in output)) return null;
  return Array.isArray(output.changed) ? (output.changed as Kind[]) : null;
}
