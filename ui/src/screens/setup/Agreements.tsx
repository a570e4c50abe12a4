import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { termsAgree, type PersonId, type Terms } from "../../api";
import { noteSaved } from "../../lib/autosave";
import { dateField } from "../../lib/format";
import { act } from "../../lib/trouble";
import { Button, Icon } from "../../widgets";
import { words as all } from "../../words/setup";
import { DayDialog } from "./DayDialog";

const words = all.terms;

/** Who has agreed to a version and when, and who has not. */
export function Agreements({ terms }: { terms: Terms }): VNode {
  const [asking, setAsking] = useState<readonly { person: PersonId; name: string }[] | null>(null);
  const title = useId();
  const { agreements, notAgreed } = terms;
  const agree = async (people: readonly { person: PersonId }[], on: string | null): Promise<void> => {
    for (const { person } of people) await termsAgree({ id: terms.id, person, on });
    noteSaved();
    setAsking(null);
  };
  const total = agreements.length + notAgreed.length;
  return (
    <section class="agreements" aria-labelledby={title}>
      <h2 id={title}>{words.agreements}</h2>
      <p class="small soft">
        {total === 0
          ? words.nobody
          : notAgreed.length === 0
            ? words.everyone
            : words.agreed(agreements.length, total)}
      </p>
      {notAgreed.length > 0 && (
        <>
          <h3 class="kicker">{words.notYet}</h3>
          <ul class="agreement-list">
            {notAgreed.map((one) => (
              <li key={one.person}>
                <bdi>{one.name}</bdi>
                <Button small label={words.markOf(one.name)} onClick={() => setAsking([one])}>
                  {words.mark}
                </Button>
              </li>
            ))}
          </ul>
          {notAgreed.length > 1 && (
            <Button small look="quiet" icon="check" onClick={() => setAsking(notAgreed)}>
              {words.all}
            </Button>
          )}
        </>
      )}
      {agreements.length > 0 && (
        <ul class="agreement-list">
          {agreements.map((one) => (
            <li key={one.person}>
              <span class="state">
                <Icon name="check" />
                <span>
                  <bdi>{one.name}</bdi>
                  <span class="about">{words.on(dateField(one.on))}</span>
                </span>
              </span>
              <Button
                small
                look="quiet"
                icon="close"
                label={words.takeBack(one.name)}
                onClick={() => act(() => agree([one], null))}
              />
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <DayDialog
          title={asking.length === 1 && asking[0] ? words.when(asking[0].name) : words.whenAll}
          does={words.keep}
          onClose={() => setAsking(null)}
          onDay={(on) => agree(asking, on)}
        />
      )}
    </section>
  );
}
