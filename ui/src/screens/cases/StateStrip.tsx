import type { ComponentChildren, VNode } from "preact";
import type { CaseState } from "../../api";
import { Button, Crown } from "../../widgets";
import { words } from "../../words/cases";
import { STATES, stateAfter } from "./details";

interface StateStripProps {
  state: CaseState;
  /** What is missing before the next state, as sentences. */
  missing: readonly string[];
  onState: (state: CaseState) => void;
  /** The filled button. */
  next: ComponentChildren;
}

/** How far a case is (domain E7), what is missing, and what to do next. */
export function StateStrip(props: StateStripProps): VNode {
  const here = STATES.indexOf(props.state);
  const next = stateAfter(props.state);
  return (
    <section class="states" aria-label={words.howFar}>
      <ol>
        {STATES.map((state, at) => (
          <li key={state} aria-current={at === here ? "step" : undefined}>
            <Crown look={at < here ? "full" : at === here ? "full" : "empty"} />
            <span class="word">{words.states[state]}</span>
          </li>
        ))}
      </ol>
      <div class="does">
        {next && <Button onClick={() => props.onState(next)}>{words.reached[next]}</Button>}
        {props.next}
      </div>
      {props.missing.length > 0 && (
        <div class="needs">
          <p class="kicker">{words.missing(props.state)}</p>
          <ul>
            {props.missing.map((sentence) => (
              <li key={sentence}>
                <Crown look="missing" gap />
                {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
