import type { VNode } from "preact";
import type { AuditFilter, Facilitator, Kind } from "../../../api";
import { optionsOf } from "../../../lib/options";
import { WritesTo } from "../../../lib/writable";
import { Button, DateField, Select } from "../../../widgets";
import { words as shared } from "../../../words/safety";
import { words as all } from "../../../words/trail";

const words = all.filter;
/** Stands for the recovery key among those who did something. */
const RECOVERY = "recovery";

/** Which entries of the trail are shown. */
export function ChangesFilter(props: {
  filter: AuditFilter;
  people: readonly Facilitator[];
  onChange: (change: Partial<AuditFilter>) => void;
  onClear: () => void;
}): VNode {
  const { filter, people, onChange } = props;
  const narrowed =
    filter.kind !== null ||
    filter.facilitator !== null ||
    filter.recoveryKey ||
    filter.from !== null ||
    filter.to !== null;
  return (
    <WritesTo.Provider value="elsewhere">
      <div class="trail-filter" role="group" aria-label={all.filters}>
        <Select
          label={words.kind}
          name="trailKind"
          value={filter.kind ?? ""}
          options={[{ value: "" as const, label: words.everyKind }, ...optionsOf(shared.kind)]}
          onChange={(kind: Kind | "") => onChange({ kind: kind === "" ? null : kind })}
        />
        <Select
          label={words.who}
          name="trailWho"
          value={filter.recoveryKey ? RECOVERY : (filter.facilitator ?? "")}
          options={[
            { value: "", label: words.everybody },
            ...people.map((one) => ({ value: one.id, label: one.name })),
            { value: RECOVERY, label: words.recoveryKey },
          ]}
          onChange={(who) =>
            onChange({
              recoveryKey: who === RECOVERY,
              facilitator: who === "" || who === RECOVERY ? null : who,
            })
          }
        />
        <DateField
          label={words.from}
          name="trailFrom"
          value={filter.from}
          onChange={(from, problem) => {
            if (problem === null) onChange({ from });
          }}
        />
        <DateField
          label={words.to}
          name="trailTo"
          value={filter.to}
          onChange={(to, problem) => {
            if (problem === null) onChange({ to });
          }}
        />
        {narrowed && (
          <Button look="quiet" onClick={props.onClear}>
            {words.clear}
          </Button>
        )}
      </div>
    </WritesTo.Provider>
  );
}
