/** The editor of rich text. */
import "./editor.css";

export { RichTextEditor, type RichTextEditorProps } from "./RichTextEditor";
export { Editable } from "./Editable";
export { Toolbar } from "./Toolbar";
export { useEditorTools } from "./useTools";
export { citationOf, evidenceEmpty, evidenceProblem, findEvidence, NoteBook } from "./cite";
export { EvidenceFields } from "./EvidenceFields";
export { numberNotes } from "./notes";
export { countWords, emptyText, isEmptyText, sameText } from "./convert";
