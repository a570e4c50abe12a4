/** The page over a pretended shell that knows cases, meetings and documents. */
import { mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/preact";
import { App } from "../../src/App";
import { deskHandlers } from "../../src/dev/desk";
import { makeFake } from "../../src/dev/fake";
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
 */
export async function openDesk(
  at: (world: World) => Route,
  prepare?: (world: World) => void,
  before?: (command: string) => void,
): Promise<Desk> {
  const fake = makeFake();
  prepare?.(fake.world);
  const handlers = deskHandlers(fake.world) as Record<string, (input: unknown) => unknown>;
  const calls: Desk["calls"] = [];
  mockIPC(
    (command, payload) => {
      const input = structuredClone((payload as { input?: unknown } | undefined)?.input);
      calls.push({ command, input });
      before?.(command);
      const handler = handlers[command];
      return handler ? structuredClone(handler(input)) : fake.handle(command, input);
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
