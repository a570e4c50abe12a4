import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { beginning, vault } from "../../session";
import { Crown, Mark } from "../../widgets";
import { words } from "../../words/start";
import { NameStep } from "./NameStep";
import { PassphraseStep } from "./PassphraseStep";
import { SheetStep } from "./SheetStep";
import "./start.css";

const steps = ["passphrase", "sheet", "community"] as const;
type Step = (typeof steps)[number];

/** First run: passphrase, recovery sheet, first community. Also where the last community was removed. */
export function StartScreen(): VNode {
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const step: Step =
    recoveryKey !== null ? "sheet" : vault.value?.state === "open" ? "community" : "passphrase";
  return (
    <div class="start">
      <header class="start-side">
        <Mark />
        <div>
          <p class="brand">{words.brand}</p>
          <p class="soft">{words.promise}</p>
        </div>
        <Steps at={step} />
      </header>
      <main class="start-main">
        {step === "passphrase" && (
          <PassphraseStep
            onMade={(key) => {
              beginning.value = true;
              setRecoveryKey(key);
            }}
          />
        )}
        {step === "sheet" && recoveryKey !== null && (
          <SheetStep recoveryKey={recoveryKey} onKept={() => setRecoveryKey(null)} />
        )}
        {step === "community" && (
          <NameStep
            onDone={() => {
              beginning.value = false;
            }}
          />
        )}
      </main>
    </div>
  );
}

function Steps({ at }: { at: Step }): VNode {
  const now = steps.indexOf(at);
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li
          key={step}
          class={index === now ? "now" : undefined}
          aria-current={index === now ? "step" : undefined}
        >
          <Crown look={index <= now ? "full" : "empty"} />
          {words.steps[step]}
          {index < now && <span class="unseen">({words.stepPast})</span>}
        </li>
      ))}
    </ol>
  );
}
