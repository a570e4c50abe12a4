import { bytes, capital, counted, instant } from "../lib/format";

/** Texts of the lock screen for when the vault does not simply open. */
export const words = {
  keychain: "Unlock with this PC’s keychain",
  inUse: {
    title: "Somebody else has it open",
    again: "Try again",
    look: "Look at the latest backup (read-only)",
    lookHint: (at: string) => `It is from ${instant(at)}. Nothing in it can be changed.`,
    noBackup: "There is no backup that could be looked at.",
  },
  damaged: {
    title: "The data is damaged",
    look: "Look into a backup first, then put it in the place of what is damaged.",
  },
  unfit: {
    title: "Not safe to write in this folder",
    anyway: "Open it all the same",
    ask: "Open it in this folder all the same?",
    askText:
      "Two PCs that write at the same time, or a copy that comes back later, can damage the data. Backups go on as usual.",
    safe: "Do not open it",
  },
  backups: {
    title: "Backups",
    all: (n: number) => `Show all ${n}`,
    none: "There are no backups in the folder. If a second folder was named, such as a USB stick, connect it and look again.",
    size: (n: number) => bytes(n),
    second: "in the second folder",
    unreadable: "cannot be read",
    unchecked: "not checked",
    checked: "checked",
    look: "Look inside",
    lookAt: (at: string) => `Look inside the backup of ${instant(at)}`,
    restore: "Put it back",
    restoreOf: (at: string) => `Put back the backup of ${instant(at)}`,
    ask: (at: string) => `Put back the backup of ${instant(at)}?`,
    askText:
      "What is in the folder now is set aside beside it, and never deleted. What was written after this backup is only in there.",
    safe: "Leave it as it is",
    grave: "Put this backup in its place",
    restored: (at: string) =>
      `The backup of ${instant(at)} is in its place. What was there before is set aside beside it. Unlock to go on.`,
  },
  conflicts: (n: number) =>
    `${capital(counted(n, "file", "files"))} in the folder ${n === 1 ? "is a copy" : "are copies"} that a synchronising program made:`,
  conflictsText:
    "Copse does not merge them, and does not delete them. Your data is in the files without such a name.",
};
