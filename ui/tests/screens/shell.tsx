/** The page over a pretended shell, for tests. */
import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { render, screen, waitFor } from "@testing-library/preact";
import axe from "axe-core";
import { expect } from "vitest";
import type { ShellEvent } from "../../src/api";
import { App } from "../../src/App";
import { makeFake, type Fake, type FakeOptions } from "../../src/dev/fake";
import { dropAll } from "../../src/lib/autosave";
import { forgetRemembered } from "../../src/lib/remembered";
import { navigateTo, restart, type Route } from "../../src/lib/router";
import { undoable } from "../../src/lib/undo";
import {
  begin,
  beginning,
  communities,
  followShell,
  lockedBecause,
  settings,
  vault,
} from "../../src/session";

export interface Shell extends Fake {
  /** Every command that was called, in order. */
  calls: string[];
}

/** Opens the page on a screen and waits until its heading is there. */
export async function open(
  options: FakeOptions = {},
  at: Route = { name: "today", params: {} },
): Promise<Shell> {
  const fake = makeFake(options);
  const calls: string[] = [];
  mockIPC(
    (command, payload) => {
      calls.push(command);
      return fake.handle(command, (payload as { input?: unknown } | undefined)?.input);
    },
    { shouldMockEvents: true },
  );
  followShell();
  restart(at);
  render(<App start={begin} />, { container: document.body });
  await screen.findByRole("heading", { level: 1 }, { timeout: 5000 });
  return { ...fake, calls };
}

/** Puts the page back to where it was before any test. */
export function close(): void {
  dropAll();
  forgetRemembered();
  clearMocks();
  vault.value = null;
  communities.value = [];
  beginning.value = false;
  lockedBecause.value = null;
  undoable.value = null;
  settings.value = { theme: "system", textSize: 100, community: null, lockAfterMinutes: 5 };
  document.body.replaceChildren();
}

/** Goes to a screen and waits for its heading. */
export async function visit(to: Route, heading: string | RegExp): Promise<HTMLElement> {
  await navigateTo(to);
  return screen.findByRole("heading", { level: 1, name: heading });
}

/** The shell says that it is about to lock, that it has, or that there is news. */
export function shellSays(event: ShellEvent): Promise<void> {
  return emit(event);
}

/** Nothing that axe knows of stands in the way of anybody. Colours are checked by their tokens. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document, {
    rules: { "color-contrast": { enabled: false } },
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

export { screen, waitFor };
