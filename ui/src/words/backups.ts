import { bytes, count, counted, dateFull, instant } from "../lib/format";

/** Texts of the backups. */
export const words = {
  title: (days: number | null) => {
    if (days === null) return "No backup has been checked yet";
    if (days <= 0) return "The last checked backup is from today";
    if (days === 1) return "The last checked backup is from yesterday";
    return `The last checked backup is ${counted(days, "day", "days")} old`;
  },
  amber: (last: string | null) =>
    last === null
      ? "Without a checked backup, a broken disk would take everything. Make one now."
      : `The last one that is known to be whole was made on ${dateFull(last)}. Copse makes one after each day of work; something kept it from doing so. Make one now.`,
  due: "Something has been changed since the last backup. Copse makes one by itself when it locks.",
  make: "Back up now",
  made: "A backup is made and checked",
  list: "Backups",
  caption: "Backups, newest first",
  none: "The first backup is made after the first day of work, or when you press “Back up now”.",
  kept: "Seven daily, four weekly and three monthly ones are kept. Each opens with the passphrases of its time.",
  column: { made: "Made", size: "Size", place: "Where", checked: "Checked", does: "What can be done" },
  size: (n: number) => bytes(n),
  place: { here: "beside the folder", second: "second folder" },
  notChecked: "not yet",
  unreadable: "cannot be read",
  checkedAt: (at: string) => instant(at),
  check: "Check",
  checkOf: (at: string) => `Check the backup of ${instant(at)}`,
  checked: (at: string) => `The backup of ${instant(at)} is whole`,
  look: "Look inside",
  lookOf: (at: string) => `Look inside the backup of ${instant(at)}`,
  restore: "Put back",
  restoreOf: (at: string) => `Put back the backup of ${instant(at)}`,
  second: {
    title: "Second folder",
    about:
      "A USB stick or a folder of the server gets a copy of each backup. If this PC is lost, that is what you have.",
    none: "No second folder is named.",
    there: "connected",
    away: "not connected now",
    choose: "Choose a second folder",
    other: "Choose another",
    forget: "Stop using it",
    forgotten: "The second folder is used no longer. The backups in it stay.",
    chosen: "The second folder is used from the next backup on",
  },
  moving: {
    title: "Moving to another PC",
    text: "Lock Copse and copy the whole folder, or take the newest backup from the second folder. On the other PC, open it with your passphrase.",
  },
  lookDialog: {
    title: (at: string) => `Look inside the backup of ${instant(at)}?`,
    text: "Today’s data is closed first, with everything saved. The backup can be read and not changed. “Lock” leads back.",
    does: "Look inside",
  },
  restoreDialog: {
    title: (at: string) => `Put back the backup of ${instant(at)}?`,
    text: "It takes the place of today’s data. Today’s state is backed up first, so that this can be taken back. What was erased for good stays erased. Passphrases, the audit trail and the register of what has left stay as they are.",
    after: (days: number) =>
      days <= 0
        ? "What was written since then is only in that backup of today."
        : `What was written in the ${days === 1 ? "day" : `${count(days)} days`} since then is only in that backup of today.`,
    safe: "Keep today’s data",
    does: "Put it back",
    done: (at: string) => `The backup of ${instant(at)} is in place. Today’s state is a backup too.`,
  },
};
