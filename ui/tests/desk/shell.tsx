/** The page over a pretended shell, with what is sent to it. */
import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/preact";
import { App } from "../../src/App";
import { makeFake, type FakeOptions } from "../../src/dev/fake";
import type { World } from "../../src/dev/world";
import { restart, type Route } from "../../src/lib/router";
import { begin } from "../../src/session";

export { close, expectAccessible, screen, waitFor } from "../screens/shell";

/** An open page. */
export interface Desk {
  world: World;
  /** Commands with what was sent, in order. */
  calls: { command: string; input: unknown }[];
  /** What was sent with a command, in order. */
  sent: (command: string) => unknown[];
}

/**
 * Opens the page on a screen.
 *
 * @param prepare changes the records before that
 * @param before is told of each command before it is carried out, and may throw in its place
 * @param options what the pretended shell has to begin with
 */
export async function openDesk(
  at: (world: World) => Route,
  prepare?: (world: World) => void,
  before?: (command: string) => void,
  options: FakeOptions = {},
): Promise<Desk> {
  const fake = makeFake(options);
  prepare?.(fake.world);
  const calls: Desk["calls"] = [];
  mockIPC(
    (command, payload) => {
      const input = structuredClone((payload as { input?: unknown } | undefined)?.input);
      calls.push({ command, input });
      before?.(command);
      return fake.handle(command, input);
    },
    { shouldMockEvents: true },
  );
  restart(at(fake.world));
  render(<App start={begin} />, { container: document.body });
  await screen.findByRole("heading", { level: 1 }, { timeout: 5000 });
  const sent = (command: string): unknown[] =>
    calls.filter((one) => one.command === command).map((one) => one.input);
  return { world: fake.world, calls, sent };
}

/** What has to be there for a test to go on. */
export function must<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new Error("Something that the test needs is not there.");
  return found;
}

/** What jsdom lacks and ProseMirror asks for when it scrolls to the cursor. */
export function standInForLayout(): void {
  const nowhere = (): DOMRect => new DOMRect();
  Range.prototype.getBoundingClientRect = nowhere;
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
}

/** Pastes into a text as a clipboard would. */
export function paste(text: HTMLElement, html: string): void {
  text.focus();
  const event = new Event("paste", { bubbles: true, cancelable: true });
  const clipboardData = {
    types: ["text/html"],
    files: [],
    getData: (type: string) => (type === "text/html" ? html : ""),
  };
  Object.assign(event, { clipboardData });
  text.dispatchEvent(event);
}

/** Gives jsdom addresses for pictures in memory, and tells which of them are still held. */
export function standInForPictures(): Set<string> {
  const live = new Set<string>();
  let made = 0;
  Object.assign(URL, {
    createObjectURL: () => {
      made += 1;
      live.add(`blob:${made}`);
      return `blob:${made}`;
    },
    revokeObjectURL: (address: string) => live.delete(address),
  });
  return live;
}
