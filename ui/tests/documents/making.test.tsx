import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent } from "@testing-library/preact";
import { ApiError } from "../../src/api";
import type { DocumentInfo } from "../../src/api";
import { standInForPictures } from "../desk/shell";
import { closePage, expectAccessible, openPage, press, screen, waitFor, type Page } from "../safety/page";

beforeEach(() => {
  document.documentElement.lang = "en-GB";
  standInForPictures();
});
afterEach(closePage);

/** The letters screen over a shell that makes documents only when the test says so. */
interface Slow extends Page {
  /** The making that was begun last goes on to its end. */
  finish: () => void;
  /** Makings that were begun. */
  begun: () => number;
}

const INFO: DocumentInfo = {
  handle: "slow",
  title: "Letters",
  pages: 9,
  bytes: 90_000,
  suggestedName: "Letters.pdf",
  word: true,
  heldBack: [],
  remarks: [],
};

async function openSlow(): Promise<Slow> {
  const page = await openPage({}, { name: "letters", params: {} });
  let ends: { finish: (info: DocumentInfo) => void; stop: (why: ApiError) => void } | null = null;
  page.answer("document_make", () => new Promise<DocumentInfo>((finish, stop) => (ends = { finish, stop })));
  page.answer("work_get", () => ({
    what: "Making the document",
    stage: "Setting the pages",
    done: 0.41,
    canStop: true,
  }));
  page.answer("work_stop", () => {
    ends?.stop(new ApiError("halted", "Stopped. No document was made."));
    return null;
  });
  fireEvent.click(await screen.findByRole("button", { name: "Choose all 9 shown" }));
  press("Look at nine letters");
  await waitFor(() => expect(ends).not.toBeNull());
  return { ...page, finish: () => ends?.finish(INFO), begun: () => page.sent("document_make").length };
}

describe("a document that takes a while", () => {
  it("shows how far it is, to the eye at each step and to the ear at each quarter", async () => {
    const { finish } = await openSlow();
    await screen.findByText("Setting the pages, 41 per cent");
    const bar = screen.getByRole("progressbar", { name: "Making the document" });
    expect(bar.getAttribute("aria-valuenow")).toBe("41");
    await screen.findByText("Making the document: Setting the pages, 25 per cent");
    await expectAccessible();
    finish();
    await screen.findByRole("img", { name: "Picture of page 1 of 9: Letters" });
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("does not flash a bar where it takes a blink", async () => {
    const { finish, sent } = await openSlow();
    let flashed = screen.queryByRole("progressbar") !== null;
    const eye = new MutationObserver(() => (flashed ||= screen.queryByRole("progressbar") !== null));
    eye.observe(document.body, { subtree: true, childList: true });
    finish();
    await screen.findByRole("img", { name: "Picture of page 1 of 9: Letters" });
    eye.disconnect();
    expect(flashed).toBe(false);
    expect(sent("work_get")).toEqual([]);
  });

  it("is stopped by a button, and everything that was chosen is still chosen", async () => {
    const { begun, finish } = await openSlow();
    const stop = await screen.findByRole("button", { name: "Stop" });
    stop.focus();
    fireEvent.click(stop);
    expect((await screen.findByRole("alert")).textContent).toContain("What you chose is still chosen.");
    const again = screen.getByRole("button", { name: "Make it after all" });
    expect(document.activeElement, "the keyboard is not lost with the button").toBe(again);
    await expectAccessible();
    fireEvent.click(again);
    await waitFor(() => expect(begun()).toBe(2));
    finish();
    await screen.findByRole("img", { name: "Picture of page 1 of 9: Letters" });
    press("Close");
    await screen.findByRole("heading", { level: 1, name: "Nine letters" });
    expect(screen.getAllByRole("checkbox", { checked: true })).toHaveLength(9);
  });

  it("is stopped by Escape, which closes the preview", async () => {
    const { sent } = await openSlow();
    await screen.findByRole("progressbar");
    fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(sent("work_stop")).toHaveLength(1);
    expect(screen.getAllByRole("checkbox", { checked: true })).toHaveLength(9);
  });

  it("is stopped before it is made in another size of print", async () => {
    const { begun, sent, answer, finish } = await openSlow();
    let stopped = false;
    let end: () => void = () => undefined;
    answer("document_make", () => {
      expect(stopped, "one at a time").toBe(true);
      return new Promise<DocumentInfo>((made) => (end = () => made({ ...INFO, title: "Large letters" })));
    });
    answer("work_stop", () => {
      // It comes too late, and the document is made all the same.
      setTimeout(() => {
        stopped = true;
        finish();
      }, 50);
      return null;
    });
    await screen.findByRole("dialog");
    press("Large, 18 pt");
    await waitFor(() => expect(begun()).toBe(2));
    end();
    await screen.findByRole("img", { name: "Picture of page 1 of 9: Large letters" });
    expect(sent("document_close"), "the first is let go of").toEqual([{ handle: "slow" }]);
    expect(sent("work_stop")).toHaveLength(1);
  });
});
