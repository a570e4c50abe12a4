import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, vaultUnlock, type VaultStatus } from "../../api";
import { hasLeftovers } from "../../lib/leftovers";
import { act } from "../../lib/trouble";
import { begin, lockedBecause, take } from "../../session";
import { Button, Failure, Mark, Note, TextField } from "../../widgets";
import { words } from "../../words/start";
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

function UnlockForm(): VNode {
  const [secret, setSecret] = useState("");
  const [name, setName] = useState("");
  const [recovery, setRecovery] = useState(false);
  const [someone, setSomeone] = useState(false);
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [recovery]);

  const unlock = async (): Promise<void> => {
    setWrong(null);
    setError(null);
    if (secret.trim() === "") {
      setWrong(recovery ? words.unlock.recoveryMissing : words.unlock.missing);
      field.current?.focus();
      return;
    }
    setBusy(true);
    try {
      const who = someone && name.trim() !== "" ? name.trim() : null;
      await take(await vaultUnlock({ secret, recovery, name: who }));
      lockedBecause.value = null;
    } catch (thrown) {
      setBusy(false);
      const failed = ApiError.from(thrown);
      if (failed.code === "wrongPassphrase") setWrong(failed.message);
      else setError(failed);
      field.current?.focus();
      field.current?.select();
    }
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) act(unlock);
      }}
    >
      <Mark />
      <div>
        <h1>{words.unlock.title}</h1>
        <p class="soft">{words.unlock[lockedBecause.value ?? "closed"]}</p>
      </div>
      {hasLeftovers() && <Note tone="mind">{words.unlock.kept}</Note>}
      {error && <Failure error={error} />}
      {someone && (
        <TextField
          label={words.unlock.someoneName}
          hint={words.unlock.someoneHint}
          name="name"
          value={name}
          onChange={setName}
        />
      )}
      <div class="with-button">
        <TextField
          label={recovery ? words.unlock.recoveryKey : words.unlock.passphrase}
          hint={recovery ? words.unlock.recoveryHint : undefined}
          name="secret"
          type={shown || recovery ? "text" : "password"}
          value={secret}
          onChange={setSecret}
          error={wrong ?? undefined}
          inputRef={field}
          autoComplete="current-password"
        />
        {!recovery && (
          <Button
            icon={shown ? "eyeOff" : "eye"}
            label={shown ? words.passphrase.hide : words.passphrase.show}
            onClick={() => setShown(!shown)}
          />
        )}
      </div>
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
            setWrong(null);
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
