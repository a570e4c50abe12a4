/** Whether what is on the screen may be changed: not while a backup is looked at, apart from this PC's settings. */
import { signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** True while a backup is looked at. Set by the session. */
export const lookingOnly = signal(false);

/** What the controls below write to: the vault, or nothing in it. */
export const WritesTo = createContext<"vault" | "elsewhere">("vault");

/** Whether controls here can change anything. */
export function useWritable(): boolean {
  const to = useContext(WritesTo);
  return to === "elsewhere" || !lookingOnly.value;
}
