import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { VNode } from "preact";
import type { RichText } from "../api";
import { useWritable } from "../lib/writable";
import { words } from "../words/editor";
import type { EditorGroup } from "./group";
import type { KeyAsks } from "./keys";
import type { NoteSource } from "./notes";
import { makeEditor, setText } from "./view";

/** One text that is edited in place. The toolbar stands elsewhere and acts on its group. */
export interface EditableProps {
  value: RichText;
  onChange: (value: RichText) => void;
  /** Name for a screen reader, such as "History". */
  label: string;
  group: EditorGroup;
  asks: KeyAsks;
  notes?: NoteSource | undefined;
  readOnly?: boolean | undefined;
  /** What stands in an empty text, such as "Written at the meeting". */
  placeholder?: string | undefined;
}

/** The editable text itself, without toolbar. */
export function Editable(props: EditableProps): VNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<ReturnType<typeof makeEditor> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const reported = useRef(props.value);
  const help = useId();
  const { group, notes, value, label } = props;
  const readOnly = !useWritable() || (props.readOnly ?? false);
  const still = useRef(readOnly);
  still.current = readOnly;

  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const editor = makeEditor({
      place: place.current,
      value: latest.current.value,
      onChange: (next) => {
        reported.current = next;
        latest.current.onChange(next);
      },
      group,
      notes,
      attributes: () => ({ "aria-label": latest.current.label, "aria-describedby": help }),
      placeholder: () => latest.current.placeholder ?? "",
      asks: { link: () => latest.current.asks.link(), note: notes && (() => latest.current.asks.note?.()) },
      readOnly: () => still.current,
    });
    view.current = editor;
    return () => {
      group.leave(editor);
      editor.destroy();
      view.current = null;
    };
  }, [group, notes, help]);

  useEffect(() => {
    // A text that is being typed is never replaced under the cursor; what the editor reported itself is no news.
    if (view.current === null || value === reported.current || view.current.hasFocus()) return;
    reported.current = value;
    setText(view.current, value);
  }, [value]);

  // Name and the right to write are attributes of the view: it reads them again when its props are set.
  useEffect(() => view.current?.setProps({}), [label, readOnly]);

  return (
    <div class="editable">
      <div ref={place} />
      <p class="unseen" id={help}>
        {words.help}
      </p>
    </div>
  );
}
