import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { termsAgree, type Agreement, type PersonId, type Terms } from "../../api";
import { noteSaved } from "../../lib/autosave";
import { dateField } from "../../lib/format";
import { act } from "../../lib/trouble";
import { Button, Icon } from "../../widgets";
import { words as all } from "../../words/setup";
import { DayDialog } from "./DayDialog";

const words = all.terms;

/** Somebody whose agreement is noted, and the name by which one is asked for the day. */
interface Somebody {
  person: PersonId;
  name: string;
}

/** Who has agreed to a version and when, and who has not. */
export function Agreements({ terms }: { terms: Terms }): VNode {
  const [asking, setAsking] = useState<readonly Somebody[] | null>(null);
  const title = useId();
  const { agreements, notAgreed } = terms;
  const agree = async (people: readonly Somebody[], on: string | null): Promise<void> => {
    for (const { person } of people) await termsAgree({ id: terms.id, person, on });
    noteSaved();
    setAsking(null);
  };
  return (
    <section class="agreements" aria-labelledby={title}>
      <h2 id={title}>{words.agreements}</h2>
      <p class="small soft">{howMany(agreements.length, notAgreed.length)}</p>
      {notAgreed.length > 0 && <NotAgreed people={notAgreed} onAgree={setAsking} />}
      {agreements.length > 0 && (
        <Agreed people={agreements} onTakeBack={(one) => act(() => agree([one], null))} />
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

function howMany(agreed: number, notAgreed: number): string {
  if (agreed + notAgreed === 0) return words.nobody;
  return notAgreed === 0 ? words.everyone : words.agreed(agreed, agreed + notAgreed);
}

function NotAgreed(props: {
  people: readonly Somebody[];
  onAgree: (people: readonly Somebody[]) => void;
}): VNode {
  const { people, onAgree } = props;
  return (
    <>
      <h3 class="kicker">{words.notYet}</h3>
      <ul class="agreement-list">
        {people.map((one) => (
          <li key={one.person}>
            <bdi>{one.name}</bdi>
            <Button small label={words.markOf(one.name)} onClick={() => onAgree([one])}>
              {words.mark}
            </Button>
          </li>
        ))}
      </ul>
      {people.length > 1 && (
        <Button small look="quiet" icon="check" onClick={() => onAgree(people)}>
          {words.all}
        </Button>
      )}
    </>
  );
}

function Agreed(props: { people: readonly Agreement[]; onTakeBack: (one: Somebody) => void }): VNode {
  return (
    <ul class="agreement-list">
      {props.people.map((one) => (
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
            onClick={() => props.onTakeBack(one)}
          />
        </li>
      ))}
    </ul>
  );
}
