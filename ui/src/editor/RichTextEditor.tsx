import type { VNode } from "preact";
import type { RichText } from "../api";
import type { NoteBook } from "./cite";
import { Editable } from "./Editable";
import { Toolbar } from "./Toolbar";
import { useEditorTools } from "./useTools";

export interface RichTextEditorProps {
  value: RichText;
  /** Called with the new text after each change. */
  onChange: (value: RichText) => void;
  /** What the text is, for a screen reader: "Terms of reference". */
  label: string;
  /** The library that notes point into; without it the text has none. */
  notes?: NoteBook | undefined;
  /** The text can be read and copied only; there is no toolbar. */
  readOnly?: boolean | undefined;
  /** What stands in an empty text. */
  placeholder?: string | undefined;
}

/** A text with its toolbar, on a sheet: what one types looks as it prints. */
export function RichTextEditor(props: RichTextEditorProps): VNode {
  const tools = useEditorTools(props.notes);
  return (
    <div class="sheet writing">
      {!props.readOnly && <Toolbar group={tools.group} asks={tools.asks} />}
      <div class="inside">
        <Editable
          value={props.value}
          onChange={props.onChange}
          label={props.label}
          group={tools.group}
          asks={tools.asks}
          notes={props.notes}
          readOnly={props.readOnly}
          placeholder={props.placeholder}
        />
      </div>
      {tools.dialogs}
    </div>
  );
}
