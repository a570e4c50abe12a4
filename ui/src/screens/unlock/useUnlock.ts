/** The attempt to open the vault, and what came of it. */
import { useState } from "preact/hooks";
import { ApiError, vaultUnlock, type VaultStatus, type VaultUnlockInput } from "../../api";
import { lockedBecause, take } from "../../session";

/** What was typed to open the vault. */
export type Secret = Pick<VaultUnlockInput, "secret" | "recovery">;

/** How an attempt goes: a wrong secret is said beside the field, what else failed on top. */
export interface Unlocking {
  busy: boolean;
  wrong: string | null;
  error: ApiError | null;
  clear: () => void;
  /** Says beside the field that it is empty. */
  lacks: (missing: string) => void;
  /** Opens the vault for work. */
  unlock: (input: Omit<VaultUnlockInput, "allowSynced">, allowSynced?: boolean) => Promise<boolean>;
  /** Opens the vault some other way. */
  by: (open: () => Promise<VaultStatus>) => Promise<boolean>;
}

/** Opens the vault. */
export function useUnlock(): Unlocking {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const by = async (open: () => Promise<VaultStatus>): Promise<boolean> => {
    setError(null);
    setWrong(null);
    setBusy(true);
    try {
      const status = await open();
      setBusy(false);
      await take(status);
      if (status.state === "open") lockedBecause.value = null;
      return true;
    } catch (thrown) {
      setBusy(false);
      const failed = ApiError.from(thrown);
      if (failed.code === "wrongPassphrase") setWrong(failed.message);
      else if (failed.code !== "halted") setError(failed);
      return false;
    }
  };
  return {
    busy,
    wrong,
    error,
    clear: () => setWrong(null),
    lacks: (missing) => {
      setError(null);
      setWrong(missing);
    },
    by,
    unlock: (input, allowSynced = false) => by(() => vaultUnlock({ ...input, allowSynced })),
  };
}
