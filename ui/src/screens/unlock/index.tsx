import type { ComponentChildren, RefObject, VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  vaultLook,
  vaultRestoreLost,
  vaultUnlockKeychain,
  type ApiError,
  type BackupRow,
  type VaultStatus,
} from "../../api";
import { hasLeftovers } from "../../lib/leftovers";
import { act } from "../../lib/trouble";
import { useWork } from "../../lib/work";
import { begin, lockedBecause, timesLocked } from "../../session";
import { Button, Mark, Note, TextField, Working } from "../../widgets";
import { words } from "../../words/start";
import { words as more } from "../../words/unlock";
import { SecretField } from "../start/SecretField";
import "../start/start.css";
import { BackupChoice, type BackupActs } from "./BackupChoice";
import "./unlock.css";
import { useUnlock, type Unlocking } from "./useUnlock";
import { Ways } from "./Ways";

/** The lock screen: passphrase, recovery key, or what is wrong with the folder and the ways out. */
export function UnlockScreen({ status }: { status: VaultStatus }): VNode {
  useEffect(() => {
    document.title = `${words.unlock.title} – Copse`;
  }, []);
  return (
    <main class="locked">
      {status.state === "broken" ? <Broken status={status} /> : <UnlockForm status={status} />}
    </main>
  );
}

/** The secret that is typed, and all that it can open. */
function useSecret(unlocking: Unlocking) {
  const [secret, setSecret] = useState("");
  const [recovery, setRecovery] = useState(false);
  const [restored, setRestored] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const work = useWork();
  // The PC was left: whoever comes back to it types it anew.
  const left = timesLocked.value;
  useLayoutEffect(() => setSecret(""), [left]);
  const withSecret = async (open: () => Promise<boolean>): Promise<boolean> => {
    if (secret.trim() === "") {
      unlocking.lacks(recovery ? words.unlock.recoveryMissing : words.unlock.missing);
    } else if (await open()) return true;
    field.current?.focus();
    field.current?.select();
    return false;
  };
  const acts: BackupActs = {
    onLook: ({ name }) => withSecret(() => unlocking.by(() => vaultLook({ secret, recovery, backup: name }))),
    onRestore: ({ name, madeAt }: BackupRow) =>
      withSecret(async () => {
        const put = (): ReturnType<typeof vaultRestoreLost> =>
          work.while(() => vaultRestoreLost({ secret, recovery, backup: name }));
        const done = await unlocking.by(put);
        if (done) setRestored(madeAt);
        return done;
      }),
  };
  return { secret, setSecret, recovery, setRecovery, restored, field, work, withSecret, acts };
}

/** The folder cannot be opened at all: what is wrong, and its backups. */
function Broken({ status }: { status: VaultStatus }): VNode {
  const unlocking = useUnlock();
  const { secret, setSecret, recovery, setRecovery, field, work, acts } = useSecret(unlocking);
  return (
    <div class="form broken">
      <Mark />
      <h1>{words.broken.title}</h1>
      <Note tone="bad" alert>
        <p>{status.message}</p>
      </Note>
      {unlocking.error && <Trouble error={unlocking.error} />}
      <Working of={work} />
      {status.backups.length > 0 && (
        <>
          <Secret
            value={secret}
            onChange={setSecret}
            recovery={recovery}
            wrong={unlocking.wrong}
            field={field}
          />
          <WayIn recovery={recovery} onChange={setRecovery} />
        </>
      )}
      <BackupChoice rows={status.backups} {...acts} />
      <p class="small soft">{words.unlock.folder(status.folder)}</p>
      <div class="does">
        <Button look={status.backups.length > 0 ? "plain" : "main"} icon="again" onClick={() => act(begin)}>
          {words.broken.again}
        </Button>
      </div>
    </div>
  );
}

function Trouble({ error }: { error: ApiError }): VNode {
  return (
    <Note tone="bad" alert>
      <p>{error.message}</p>
    </Note>
  );
}

function UnlockForm({ status }: { status: VaultStatus }): VNode {
  const [name, setName] = useState("");
  const [someone, setSomeone] = useState(false);
  const unlocking = useUnlock();
  const typed = useSecret(unlocking);
  const { secret, recovery, field } = typed;
  const { busy, error } = unlocking;
  useLayoutEffect(() => field.current?.focus(), [recovery, field]);

  const open = (allowSynced: boolean): Promise<boolean> => {
    const who = someone && name.trim() !== "" ? name.trim() : null;
    return typed.withSecret(() => unlocking.unlock({ secret, recovery, name: who }, allowSynced));
  };
  return (
    <form
      class={error ? "form broken" : "form"}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) act(() => open(false));
      }}
    >
      <Greeting restored={typed.restored} />
      {error && <Ways error={error} status={status} onOpen={open} {...typed.acts} />}
      <Working of={typed.work} />
      {someone && (
        <TextField
          label={words.unlock.someoneName}
          hint={words.unlock.someoneHint}
          name="name"
          value={name}
          onChange={setName}
        />
      )}
      <Secret
        value={secret}
        onChange={typed.setSecret}
        recovery={recovery}
        wrong={unlocking.wrong}
        field={field}
      />
      {error?.code === "damaged" && <BackupChoice rows={status.backups} {...typed.acts} />}
      <Unlock unlocking={unlocking} keychain={status.keychain} />
      <WayIn
        recovery={recovery}
        onChange={(to) => {
          typed.setRecovery(to);
          typed.setSecret("");
          unlocking.clear();
        }}
      >
        <Button look="quiet" onClick={() => setSomeone(!someone)}>
          {someone ? words.unlock.me : words.unlock.someone}
        </Button>
      </WayIn>
      <Conflicts names={status.conflicts} />
    </form>
  );
}

/** Opens it with what was typed, or with the keychain where that is on. */
function Unlock({ unlocking, keychain }: { unlocking: Unlocking; keychain: boolean }): VNode {
  const { busy, error } = unlocking;
  const damaged = error?.code === "damaged";
  const again = damaged || error?.code === "inUse";
  return (
    <>
      <Button look={damaged ? "plain" : "main"} type="submit" wide busy={busy}>
        {busy ? words.unlock.busy : again ? more.inUse.again : words.unlock.unlock}
      </Button>
      {keychain && (
        <Button icon="lock" wide busy={busy} onClick={() => act(() => unlocking.by(vaultUnlockKeychain))}>
          {more.keychain}
        </Button>
      )}
    </>
  );
}

/** By passphrase or by recovery key. */
function WayIn(props: {
  recovery: boolean;
  onChange: (recovery: boolean) => void;
  children?: ComponentChildren;
}): VNode {
  return (
    <div class="ways">
      <Button look="quiet" icon="key" onClick={() => props.onChange(!props.recovery)}>
        {props.recovery ? words.unlock.back : words.unlock.recovery}
      </Button>
      {props.children}
    </div>
  );
}

function Greeting({ restored }: { restored: string | null }): VNode {
  return (
    <>
      <Mark />
      <div>
        <h1>{words.unlock.title}</h1>
        <p class="soft">{words.unlock[lockedBecause.value ?? "closed"]}</p>
      </div>
      {hasLeftovers() && <Note tone="mind">{words.unlock.kept}</Note>}
      {restored !== null && (
        <Note tone="good" alert>
          {more.backups.restored(restored)}
        </Note>
      )}
    </>
  );
}

/** Copies that a synchronising program made of files of the vault. */
function Conflicts({ names }: { names: readonly string[] }): VNode | null {
  if (names.length === 0) return null;
  return (
    <Note tone="mind" icon="documents">
      <p>{more.conflicts(names.length)}</p>
      <ul class="file-names">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p class="small">{more.conflictsText}</p>
    </Note>
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
