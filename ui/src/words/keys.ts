import { capital, count, counted, dateFull, series } from "../lib/format";
import type { SlotRow } from "../api";

/** Texts of the keys that open the vault. */
export const words = {
  title: (passphrases: number, recovery: number) => {
    const all = [
      ...(passphrases > 0 ? [counted(passphrases, "passphrase", "passphrases")] : []),
      ...(recovery > 0 ? [recovery === 1 ? "a recovery key" : `${count(recovery)} recovery keys`] : []),
    ];
    return `${capital(series(all))} ${passphrases + recovery === 1 ? "opens" : "open"} this folder`;
  },
  signedIn: (name: string) => `You are signed in as ${name}.`,
  signedInRecovery: "You are signed in with the recovery key. Nobody’s name stands beside what you change.",
  list: "What opens the folder",
  kind: {
    passphrase: "Passphrase",
    recovery: "Recovery key",
    keychain: "This PC’s keychain",
    other: "Something that this Copse does not know",
  } satisfies Record<SlotRow["kind"], string>,
  nobody: "nobody’s name",
  since: (day: string) => `since ${dateFull(day)}`,
  memory: (mb: number) => `a guess costs ${mb} MB of memory`,
  openedWith: "open with it now",
  add: "Add a passphrase for somebody",
  change: "Change my passphrase",
  renew: "Make a new recovery key",
  noRecovery:
    "There is no recovery key. If every passphrase is forgotten, nobody can open this folder again.",
  remove: "Take away",
  removeOf: (what: string) => `Take away: ${what}`,
  lastOne: "The last passphrase or recovery key always stays.",
  ownOne: "You have opened the folder with it.",
  keychain: {
    title: "Unlocking without a passphrase",
    check: "This PC’s keychain may open the folder",
    hint: "Whoever is signed in to your account on this PC can then open Copse without a passphrase. The passphrases stay.",
    onTitle: "Let this PC’s keychain open the folder?",
    offTitle: "Stop opening the folder with this PC’s keychain?",
    on: "Let it open",
    off: "Stop it",
    isOn: "This PC’s keychain opens the folder from now on",
    isOff: "Only passphrases and the recovery key open the folder now",
  },
  addDialog: {
    title: "A passphrase for somebody else",
    lead: "They type it themselves. You vouch for them with yours.",
    who: "For whom",
    somebodyNew: "Somebody new",
    name: "Their name",
    nameHint: "It stands beside what they change.",
    nameMissing: "Write their name",
    email: "Their email address",
    role: "Their role from today",
    noRole: "None yet",
    theirs: "Their passphrase",
    does: "Add this passphrase",
    done: (name: string) => `${name} can open the folder now`,
  },
  changeDialog: {
    title: "Change my passphrase",
    theirs: "New passphrase",
    does: "Change it",
    done: "Your passphrase is changed",
    older: "Backups that are there already keep opening with the old one.",
  },
  removeDialog: {
    title: (what: string) => `Take away ${what}?`,
    text: "It opens the folder no longer. Backups that are there already keep opening with it, and so does a copy that somebody took: to shut out a person who may have one, take away and re-key.",
    safe: "Keep it",
    does: "Take it away",
    done: (what: string) => `${what} opens the folder no longer`,
    ofPerson: (name: string) => `the passphrase of ${name}`,
  },
  renewDialog: {
    title: "A new recovery key",
    lead: "The old one opens the folder until you have typed a group of the new one. Then only the new one does.",
    making: "Making a key",
    does: "Take the new key",
    done: "The new recovery key is in force. Destroy the old sheet.",
  },
  rekey: {
    title: "Shut somebody out for good",
    about:
      "Everything is written anew under a new key. Only your passphrase and a new recovery key open it then; all others are added again. It takes a while, and a backup is made first.",
    open: "Take away and re-key",
    dialogTitle: "Take away all other keys and re-key?",
    safe: "Leave it",
    does: "Re-key now",
    goes: (names: readonly string[]) =>
      names.length === 0
        ? "Nobody else has a passphrase now."
        : `${capital(series(names))} cannot open it afterwards, until you add ${names.length === 1 ? "that passphrase" : "their passphrases"} again.`,
    older: "Older backups keep opening with the keys of their time. Delete those that nobody should read.",
    doneTitle: "Everything is under a new key",
    removed: (names: readonly string[]) =>
      names.length === 0 ? "Nobody else could open it before." : `Taken away: ${series(names)}.`,
    backup: (name: string) =>
      `The state before it is in the backup “${name}”, which opens with the old keys.`,
    understood: "Understood",
  },
};
