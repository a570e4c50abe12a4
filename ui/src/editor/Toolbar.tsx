import type { ComponentChildren, VNode } from "preact";
import { redo, undo } from "prosemirror-history";
import type { Command } from "prosemirror-state";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useWritable } from "../lib/writable";
import { Icon, type IconName } from "../widgets/Icon";
import { cx } from "../widgets/cx";
import { words } from "../words/editor";
import {
  boldToggle,
  bulletsToggle,
  headingToggle,
  italicToggle,
  numbersToggle,
  type ToolState,
} from "./commands";
import type { EditorGroup, ToolbarState } from "./group";
import type { KeyAsks } from "./keys";

/** What the toolbar stands on. */
export interface ToolbarProps {
  group: EditorGroup;
  asks: KeyAsks;
  /** Put in front of the tools, such as the menu of sections. Its buttons take part in the arrow keys by `data-tool`. */
  before?: ComponentChildren;
  /** Put behind the tools. */
  after?: ComponentChildren;
}

interface Tool {
  name: keyof typeof words.keys;
  icon: IconName;
  shortcut: string;
  run: (group: EditorGroup, asks: KeyAsks) => void;
  on?: keyof ToolState;
  off?: (state: ToolbarState) => boolean;
  gap?: boolean;
}

const command =
  (what: Command): Tool["run"] =>
  (group) =>
    group.run(what);

const TOOLS: readonly Tool[] = [
  { name: "bold", icon: "bold", shortcut: "Control+B", on: "bold", run: command(boldToggle) },
  { name: "italic", icon: "italic", shortcut: "Control+I", on: "italic", run: command(italicToggle) },
  {
    name: "heading",
    icon: "heading",
    shortcut: "Control+Shift+6",
    on: "heading",
    run: command(headingToggle),
  },
  {
    name: "bullets",
    icon: "bullets",
    shortcut: "Control+Shift+8",
    on: "bullets",
    run: command(bulletsToggle),
  },
  {
    name: "numbers",
    icon: "numbers",
    shortcut: "Control+Shift+7",
    on: "numbers",
    run: command(numbersToggle),
    gap: true,
  },
  { name: "link", icon: "link", shortcut: "Control+K", on: "link", run: (_group, asks) => asks.link() },
  { name: "note", icon: "note", shortcut: "Control+Alt+F", run: (_group, asks) => asks.note?.(), gap: true },
  { name: "undo", icon: "undo", shortcut: "Control+Z", run: command(undo), off: (state) => !state.canUndo },
  { name: "redo", icon: "undo", shortcut: "Control+Y", run: command(redo), off: (state) => !state.canRedo },
];

/** The tools of the text, one stop of the Tab key; arrows lead from tool to tool (ARIA practice for toolbars). */
export function Toolbar({ group, asks, before, after }: ToolbarProps): VNode {
  const bar = useRef<HTMLDivElement>(null);
  const state = group.tools.value;
  const writable = useWritable();
  useLayoutEffect(() => oneStop(bar.current));
  return (
    <div
      class="tools"
      role="toolbar"
      aria-label={words.toolbar}
      ref={bar}
      onKeyDown={(event) => moveFocus(event, bar.current)}
      onFocusIn={(event) => oneStop(bar.current, event.target)}
    >
      {before}
      {TOOLS.filter((tool) => writable && (tool.name !== "note" || asks.note)).map((tool) => (
        <ToolButton key={tool.name} tool={tool} state={state} group={group} asks={asks} />
      ))}
      {after}
    </div>
  );
}

function ToolButton(props: { tool: Tool; state: ToolbarState; group: EditorGroup; asks: KeyAsks }): VNode {
  const { tool, state, group, asks } = props;
  const isOff = (now: ToolbarState): boolean => !now.ready || (tool.off?.(now) ?? false);
  const label = words[tool.name];
  return (
    <button
      type="button"
      class={cx("tool", tool.gap && "gap-after", tool.name === "redo" && "mirrored")}
      data-tool
      aria-label={tool.name === "note" ? `${label} [1]` : label}
      title={words.withKey(label, words.keys[tool.name])}
      aria-keyshortcuts={tool.shortcut}
      aria-pressed={tool.on === undefined ? undefined : state[tool.on]}
      aria-disabled={isOff(state)}
      // A press must not take the selection away from the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!isOff(group.tools.peek())) tool.run(group, asks);
      }}
    >
      {tool.name === "note" ? <span aria-hidden>[1]</span> : <Icon name={tool.icon} />}
    </button>
  );
}

function buttons(bar: HTMLElement | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>("[data-tool]") ?? [])];
}

/** Makes one of the buttons the toolbar's stop for Tab: the given one, the one that is, or the first. */
function oneStop(bar: HTMLElement | null, wanted?: EventTarget | null): void {
  const all = buttons(bar);
  const stop =
    all.find((button) => button === wanted) ??
    all.find((button) => button.tabIndex === 0 && button.dataset.stop === "true") ??
    all[0];
  for (const button of all) {
    button.tabIndex = button === stop ? 0 : -1;
    button.dataset.stop = String(button === stop);
  }
}

function moveFocus(event: KeyboardEvent, bar: HTMLElement | null): void {
  const all = buttons(bar);
  const at = all.findIndex((button) => button === event.target);
  if (at < 0) return;
  const moves: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: all.length - 1,
  };
  const to = moves[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[(to + all.length) % all.length]?.focus();
}
