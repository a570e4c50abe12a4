/**
 * Types of commands that the shell is getting: written by hand until its generated types have them, then deleted. What
 * stands here goes before a type or a command of the same name in `core` and `shell`.
 */
import type * as Core from "./core";
import type {
  AuditCheck,
  AuditFilter,
  AuditPage,
  CommunityId,
  Done,
  Erased,
  ErasePreview,
  Export,
  ExportFilter,
  FacilitatorId,
  HandOver,
  PersonId,
  RecordRef,
  RetentionDecide,
  RetentionDecided,
  RetentionDue,
  RetentionEntry,
  RetentionRule,
  RoleLine,
  SignedIn,
} from "./core";
import type * as Shell from "./shell";
import type { ById, InCommunity, Nothing, Saved } from "./shell";
import type { DocumentsCommands } from "./soon-documents";

export type { DocumentRequest } from "./soon-documents";

/** Long work that is under way. */
export type Work = {
  /** What is done: "Making a backup". */
  what: string;
  /** How far it is in words: "Copying". */
  stage: string;
  /** From 0 to 1. */
  done: number;
  canStop: boolean;
};

/** A code exists only where the page does something of its own about it. */
export type WireCode = Shell.WireCode | "halted" | "folderUnfit";

/** A copy of the vault. */
export type BackupRow = {
  /** Names it to other commands. */
  name: string;
  label: string;
  madeAt: string;
  bytes: number;
  verifiedAt: string | null;
  place: "here" | "second";
  readable: boolean;
};

/** Where the vault is and whether it is open. */
export type VaultStatus = Shell.VaultStatus & {
  /** Nothing can be written in this session. */
  readOnly: boolean;
  /** Sentences to show once after unlocking. */
  notices: string[];
  /** Why the folder is unfit, synced or on a network, and the way out. */
  folderAdvice: string | null;
  /** File names of conflict copies. */
  conflicts: string[];
  /** Whether this PC's keychain opens the vault. */
  keychain: boolean;
  /** Newest first. */
  backups: BackupRow[];
  lastVerified: string | null;
  signedIn: SignedIn | null;
};

/** What opens a vault. */
export type VaultUnlockInput = Shell.VaultUnlockInput & {
  /** Open it although the folder is synced. */
  allowSynced: boolean;
};

/** A backup that is opened at the lock screen. */
export type VaultLookInput = { secret: string; recovery: boolean; backup: string };

/** One way into the vault. */
export type SlotRow = {
  id: string;
  kind: "passphrase" | "recovery" | "keychain" | "other";
  created: string;
  openedWith: boolean;
  facilitator: FacilitatorId | null;
  /** Whose; empty where nobody's. */
  name: string;
  memoryMb: number | null;
};

/** A passphrase for another facilitator. */
export type SlotAddInput = { current: string; passphrase: string; facilitator: FacilitatorId };
/** One's own new passphrase. */
export type SlotChangeInput = { current: string; passphrase: string };
/** A way in that is taken away. */
export type SlotRemoveInput = { current: string; id: string };

/** A recovery key that is not in force yet. */
export type NewRecoveryKey = {
  /** Groups with "-". */
  recoveryKey: string;
  /** Group to be typed again, from 1. */
  ask: number;
};
/** The group that was asked for. */
export type RecoveryKeyConfirmInput = { current: string; typed: string };
/** Whether this PC's keychain opens the vault. */
export type KeychainInput = { current: string; on: boolean };
/** The key of the vault is changed. */
export type RekeyInput = { current: string; typed: string };
/** What a change of the vault's key did. */
export type Rekeyed = {
  /** Names of those whose way in is gone. */
  removed: string[];
  backup: string;
};

/** A facilitator. */
export type Facilitator = Core.Facilitator & { signedIn: boolean };
/** What is entered about a facilitator. */
export type FacilitatorDetails = { name: string; email: string; roles: Core.RoleHeld[] };

/** All backups, and how they are kept. */
export type BackupState = {
  rows: BackupRow[];
  lastVerified: string | null;
  /** Older than seven days, or none. */
  amber: boolean;
  due: boolean;
  secondFolder: string | null;
  secondThere: boolean;
};
/** A backup by name. */
export type BackupInput = { name: string };
/** A backup that is opened or put in place. */
export type BackupOpenInput = { name: string; current: string };

/** Something that can be undone or done again. */
export type UndoStep = Core.UndoStep & {
  /** Why it cannot be. */
  inTheWay: string | null;
};
/** What can be undone, and done again. */
export type UndoState = { undo: UndoStep | null; redo: UndoStep | null };

/** Something in the bin. */
export type BinEntry = Core.BinEntry & {
  /** Case of a section; else empty. */
  within: string;
};

/** A list as a file. */
export type ListFormat = "csv" | "xlsx";

/** Every command that is coming. */
export interface SoonCommands extends DocumentsCommands {
  audit_list: { input: { filter: AuditFilter }; output: AuditPage };
  audit_save: { input: { filter: AuditFilter; format: ListFormat }; output: Saved };
  audit_verify: { input: Nothing; output: AuditCheck };
  backup_folder_choose: { input: Nothing; output: BackupState };
  backup_folder_forget: { input: Nothing; output: BackupState };
  backup_list: { input: Nothing; output: BackupState };
  backup_look: { input: BackupOpenInput; output: VaultStatus };
  backup_make: { input: Nothing; output: BackupState };
  backup_restore: { input: BackupOpenInput; output: VaultStatus };
  backup_verify: { input: BackupInput; output: BackupState };
  bin_list: { input: InCommunity; output: BinEntry[] };
  bin_restore: { input: { record: RecordRef }; output: Done<null> };
  erase: { input: { records: RecordRef[] }; output: Done<Erased> };
  erase_preview: { input: { record: RecordRef }; output: ErasePreview };
  export_find: { input: { filter: ExportFilter }; output: Export[] };
  export_save: { input: { filter: ExportFilter; format: ListFormat }; output: Saved };
  facilitator_create: { input: { details: FacilitatorDetails }; output: Done<Facilitator> };
  facilitator_list: { input: Nothing; output: Facilitator[] };
  facilitator_update: { input: Shell.Change<FacilitatorId, FacilitatorDetails>; output: Done<Facilitator> };
  hand_over: { input: HandOver; output: Done<Facilitator[]> };
  keychain_set: { input: KeychainInput; output: null };
  recovery_key_confirm: { input: RecoveryKeyConfirmInput; output: null };
  recovery_key_make: { input: Nothing; output: NewRecoveryKey };
  redo: { input: Nothing; output: Done<UndoStep> };
  rekey: { input: RekeyInput; output: Rekeyed };
  retention_decide: { input: RetentionDecide; output: Done<RetentionDecided> };
  retention_decisions: { input: InCommunity; output: RetentionEntry[] };
  retention_due: { input: InCommunity; output: RetentionDue[] };
  retention_rule_reset: { input: { kind: Core.DataKind }; output: Done<RetentionRule> };
  retention_rule_set: {
    input: {
      kind: Core.DataKind;
      version: number;
      details: { why: string; basis: string; months: number | null };
    };
    output: Done<RetentionRule>;
  };
  retention_rules: { input: Nothing; output: RetentionRule[] };
  roles_held: { input: { community: CommunityId | null }; output: RoleLine[] };
  slot_add: { input: SlotAddInput; output: Done<Facilitator> };
  slot_change: { input: SlotChangeInput; output: null };
  slot_list: { input: Nothing; output: SlotRow[] };
  slot_remove: { input: SlotRemoveInput; output: Done<SlotRow[]> };
  subject_save: { input: ById<PersonId>; output: Saved };
  undo: { input: Nothing; output: Done<UndoStep> };
  undo_get: { input: Nothing; output: UndoState };
  vault_lock: { input: Nothing; output: VaultStatus };
  vault_look: { input: VaultLookInput; output: VaultStatus };
  vault_restore_lost: { input: VaultLookInput; output: VaultStatus };
  vault_status: { input: Nothing; output: VaultStatus };
  vault_unlock: { input: VaultUnlockInput; output: VaultStatus };
  vault_unlock_keychain: { input: Nothing; output: VaultStatus };
  work_get: { input: Nothing; output: Work | null };
  work_stop: { input: Nothing; output: null };
}
