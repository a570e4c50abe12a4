import type { VNode } from "preact";
import { useId, useMemo } from "preact/hooks";
import type { Advice, Person } from "../../api";
import { Crown, Icon, crownOf } from "../../widgets";
import { words } from "../../words/people";
import { roundTable } from "./mix";

/** Most crowns that stand in one line. */
const MOST = 6;

/** Who is round the table: one crown for each member and each on the way, and what to think about. */
export function RoundTable({
  people,
  advice,
}: {
  people: readonly Person[];
  advice: readonly Advice[];
}): VNode {
  const title = useId();
  const shares = useMemo(() => roundTable(people), [people]);
  return (
    <section class="round-table" aria-labelledby={title}>
      <h2 id={title}>{words.round.title}</h2>
      {shares.length === 0 && <p class="small soft">{words.round.nobody}</p>}
      <ul class="shares">
        {shares.map((share) => (
          <li key={share.discipline}>
            <span>{share.discipline === "" ? words.round.unsaid : share.discipline}</span>
            <span class="signs">
              {share.people.slice(0, MOST).map((one) => (
                <Crown key={one.id} look={crownOf(one.stage)} />
              ))}
              {share.people.length > MOST && <span aria-hidden>+{share.people.length - MOST}</span>}
              <span class="unseen">
                {words.round.sign(share.members, share.people.length - share.members)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <ul class="advice-list">
        {advice.length === 0 && shares.length > 0 && (
          <li>
            <Icon name="check" />
            {words.round.fine}
          </li>
        )}
        {advice.map((one) => (
          <li key={one.sentence} class="look">
            <Icon name="gap" />
            {one.sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
