/** What a copy from the editor takes to other programs: real HTML with note numbers, and readable plain text. */
import { DOMSerializer, type Fragment, type Node, type Slice } from "prosemirror-model";
import type { NoteSource } from "./notes";
import { schema } from "./schema";

/** HTML for the clipboard. A note shows its number, so that it can still be read in Word. */
export function clipboardSerializer(notes: NoteSource | undefined): DOMSerializer {
  const draw = DOMSerializer.nodesFromSchema(schema);
  return new DOMSerializer(
    {
      ...draw,
      note: (node) => {
        const evidence = String(node.attrs.evidence);
        return ["sup", { "data-evidence": evidence }, noteLabel(evidence, notes)];
      },
    },
    DOMSerializer.marksFromSchema(schema),
  );
}

/** Plain text for the clipboard: a line for each paragraph, bullets and numbers in front of items. */
export function clipboardText(slice: Slice, notes: NoteSource | undefined): string {
  const lines: string[] = [];
  const line = (node: Node, lead: string): void => {
    let text = "";
    node.forEach((inner) => {
      if (inner.isText) text += inner.text ?? "";
      else if (inner.type === schema.nodes.hard_break) text += "\n";
      else if (inner.type === schema.nodes.note) text += noteLabel(String(inner.attrs.evidence), notes);
    });
    lines.push(lead + text);
  };
  const blocks = (content: Fragment, indent: string, lead: string): void => {
    content.forEach((node, _offset, index) => {
      const before = index === 0 ? lead : indent;
      if (node.isTextblock) line(node, before);
      else if (node.type === schema.nodes.list_item) blocks(node.content, indent, before);
      else list(node, indent);
    });
  };
  const list = (node: Node, indent: string): void => {
    node.forEach((item, _offset, index) => {
      const sign = node.type === schema.nodes.ordered_list ? `${index + 1}. ` : "• ";
      blocks(item.content, `${indent}   `, indent + sign);
    });
  };
  if (slice.content.firstChild?.isInline) line(schema.nodes.paragraph.create(null, slice.content), "");
  else blocks(slice.content, "", "");
  return lines.join("\n");
}

function noteLabel(evidence: string, notes: NoteSource | undefined): string {
  return `[${notes?.numbers.value.get(evidence) ?? "?"}]`;
}
