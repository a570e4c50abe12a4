/** A text as a few lines, so that a test can be read: indents are depth, `*` and `1` are items, `#` a sub-heading. */
import type { Block, Inline, RichText } from "../../src/api/types/core";

export function shorthand(text: RichText): string[] {
  return text.blocks.flatMap((block) => blockLines(block, "", ""));
}

function blockLines(block: Block, lead: string, indent: string): string[] {
  if (block.type === "paragraph") return [lead + runText(block.runs)];
  if (block.type === "heading") return [`${lead}# ${runText(block.runs)}`];
  return block.items.flatMap((item, at) =>
    item.blocks.flatMap((inner, index) => {
      const sign = index > 0 ? "  " : block.ordered ? `${at + 1} ` : "* ";
      return inner.type === "list"
        ? blockLines(inner, "", `${indent}  `)
        : blockLines(inner, indent + sign, indent);
    }),
  );
}

function runText(runs: Inline[]): string {
  return runs
    .map((run) => {
      if (run.type === "note") return `[^${run.evidence}]`;
      if (run.type === "break") return "↵";
      let text = run.text;
      if (run.italic) text = `/${text}/`;
      if (run.bold) text = `**${text}**`;
      return run.link ? `<${text}|${run.link}>` : text;
    })
    .join("");
}
