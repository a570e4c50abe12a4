import type { VNode } from "preact";
import type { CaseImported } from "../../api";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { Button, Dialog, Note } from "../../widgets";
import { words as all } from "../../words/cases";

const words = all.imported;

/** What an import made of a file, and what it could not place. */
export function ImportReport({ of, onClose }: { of: CaseImported; onClose: () => void }): VNode {
  const { problems } = of;
  const { id, title } = of.case.case;
  return (
    <Dialog title={words.title(title)} onClose={onClose}>
      {problems.length === 0 ? (
        <Note tone="good">{words.fine}</Note>
      ) : (
        <>
          <p>{words.problems(problems.length)}</p>
          <ul class="bulleted">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
      <div class="does">
        <Button look="main" onClick={() => act(() => navigate("case", { id }))}>
          {words.open}
        </Button>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}
