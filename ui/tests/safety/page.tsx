/** The page over a pretended shell whose answers a test may replace, for lock screen, undo and safe-keeping. */
import { mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, within } from "@testing-library/preact";
import type { CommandName } from "../../src/api/call";
import type { FakeOptions } from "../../src/dev/fake";
import { inTheWay } from "../../src/frame/undo";
import { forgetRemembered } from "../../src/lib/remembered";
import type { Route } from "../../src/lib/router";
import type { SafetyTab } from "../../src/screens/safety";
import { followShell, notices } from "../../src/session";
import { close, open, screen, type Shell } from "../screens/shell";

export { expectAccessible, screen, waitFor } from "../screens/shell";
export { fireEvent, within };

export interface Page extends Shell {
  /** What was sent with a command, in order. */
  sent: (command: CommandName) => unknown[];
  /** Answers a command from now on; may give a promise, or throw. */
  answer: (command: CommandName, how: (input: unknown) => unknown) => void;
}

/** Opens the page. */
export async function openPage(
  options: FakeOptions = {},
  at: Route = { name: "today", params: {} },
): Promise<Page> {
  const shell = await open(options, at);
  const sent: [string, unknown][] = [];
  const answers = new Map<string, (input: unknown) => unknown>();
  mockIPC(
    (command, payload) => {
      const input = structuredClone((payload as { input?: unknown } | undefined)?.input);
      sent.push([command, input]);
      const own = answers.get(command);
      return own ? own(input) : shell.handle(command, input);
    },
    { shouldMockEvents: true },
  );
  // The page listens to the shell that has the last word.
  followShell();
  return {
    ...shell,
    sent: (command) => sent.filter(([name]) => name === command).map(([, input]) => input),
    answer: (command, how) => void answers.set(command, how),
  };
}

/** Opens a tab of safe-keeping. */
export function openTab(tab: SafetyTab, options: FakeOptions = {}): Promise<Page> {
  return openPage(options, { name: "safety", params: { tab } });
}

/** Puts the page back to where it was before any test. */
export function closePage(): void {
  close();
  forgetRemembered();
  notices.value = [];
  inTheWay.value = null;
}

/** The dialog that is open last. */
export function dialog(): HTMLElement {
  const open = [...document.querySelectorAll<HTMLElement>("dialog[open]")].at(-1);
  if (!open) throw new Error("No dialog is open.");
  return open;
}

/** Presses a button, of the open dialog where there is one. */
export function press(name: string | RegExp): void {
  const open = [...document.querySelectorAll<HTMLElement>("dialog[open]")].at(-1);
  fireEvent.click(within(open ?? document.body).getByRole("button", { name }));
}

/** Types into a field, of the open dialog where there is one. */
export function type(label: string | RegExp, text: string): void {
  const open = [...document.querySelectorAll<HTMLElement>("dialog[open]")].at(-1);
  fireEvent.input(within(open ?? document.body).getByLabelText(label), { target: { value: text } });
}

/** The first of several buttons of a kind, such as that of the first row. */
export function firstButton(name: string | RegExp): HTMLElement {
  const [found] = screen.getAllByRole("button", { name });
  if (!found) throw new Error("There is no such button.");
  return found;
}

/** Whether a button is there. */
export function has(name: string | RegExp): boolean {
  return screen.queryAllByRole("button", { name }).length > 0;
}
