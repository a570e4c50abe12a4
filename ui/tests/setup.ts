/** What jsdom lacks and every screen needs. */
import { cleanup } from "@testing-library/preact";
import { afterAll, afterEach, vi } from "vitest";

/** Adds a method or an object that this version of jsdom may or may not have. */
function lend(to: object, name: string, what: unknown): void {
  if (Reflect.get(to, name) === undefined)
    Object.defineProperty(to, name, { value: what, configurable: true, writable: true });
}

/** An observer that never sees anything. */
class Blind {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
}

lend(HTMLDialogElement.prototype, "showModal", function (this: HTMLDialogElement) {
  this.open = true;
});
lend(HTMLDialogElement.prototype, "close", function (this: HTMLDialogElement) {
  this.open = false;
});
lend(Element.prototype, "scrollTo", () => undefined);
lend(Element.prototype, "scrollIntoView", () => undefined);
lend(globalThis, "ResizeObserver", Blind);
lend(globalThis, "CSS", { escape: (text: string) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`) });

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

// Preact runs what is left of its effects a moment after the last test; the page has to be there still.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 150)));
