import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import {
  ApiError,
  passphraseJudge,
  passphraseSuggest,
  vaultCreate,
  vaultStatus,
  type FieldProblem,
  type Judgement,
} from "../../api";
import { act } from "../../lib/trouble";
import { take } from "../../session";
import { Button, Crowns, ErrorSummary, Failure, TextField } from "../../widgets";
import { words } from "../../words/start";
import { Heading } from "./Heading";

/** Milliseconds of rest after a key before the passphrase is judged. */
const JUDGE_REST = 150;

/** The first step: who one is, and the passphrase. */
export function PassphraseStep({ onMade }: { onMade: (recoveryKey: string) => void }): VNode {
  const [name, setName] = useState("");
  const [own, setOwn] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(true);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const judgement = useJudgement(own);
  const problem = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;

  const make = async (): Promise<void> => {
    setError(null);
    const judged = own === "" ? null : await passphraseJudge({ passphrase: own });
    const found = problemsOf({ name, own, again, enough: judged?.enough ?? false });
    setProblems(found);
    setTurn((n) => n + 1);
    if (found.length > 0) return;
    setBusy(true);
    try {
      const { recoveryKey } = await vaultCreate({ passphrase: own, name: name.trim() });
      onMade(recoveryKey);
      await take(await vaultStatus());
    } catch (thrown) {
      setError(ApiError.from(thrown));
      setBusy(false);
    }
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) act(make);
      }}
    >
      <Heading title={words.passphrase.title} lead={words.passphrase.lead} />
      <ErrorSummary problems={problems} turn={turn} />
      {error && <Failure error={error} />}
      <TextField
        label={words.passphrase.name}
        hint={words.passphrase.nameHint}
        name="name"
        value={name}
        onChange={setName}
        error={problem("name")}
        autoComplete="name"
      />
      <Offer
        onUse={(made) => {
          setOwn(made);
          setShown(true);
        }}
      />
      <div class="strength-field">
        <div class="with-button">
          <TextField
            label={words.passphrase.own}
            name="passphrase"
            type={shown ? "text" : "password"}
            value={own}
            onChange={setOwn}
            error={problem("passphrase")}
            autoComplete="new-password"
          />
          <Button icon={shown ? "eyeOff" : "eye"} onClick={() => setShown(!shown)}>
            {shown ? words.passphrase.hide : words.passphrase.show}
          </Button>
        </div>
        <Strength own={own} judgement={judgement} />
      </div>
      <TextField
        label={words.passphrase.again}
        hint={words.passphrase.againHint}
        name="again"
        type={shown ? "text" : "password"}
        value={again}
        onChange={setAgain}
        error={problem("again")}
        autoComplete="new-password"
      />
      <div class="does">
        <Button look="main" type="submit" iconAfter="arrow" busy={busy}>
          {busy ? words.passphrase.busy : words.goOn}
        </Button>
        <span class="small soft">{words.passphrase.next}</span>
      </div>
    </form>
  );
}

function problemsOf(of: { name: string; own: string; again: string; enough: boolean }): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (of.name.trim() === "") found.push({ field: "name", message: words.passphrase.nameMissing });
  if (of.own === "") found.push({ field: "passphrase", message: words.passphrase.missing });
  else if (!of.enough) found.push({ field: "passphrase", message: words.passphrase.weak });
  else if (of.again !== of.own) found.push({ field: "again", message: words.passphrase.different });
  return found;
}

/** Five words made by the program. */
function Offer({ onUse }: { onUse: (made: string) => void }): VNode {
  const [made, setMade] = useState("");
  const suggest = (): void => act(async () => setMade(await passphraseSuggest()));
  useEffect(suggest, []);
  return (
    <section class="offer" aria-labelledby="offer">
      <div>
        <h2 class="kicker" id="offer">
          {words.passphrase.made}
        </h2>
        <p class="made" aria-live="polite">
          {made === "" ? words.passphrase.making : made}
        </p>
      </div>
      <div class="does">
        <Button onClick={() => onUse(made)}>{words.passphrase.use}</Button>
        <Button look="quiet" icon="again" onClick={suggest}>
          {words.passphrase.others}
        </Button>
      </div>
    </section>
  );
}

function Strength({ own, judgement }: { own: string; judgement: Judgement | null }): VNode {
  const filled = own === "" || !judgement ? 0 : judgement.enough ? 5 : Math.min(judgement.score + 1, 4);
  const says =
    own === "" || !judgement ? "" : judgement.advice === "" ? words.passphrase.strong : judgement.advice;
  return (
    <p class="strength" role="status">
      <Crowns filled={filled} />
      <span>
        {filled > 0 && <span class="unseen">{words.passphrase.strength(filled)}. </span>}
        {says}
      </span>
    </p>
  );
}

/** How good a passphrase is, a moment after it was typed. */
function useJudgement(passphrase: string): Judgement | null {
  const [judgement, setJudgement] = useState<Judgement | null>(null);
  useEffect(() => {
    if (passphrase === "") {
      setJudgement(null);
      return;
    }
    let wanted = true;
    const rest = setTimeout(() => {
      passphraseJudge({ passphrase }).then(
        (judged) => {
          if (wanted) setJudgement(judged);
        },
        () => undefined,
      );
    }, JUDGE_REST);
    return () => {
      wanted = false;
      clearTimeout(rest);
    };
  }, [passphrase]);
  return judgement;
}
