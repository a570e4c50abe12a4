import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { ApiError, passphraseJudge, type FieldProblem } from "../../api";
import type { Creating } from "../../lib/create";
import { TextField } from "../../widgets";
import { words } from "../../words/start";
import { Offer, Strength, useJudgement } from "../start/PassphraseStep";
import { SecretField } from "../start/SecretField";

/** A passphrase that is chosen and typed twice. */
export interface Chosen {
  own: string;
  again: string;
}

/** What is wrong with a chosen passphrase, apart from its strength. */
export function problemsOfChosen({ own, again }: Chosen): FieldProblem[] {
  if (own === "") return [{ field: "passphrase", message: words.passphrase.missing }];
  return own === again ? [] : [{ field: "again", message: words.passphrase.different }];
}

/** Throws where a passphrase is too easy to guess, as the shell judges it. */
export async function needStrong(passphrase: string): Promise<void> {
  const { enough } = await passphraseJudge({ passphrase });
  if (enough) return;
  const message = words.passphrase.weak;
  throw new ApiError("invalid", message, [{ field: "passphrase", message }]);
}

/** The fields for a new passphrase: five words on offer, one's own with its strength, and once more. */
export function NewPassphrase(props: {
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  creating: Creating;
  /** Label of the passphrase; whose it is, where it is not one's own. */
  label: string;
}): VNode {
  const { chosen, creating } = props;
  const [shown, setShown] = useState(true);
  const judgement = useJudgement(chosen.own);
  return (
    <>
      <Offer
        onUse={(own) => {
          props.onChange({ ...chosen, own });
          setShown(true);
        }}
      />
      <div>
        <SecretField
          label={props.label}
          name="passphrase"
          value={chosen.own}
          onChange={(own) => props.onChange({ ...chosen, own })}
          error={creating.problem("passphrase")}
          autoComplete="new-password"
          shown={shown}
          onShow={setShown}
        />
        <Strength own={chosen.own} judgement={judgement} />
      </div>
      <TextField
        label={words.passphrase.again}
        hint={words.passphrase.againHint}
        name="again"
        type={shown ? "text" : "password"}
        value={chosen.again}
        onChange={(again) => props.onChange({ ...chosen, again })}
        error={creating.problem("again")}
        autoComplete="new-password"
      />
    </>
  );
}
