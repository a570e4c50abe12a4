import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { activity, documentClose, documentSaveOpen, recoverySheetMake, type FieldProblem } from "../../api";
import { useCreating } from "../../lib/create";
import { act, trouble } from "../../lib/trouble";
import { Button, CreateForm, Failure, Icon, TextField } from "../../widgets";
import { words } from "../../words/start";
import { Heading } from "./Heading";

/** The second step: the recovery key goes on paper, and one group of it is typed to show that it did. */
export function SheetStep({ recoveryKey, onKept }: { recoveryKey: string; onKept: () => void }): VNode {
  const groups = useMemo(() => recoveryKey.split(/[\s-]+/), [recoveryKey]);
  const asked = useMemo(() => Math.floor(Math.random() * groups.length), [groups]);
  const [typed, setTyped] = useState("");
  const creating = useCreating();
  // The key is shown this once: locking while somebody walks to the printer would lose it for good.
  useEffect(() => {
    const timer = setInterval(() => void activity().catch(() => undefined), 30_000);
    return () => clearInterval(timer);
  }, []);
  const check = (): FieldProblem[] => {
    if (typed.trim() === "") return [{ field: "group", message: words.sheet.checkMissing }];
    const right = plain(typed) === plain(groups[asked] ?? "");
    return right ? [] : [{ field: "group", message: words.sheet.checkWrong }];
  };
  const keep = (): Promise<void> => {
    onKept();
    return Promise.resolve();
  };
  return (
    <div class="recover">
      <CreateForm
        creating={creating}
        head={<Heading title={words.sheet.title} lead={words.sheet.lead} />}
        does={words.goOn}
        onwards
        onSend={() => creating.send(keep, check)}
      >
        <ul class="advice">
          {words.sheet.advice.map((line) => (
            <li key={line}>
              <Icon name="check" />
              {line}
            </li>
          ))}
        </ul>
        <SaveSheet />
        <TextField
          label={words.sheet.check(words.sheet.groups[asked] ?? String(asked + 1))}
          hint={words.sheet.checkHint}
          name="group"
          value={typed}
          narrow
          onChange={setTyped}
          error={creating.problem("group")}
        />
      </CreateForm>
      <Slip groups={groups} />
    </div>
  );
}

/** Makes the sheet of the key that is on the screen, and opens it to be printed. */
export function SaveSheet(): VNode {
  const [saved, setSaved] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const { handle } = await recoverySheetMake();
    try {
      setSaved((await documentSaveOpen({ handle, format: "pdf" })).name);
    } finally {
      await documentClose({ handle });
    }
  };
  return (
    <>
      {trouble.value && <Failure error={trouble.value} />}
      <div class="does">
        <Button icon="print" onClick={() => act(save)}>
          {words.sheet.save}
        </Button>
        <span class="small soft" role="status">
          {saved !== null && words.sheet.saved(saved)}
        </span>
      </div>
    </>
  );
}

/** The key as it stands on paper. */
export function Slip({ groups }: { groups: readonly string[] }): VNode {
  return (
    <section class="slip" aria-label={words.sheet.slip}>
      <p class="small soft">{words.sheet.slipFor}</p>
      <h2>{words.sheet.slip}</h2>
      <ol class="key-groups">
        {groups.map((group, index) => (
          <li key={index}>{group}</li>
        ))}
      </ol>
    </section>
  );
}

/** A group as it is compared: what is easily mistaken for another is the same. */
function plain(group: string): string {
  return group.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}
