import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  retentionDecide,
  type Decision,
  type Erased,
  type FieldProblem,
  type RetentionDue,
} from "../../../api";
import { useCreating } from "../../../lib/create";
import { today } from "../../../lib/format";
import { act } from "../../../lib/trouble";
import { say } from "../../../lib/undo";
import { Button, Choice, DateField, Dialog, ErrorSummary, Failure, TextField } from "../../../widgets";
import { words as bin } from "../../../words/bin";
import { words as all } from "../../../words/protection";
import { words as shared } from "../../../words/safety";
import { ErasePreviewText, usePreview } from "../bin/ErasePreviewText";

const words = all.decide;
const erasing = bin.preview;

interface Answers {
  type: Decision["type"] | null;
  until: string | null;
  /** What is wrong with the day as it was typed. */
  unread: string | null;
  reason: string;
}

/** The decision that the answers make; null where they do not make one yet. */
export function decisionOf(answers: Answers): Decision | null {
  const reason = answers.reason.trim();
  switch (answers.type) {
    case null:
      return null;
    case "destroy":
      return { type: "destroy" };
    case "keepForGood":
      return reason === "" ? null : { type: "keepForGood", reason };
    case "keepUntil":
      if (answers.until === null || answers.until <= today() || reason === "") return null;
      return { type: "keepUntil", until: answers.until, reason };
  }
}

/** What is wrong with the answers. */
export function problemsOf({ type, until, unread, reason }: Answers): FieldProblem[] {
  if (type === null) return [{ field: "decision", message: words.choose }];
  if (type === "destroy") return [];
  const found: FieldProblem[] = [];
  if (type === "keepUntil") {
    if (until === null) found.push({ field: "until", message: unread ?? words.untilMissing });
    else if (until <= today()) found.push({ field: "until", message: words.untilPast });
  }
  if (reason.trim() === "") found.push({ field: "reason", message: words.reasonMissing });
  return found;
}

/** Destroy, keep until a day, or keep for good: the last two with a reason (domain H5). */
export function DecideDialog(props: {
  due: RetentionDue;
  onClose: () => void;
  onDecided: (erased: Erased | null) => void;
}): VNode {
  const { due, onClose } = props;
  const [answers, setAnswers] = useState<Answers>({ type: null, until: null, unread: null, reason: "" });
  const set = (change: Partial<Answers>): void => setAnswers({ ...answers, ...change });
  const creating = useCreating();
  const send = async (): Promise<void> => {
    const decision = decisionOf(answers);
    if (!decision) return;
    const { value } = await retentionDecide({ record: { part: due.part, id: due.id }, decision });
    if (value.erased === null) say(words.done(due.title));
    props.onDecided(value.erased);
  };
  const destroys = answers.type === "destroy";
  return (
    <Dialog title={words.title(due.title)} onClose={onClose}>
      <form
        class="dialog-text"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          act(() => creating.send(send, () => problemsOf(answers)));
        }}
      >
        {creating.problems.length > 1 && <ErrorSummary problems={creating.problems} turn={creating.turn} />}
        {creating.error && <Failure error={creating.error} />}
        <p class="soft">
          {words.due(due.due)} {due.why}
        </p>
        <Questions answers={answers} set={set} problem={creating.problem} />
        {destroys ? (
          <Destroying due={due} busy={creating.busy} onClose={onClose} />
        ) : (
          <div class="does">
            <Button look="main" type="submit" busy={creating.busy}>
              {words.does}
            </Button>
            <Button onClick={onClose}>{shared.cancel}</Button>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function Questions(props: {
  answers: Answers;
  set: (change: Partial<Answers>) => void;
  problem: (field: string) => string | undefined;
}): VNode {
  const { answers, set, problem } = props;
  return (
    <>
      <Choice
        label={words.question}
        name="decision"
        value={answers.type}
        error={problem("decision")}
        options={[
          { value: "keepUntil", label: words.keepUntil },
          { value: "keepForGood", label: words.keepForGood, hint: words.keepHint },
          { value: "destroy", label: words.destroy, hint: words.destroyHint },
        ]}
        onChange={(type) => set({ type })}
      />
      {answers.type === "keepUntil" && (
        <DateField
          label={words.until}
          name="until"
          value={answers.until}
          onChange={(until, unread) => set({ until, unread })}
          error={problem("until")}
        />
      )}
      {(answers.type === "keepUntil" || answers.type === "keepForGood") && (
        <TextField
          label={words.reason}
          hint={words.reasonHint}
          name="reason"
          spellcheck
          value={answers.reason}
          onChange={(reason) => set({ reason })}
          error={problem("reason")}
        />
      )}
    </>
  );
}

/** What would go, and the grave button once that is known and nothing is in the way. */
function Destroying(props: { due: RetentionDue; busy: boolean; onClose: () => void }): VNode {
  const { due, onClose } = props;
  const preview = usePreview({ part: due.part, id: due.id });
  const blocked = preview.value?.blocked ?? null;
  const notYet = preview.value === null ? erasing.looking : blocked === null ? undefined : erasing.blocked;
  return (
    <>
      {preview.error ? (
        <Failure error={preview.error} />
      ) : (
        <ErasePreviewText preview={preview.value} onLeave={onClose} />
      )}
      <div class="does">
        <Button look="main" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button look="grave" type="submit" busy={props.busy} notYet={notYet}>
          {words.destroyDoes}
        </Button>
      </div>
    </>
  );
}
