import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { documentSaveOpen, recoverySheetMake } from "../../api";
import { act, trouble } from "../../lib/trouble";
import { Button, ErrorSummary, Failure, Icon, TextField } from "../../widgets";
import { words } from "../../words/start";
import { Heading } from "./Heading";

/** The second step: the recovery key goes on paper, and one group of it is typed to show that it did. */
export function SheetStep({ recoveryKey, onKept }: { recoveryKey: string; onKept: () => void }): VNode {
  const groups = useMemo(() => recoveryKey.split(/[\s-]+/), [recoveryKey]);
  const asked = useMemo(() => Math.floor(Math.random() * groups.length), [groups]);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [saved, setSaved] = useState<string | null>(null);

  const check = (): void => {
    setTurn((n) => n + 1);
    if (typed.trim() === "") setProblem(words.sheet.checkMissing);
    else if (plain(typed) !== plain(groups[asked] ?? "")) setProblem(words.sheet.checkWrong);
    else onKept();
  };
  return (
    <div class="recover">
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          check();
        }}
      >
        <Heading title={words.sheet.title} lead={words.sheet.lead} />
        <ErrorSummary problems={problem === null ? [] : [{ field: "group", message: problem }]} turn={turn} />
        {trouble.value && <Failure error={trouble.value} />}
        <ul class="advice">
          {words.sheet.advice.map((line) => (
            <li key={line}>
              <Icon name="check" />
              {line}
            </li>
          ))}
        </ul>
        <div class="does">
          <Button
            icon="print"
            onClick={() =>
              act(async () => {
                const sheet = await recoverySheetMake();
                setSaved((await documentSaveOpen({ handle: sheet.handle })).name);
              })
            }
          >
            {words.sheet.save}
          </Button>
          <span class="small soft" role="status">
            {saved !== null && words.sheet.saved(saved)}
          </span>
        </div>
        <TextField
          label={words.sheet.check(words.sheet.groups[asked] ?? String(asked + 1))}
          hint={words.sheet.checkHint}
          name="group"
          value={typed}
          narrow
          onChange={setTyped}
          error={problem ?? undefined}
        />
        <div class="does">
          <Button look="main" type="submit" iconAfter="arrow">
            {words.goOn}
          </Button>
        </div>
      </form>
      <section class="slip" aria-label={words.sheet.slip}>
        <p class="small soft">{words.sheet.slipFor}</p>
        <h2>{words.sheet.slip}</h2>
        <ol class="key-groups">
          {groups.map((group, index) => (
            <li key={index}>{group}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** A group as it is compared: what is easily mistaken for another is the same. */
function plain(group: string): string {
  return group.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}
