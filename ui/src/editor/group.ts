/** Which of the editors on a screen the toolbar acts on. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { redoDepth, undoDepth } from "prosemirror-history";
import type { Command } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { NO_TOOLS, toolState, type ToolState } from "./commands";

/** Everything that the toolbar shows. */
export interface ToolbarState extends ToolState {
  canUndo: boolean;
  canRedo: boolean;
  /** Whether an editor was focused yet: without one the buttons have nothing to act on. */
  ready: boolean;
}

const RESTING: ToolbarState = { ...NO_TOOLS, canUndo: false, canRedo: false, ready: false };

/** One or several editors that share a toolbar. The one focused last stays the one that the toolbar acts on. */
export class EditorGroup {
  private view: EditorView | null = null;
  private readonly state: Signal<ToolbarState> = signal(RESTING);

  /** What the toolbar shows. */
  get tools(): ReadonlySignal<ToolbarState> {
    return this.state;
  }

  /** The editor that the toolbar acts on. */
  get active(): EditorView | null {
    return this.view;
  }

  /** An editor was focused, or changed while it is the active one. */
  touch(view: EditorView, focused: boolean): void {
    if (focused) this.view = view;
    if (this.view !== view) return;
    const { state } = view;
    const next = {
      ...toolState(state),
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
      ready: true,
    };
    if (JSON.stringify(next) !== JSON.stringify(this.state.peek())) this.state.value = next;
  }

  /** An editor left the screen. */
  leave(view: EditorView): void {
    if (this.view !== view) return;
    this.view = null;
    this.state.value = RESTING;
  }

  /** Carries out a command in the active editor and puts the cursor back there. */
  run(command: Command): void {
    const view = this.view;
    if (view === null) return;
    command(view.state, (tr) => view.dispatch(tr), view);
    view.focus();
  }

  /**
   * The same for a dialog that is closing, or only the cursor where there is no command. While a modal dialog is open
   * the page behind it cannot take the cursor, so this waits until it has gone.
   */
  runAfterDialog(command?: Command): void {
    requestAnimationFrame(() => this.run(command ?? (() => false)));
  }
}
