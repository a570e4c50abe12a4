import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { FieldProblem } from "../api";
import { words } from "../words/widgets";
import { Icon } from "./Icon";

/**
 * All that is wrong with a form, on top of it; each line leads to its field. It takes the keyboard
 * when it appears and whenever `turn` changes: pass the number of attempts to save.
 */
export function ErrorSummary(props: {
  problems: readonly FieldProblem[];
  turn?: number | undefined;
  title?: string | undefined;
}): VNode | null {
  const box = useRef<HTMLDivElement>(null);
  const shown = props.problems.length > 0;
  // At once: what is typed into a field a moment later stays there.
  useLayoutEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, props.turn]);
  if (!shown) return null;
  return (
    <div class="errors" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="warn" />
        {props.title ?? words.errors(props.problems.length)}
      </h2>
      <ul>
        {props.problems.map((problem) => (
          <li key={`${problem.field} ${problem.message}`}>
            <a
              href={`#${problem.field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(problem.field);
              }}
            >
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Brings the keyboard to a field by its name in the record. */
export function focusField(name: string): void {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  if (!field) return;
  field.focus();
  field.scrollIntoView({ block: "center" });
}
