import type { RefObject, VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, vaultUnlock, type VaultStatus, type VaultUnlockInput } from "../../api";
import { hasLeftovers } from "../../lib/leftovers";
import { act } from "../../lib/trouble";
import { begin, lockedBecause, take } from "../../session";
import { Button, Failure, Mark, Note, TextField } from "../../widgets";
import { words } from "../../words/start";
import { SecretField } from "../start/SecretField";
import "../start/start.css";

/** The lock screen: passphrase, recovery key, or what is wrong with the folder. */
export function UnlockScreen({ status }: { status: VaultStatus }): VNode {
  useEffect(() => {
    document.title = `${words.unlock.title} – Copse`;
  }, []);
  return (
    <main class="locked">{status.state === "broken" ? <Broken status={status} /> : <UnlockForm />}</main>
  );
}

function Broken({ status }: { status: VaultStatus }): VNode {
  return (
    <div class="form broken">
      <Mark />
      <h1>{words.broken.title}</h1>
      <Note tone="bad" alert>
        <p>{status.message}</p>
      </Note>
      <p class="small soft">{words.unlock.folder(status.folder)}</p>
      <div class="does">
        <Button look="main" icon="again" onClick={() => act(begin)}>
          {words.broken.again}
        </Button>
      </div>
    </div>
  );
}

/** Opens the vault; says beside the field where the secret is wrong, and on top what else failed. */
function useUnlock() {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const unlock = async (input: VaultUnlockInput, missing: string): Promise<boolean> => {
    setError(null);
    setWrong(input.secret.trim() === "" ? missing : null);
    if (input.secret.trim() === "") return false;
    setBusy(true);
    try {
      await take(await vaultUnlock(input));
      lockedBecause.value = null;
      return true;
    } catch (thrown) {
      setBusy(false);
      const failed = ApiError.from(thrown);
      if (failed.code === "wrongPassphrase") setWrong(failed.message);
      else setError(failed);
      return false;
    }
  };
  return { busy, wrong, error, unlock, clear: () => setWrong(null) };
}

function UnlockForm(): VNode {
  const [secret, setSecret] = useState("");
  const [name, setName] = useState("");
  const [recovery, setRecovery] = useState(false);
  const [someone, setSomeone] = useState(false);
  const { busy, wrong, error, unlock, clear } = useUnlock();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [recovery]);

  const send = async (): Promise<void> => {
    const who = someone && name.trim() !== "" ? name.trim() : null;
    const missing = recovery ? words.unlock.recoveryMissing : words.unlock.missing;
    if (await unlock({ secret, recovery, name: who }, missing)) return;
    field.current?.focus();
    field.current?.select();
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) act(send);
      }}
    >
      <Greeting error={error} />
      {someone && (
        <TextField
          label={words.unlock.someoneName}
          hint={words.unlock.someoneHint}
          name="name"
          value={name}
          onChange={setName}
        />
      )}
      <Secret value={secret} onChange={setSecret} recovery={recovery} wrong={wrong} field={field} />
      <Button look="main" type="submit" wide busy={busy}>
        {busy ? words.unlock.busy : words.unlock.unlock}
      </Button>
      <div class="ways">
        <Button
          look="quiet"
          icon="key"
          onClick={() => {
            setRecovery(!recovery);
            setSecret("");
            clear();
          }}
        >
          {recovery ? words.unlock.back : words.unlock.recovery}
        </Button>
        <Button look="quiet" onClick={() => setSomeone(!someone)}>
          {someone ? words.unlock.me : words.unlock.someone}
        </Button>
      </div>
    </form>
  );
}

function Greeting({ error }: { error: ApiError | null }): VNode {
  return (
    <>
      <Mark />
      <div>
        <h1>{words.unlock.title}</h1>
        <p class="soft">{words.unlock[lockedBecause.value ?? "closed"]}</p>
      </div>
      {hasLeftovers() && <Note tone="mind">{words.unlock.kept}</Note>}
      {error && <Failure error={error} />}
    </>
  );
}

function Secret(props: {
  value: string;
  onChange: (value: string) => void;
  recovery: boolean;
  wrong: string | null;
  field: RefObject<HTMLInputElement | null>;
}): VNode {
  const [shown, setShown] = useState(false);
  const shared = {
    name: "secret",
    value: props.value,
    onChange: props.onChange,
    error: props.wrong ?? undefined,
    inputRef: props.field,
  };
  if (props.recovery) {
    return <TextField {...shared} label={words.unlock.recoveryKey} hint={words.unlock.recoveryHint} />;
  }
  return (
    <SecretField
      {...shared}
      label={words.unlock.passphrase}
      autoComplete="current-password"
      shown={shown}
      onShow={setShown}
    />
  );
}
