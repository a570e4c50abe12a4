/** The pretended vault: how it is unlocked, what is wrong with it, its backups and its keys. */
import {
  ApiError,
  type BackupRow,
  type BackupState,
  type Settings,
  type SlotRow,
  type VaultState,
  type VaultStatus,
} from "../api";
import type { CommandName, InputOf, OutputOf } from "../api/call";

/** Answers to commands, by their names. */
export type Handlers = { [C in CommandName]?: (input: InputOf<C>) => OutputOf<C> };

export interface VaultOptions {
  vault?: VaultState | undefined;
  settings?: Partial<Settings> | undefined;
  /** Why the right passphrase does not open it. */
  trouble?: "inUse" | "damaged" | "folderUnfit" | "newer" | undefined;
  /** A backup is looked at. */
  readOnly?: boolean | undefined;
  keychain?: boolean | undefined;
  notices?: string[] | undefined;
  conflicts?: string[] | undefined;
  backups?: "fresh" | "old" | "none" | undefined;
}

/** The passphrase of every pretended vault. */
export const PASSPHRASE = "lantern otter plinth maroon gravel";

const troubles: Record<NonNullable<VaultOptions["trouble"]>, string> = {
  inUse:
    "This folder is open on PC-12 since 09:14 by Gwen Abara. Two people cannot write in it at once. Ask Gwen to lock Copse, then try again.",
  damaged:
    "The passphrase is right, but the data cannot be read: the disk returned something else than what was written. Nothing was deleted.",
  folderUnfit:
    "This folder is synchronised by OneDrive. A second PC that writes at the same time would damage your data.",
  newer:
    "This folder was written by a newer Copse. Install the newest version on this PC, then open it again.",
};

const DAY = 86_400_000;

/** An instant some days ago, in full hours. */
export function ago(days: number, hour = 17): string {
  const at = new Date(Date.now() - days * DAY);
  at.setUTCHours(hour, 4, 0, 0);
  return at.toISOString();
}

/** Backups of a vault: daily, weekly, monthly. */
export function backupRows(kind: VaultOptions["backups"] = "fresh"): BackupRow[] {
  if (kind === "none") return [];
  const off = kind === "old" ? 11 : 0;
  const row = (days: number, more: Partial<BackupRow> = {}): BackupRow => ({
    name: `backup-${String(days)}`,
    label: "Every day",
    madeAt: ago(days + off),
    bytes: 54_000_000 - days * 210_000,
    verifiedAt: ago(days + off),
    place: "here",
    readable: true,
    ...more,
  });
  return [
    row(1),
    row(2),
    row(3, { label: "Before the new recovery key" }),
    row(4, { name: "backup-stick", label: "By hand", place: "second" }),
    row(5, { verifiedAt: null, readable: false }),
    row(13, { label: "Every week" }),
    row(20, { label: "Every week" }),
    row(41, { label: "Every month" }),
  ];
}

/** Handlers of the lock screen, the keys, the backups and this PC's settings. */
export function vaultHandlers(options: VaultOptions): Handlers {
  const at: Place = {
    options,
    state: options.vault ?? "open",
    readOnly: options.readOnly ?? false,
    keychain: options.keychain ?? false,
    rows: backupRows(options.backups),
    second: "E:\\Copse backups",
    slots: slotRows(),
  };
  return {
    ...lockHandlers(at),
    ...backupHandlers(at),
    ...slotHandlers(at),
    ...keyHandlers(at),
    ...pcHandlers(options),
  };
}

interface Place {
  options: VaultOptions;
  state: VaultState;
  readOnly: boolean;
  keychain: boolean;
  rows: BackupRow[];
  second: string | null;
  slots: SlotRow[];
}

function statusOf(at: Place): VaultStatus {
  const { options, state } = at;
  return {
    state,
    folder: "/home/maren/Copse/vault",
    message: state === "broken" ? "The folder is damaged. Restore it from a backup, then look again." : null,
    version: "0.1.0",
    readOnly: state === "open" && at.readOnly,
    notices: state === "open" ? (options.notices ?? []) : [],
    folderAdvice:
      options.trouble === "folderUnfit"
        ? "Move the folder to a place that only this PC writes to, such as Documents on the local disk, and name OneDrive as the second folder for backups instead."
        : null,
    conflicts: options.conflicts ?? [],
    keychain: at.keychain,
    backups: at.rows,
    lastVerified: at.rows.find((one) => one.verifiedAt !== null)?.verifiedAt ?? null,
    signedIn:
      state === "open" ? { facilitator: "facilitator-1", name: "Maren Oakes", with: "passphrase" } : null,
  };
}

/** Throws where a passphrase is not the one of the pretended vault. */
export function checkSecret(secret: string, recovery = false): void {
  if (recovery || secret === PASSPHRASE) return;
  throw new ApiError(
    "wrongPassphrase",
    "This is not the passphrase of this folder. Look at capital letters and spaces.",
  );
}

function lockHandlers(at: Place): Handlers {
  const open = (readOnly: boolean): VaultStatus => {
    at.state = "open";
    at.readOnly = readOnly;
    return statusOf(at);
  };
  return {
    vault_status: () => statusOf(at),
    vault_create: () => {
      at.state = "open";
      return { recoveryKey: RECOVERY_KEY };
    },
    vault_unlock: ({ secret, recovery, allowSynced }) => {
      checkSecret(secret, recovery);
      const { trouble } = at.options;
      if (trouble !== undefined && !(trouble === "folderUnfit" && allowSynced)) {
        throw new ApiError(trouble, troubles[trouble]);
      }
      return open(at.options.readOnly ?? false);
    },
    vault_unlock_keychain: () => open(false),
    vault_look: ({ secret, recovery }) => {
      checkSecret(secret, recovery);
      return open(true);
    },
    vault_restore_lost: ({ secret, recovery }) => {
      checkSecret(secret, recovery);
      at.state = "locked";
      at.options = { ...at.options, trouble: undefined };
      return statusOf(at);
    },
    vault_lock: () => {
      at.state = "locked";
      at.readOnly = false;
      return statusOf(at);
    },
  };
}

function backupHandlers(at: Place): Handlers {
  const state = (): BackupState => {
    const last = at.rows.find((one) => one.verifiedAt !== null)?.verifiedAt ?? null;
    return {
      rows: at.rows,
      lastVerified: last,
      amber: last === null || Date.now() - Date.parse(last) > 7 * DAY,
      due: false,
      secondFolder: at.second,
      secondThere: at.second !== null,
    };
  };
  const row = (name: string): BackupRow => {
    const found = at.rows.find((one) => one.name === name);
    if (!found) throw new ApiError("notFound", "This backup is no longer there. Look at the list again.");
    return found;
  };
  const make = (label: string): void => {
    const now = new Date().toISOString();
    at.rows = [{ ...backupRowsNow(at.rows.length), label, madeAt: now, verifiedAt: now }, ...at.rows];
  };
  return {
    backup_list: state,
    backup_make: () => {
      make("By hand");
      return state();
    },
    backup_verify: ({ name }) => {
      const one = row(name);
      if (!one.readable) throw new ApiError("damaged", "This backup is damaged. Take another one.");
      at.rows = at.rows.map((other) =>
        other === one ? { ...one, verifiedAt: new Date().toISOString() } : other,
      );
      return state();
    },
    backup_folder_choose: () => {
      at.second = "E:\\Copse backups";
      return state();
    },
    backup_folder_forget: () => {
      at.second = null;
      return state();
    },
    backup_look: ({ name, current }) => {
      row(name);
      checkSecret(current);
      at.readOnly = true;
      return statusOf(at);
    },
    backup_restore: ({ name, current }) => {
      row(name);
      checkSecret(current);
      make("Before a backup was put back");
      return statusOf(at);
    },
    work_get: () => ({ what: "Making a backup", stage: "Copying", done: 0.62, canStop: true }),
    work_stop: () => null,
  };
}

function backupRowsNow(n: number): BackupRow {
  return {
    name: `backup-new-${String(n)}`,
    label: "",
    madeAt: "",
    bytes: 54_200_000,
    verifiedAt: null,
    place: "here",
    readable: true,
  };
}

const RECOVERY_KEY = "7KQ4M-2XWBA-9PLTR-C3VEN-5HJDS-8YFGZ-4NRQ2";

function slotRows(): SlotRow[] {
  const slot = (id: string, more: Partial<SlotRow>): SlotRow => ({
    id,
    kind: "passphrase",
    created: ago(160),
    openedWith: false,
    facilitator: null,
    name: "",
    memoryMb: 128,
    ...more,
  });
  return [
    slot("slot-1", { openedWith: true, facilitator: "facilitator-1", name: "Maren Oakes" }),
    slot("slot-2", { created: ago(32), facilitator: "facilitator-2", name: "Gwen Abara", memoryMb: 256 }),
    slot("slot-3", { kind: "recovery", memoryMb: null }),
  ];
}

function slotHandlers(at: Place): Handlers {
  return {
    slot_list: () => at.slots,
    slot_add: ({ current, facilitator }) => {
      checkSecret(current);
      const name = "Delroy Haynes";
      at.slots.push({
        id: `slot-${String(at.slots.length + 1)}`,
        kind: "passphrase",
        created: new Date().toISOString(),
        openedWith: false,
        facilitator,
        name,
        memoryMb: 128,
      });
      return {
        value: {
          id: facilitator,
          slot: "slot-4",
          version: 2,
          changedAt: ago(0),
          changedBy: "Maren Oakes",
          name,
          email: "",
          roles: [],
        },
        changed: ["facilitator"],
      };
    },
    slot_change: ({ current }) => {
      checkSecret(current);
      return null;
    },
    slot_remove: ({ current, id }) => {
      checkSecret(current);
      at.slots = at.slots.filter((one) => one.id !== id);
      return { value: at.slots, changed: ["facilitator"] };
    },
  };
}

function keyHandlers(at: Place): Handlers {
  let asked = 3;
  const group = (): string => RECOVERY_KEY.split("-")[asked - 1] ?? "";
  const typedRight = (typed: string): void => {
    if (typed.trim().toUpperCase() === group()) return;
    throw new ApiError("invalid", "Look at what is marked.", [
      {
        field: "typed",
        message: "This is not what stands there. Look again: letters and figures in their order.",
      },
    ]);
  };
  return {
    recovery_key_make: () => {
      asked = 3;
      return { recoveryKey: RECOVERY_KEY, ask: asked };
    },
    recovery_key_confirm: ({ current, typed }) => {
      checkSecret(current);
      typedRight(typed);
      return null;
    },
    keychain_set: ({ current, on }) => {
      checkSecret(current);
      at.keychain = on;
      at.slots = at.slots.filter((one) => one.kind !== "keychain");
      if (on) {
        at.slots.push({
          id: "slot-keychain",
          kind: "keychain",
          created: new Date().toISOString(),
          openedWith: false,
          facilitator: null,
          name: "",
          memoryMb: null,
        });
      }
      return null;
    },
    rekey: ({ current, typed }) => {
      checkSecret(current);
      typedRight(typed);
      at.slots = at.slots.filter((one) => one.openedWith || one.kind === "recovery");
      return { removed: ["Gwen Abara"], backup: "backup-1" };
    },
  };
}

function pcHandlers(options: VaultOptions): Handlers {
  let settings: Settings = {
    theme: "system",
    textSize: 100,
    community: null,
    lockAfterMinutes: 5,
    ...options.settings,
  };
  return {
    passphrase_suggest: () => PASSPHRASE,
    passphrase_judge: ({ passphrase }) => {
      const words = passphrase.trim().split(/\s+/).length;
      const enough = words >= 5;
      return {
        score: Math.min(words, 4),
        enough,
        advice: enough ? "" : "Nearly there. One more word makes it strong.",
      };
    },
    settings_get: () => settings,
    settings_set: (input) => (settings = input.settings),
    activity: () => null,
    recovery_sheet_make: () => ({
      handle: "sheet",
      title: "Recovery sheet",
      pages: 1,
      bytes: 20_000,
      suggestedName: "Copse recovery sheet.pdf",
      heldBack: [],
      word: false,
      remarks: [],
    }),
    document_save_open: () => ({ name: "Copse recovery sheet.pdf" }),
    document_close: () => null,
  };
}
