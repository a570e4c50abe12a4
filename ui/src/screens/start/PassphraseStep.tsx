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
import { useCreating } from "../../lib/create";
import { act } from "../../lib/trouble";
import { take } from "../../session";
import { Button, CreateForm, Crowns, TextField } from "../../widgets";
import { words } from "../../words/start";
import { Heading } from "./Heading";
import { SecretField } from "./SecretField";

/** Milliseconds of rest after a key before the passphrase is judged. */
const JUDGE_REST = 150;

/** The first step: who one is, and the passphrase. */
export function PassphraseStep({ onMade }: { onMade: (recoveryKey: string) => void }): VNode {
  const [name, setName] = useState("");
  const [own, setOwn] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(true);
  const creating = useCreating();
  const judgement = useJudgement(own);
  return (
    <CreateForm
      creating={creating}
      head={<Heading title={words.passphrase.title} lead={words.passphrase.lead} />}
      does={creating.busy ? words.passphrase.busy : words.goOn}
      onwards
      beside={<span class="small soft">{words.passphrase.next}</span>}
      onSend={() => creating.send(() => makeVault({ name, own, again }, onMade))}
    >
      <TextField
        label={words.passphrase.name}
        hint={words.passphrase.nameHint}
        name="name"
        value={name}
        onChange={setName}
        error={creating.problem("name")}
        autoComplete="name"
      />
      <Offer
        onUse={(made) => {
          setOwn(made);
          setShown(true);
        }}
      />
      <div>
        <SecretField
          label={words.passphrase.own}
          name="passphrase"
          value={own}
          onChange={setOwn}
          error={creating.problem("passphrase")}
          autoComplete="new-password"
          shown={shown}
          onShow={setShown}
          inWords
        />
        <Strength own={own} judgement={judgement} />
      </div>
      <TextField
        label={words.passphrase.again}
        hint={words.passphrase.againHint}
        name="again"
        type={shown ? "text" : "password"}
        value={again}
        onChange={setAgain}
        error={creating.problem("again")}
        autoComplete="new-password"
      />
    </CreateForm>
  );
}

interface Answers {
  name: string;
  own: string;
  again: string;
}

/** Checks the answers, judged by the shell, and makes the vault. */
async function makeVault(answers: Answers, onMade: (recoveryKey: string) => void): Promise<void> {
  const { name, own } = answers;
  const judged = own === "" ? null : await passphraseJudge({ passphrase: own });
  const problems = problemsOf(answers, judged?.enough ?? false);
  if (problems.length > 0) throw new ApiError("invalid", words.passphrase.weak, problems);
  const { recoveryKey } = await vaultCreate({ passphrase: own, name: name.trim() });
  onMade(recoveryKey);
  await take(await vaultStatus());
}

function problemsOf(of: Answers, enough: boolean): FieldProblem[] {
  const found: FieldProblem[] = [];
  if (of.name.trim() === "") found.push({ field: "name", message: words.passphrase.nameMissing });
  if (of.own === "") found.push({ field: "passphrase", message: words.passphrase.missing });
  else if (!enough) found.push({ field: "passphrase", message: words.passphrase.weak });
  else if (of.again !== of.own) found.push({ field: "again", message: words.passphrase.different });
  return found;
}

/** Five words made by the program. */
export function Offer({ onUse }: { onUse: (made: string) => void }): VNode {
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

/** How strong a passphrase is, in crowns and in words. */
export function Strength({ own, judgement }: { own: string; judgement: Judgement | null }): VNode {
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
export function useJudgement(passphrase: string): Judgement | null {
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
