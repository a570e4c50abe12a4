import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fireEvent, within } from "@testing-library/preact";
import { ApiError } from "../../src/api";
import type { World } from "../../src/dev/world";
import type { Route } from "../../src/lib/router";
import {
  close,
  expectAccessible,
  openDesk,
  screen,
  standInForLayout,
  standInForPictures,
  waitFor,
  type Desk,
} from "./shell";

let live: Set<string>;
beforeEach(() => {
  standInForLayout();
  live = standInForPictures();
});
afterEach(close);

describe("the preview", () => {
  it("opens with its first page, and then has the keyboard", async () => {
    await openDesk(() => ({ name: "documents", params: {} }));
    const make = await screen.findByRole("button", { name: "Make the agenda" });
    // Time stands still: only the picture can open it.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    fireEvent.click(make);
    const picture = await waitFor(() => {
      const found = document.querySelector("img");
      if (found === null) throw new Error("no picture yet");
      return found;
    });
    expect(screen.queryByRole("dialog")).toBeNull();
    let decoded: () => void = () => undefined;
    picture.decode = () => new Promise((done) => (decoded = done));
    fireEvent.load(picture);
    expect(screen.queryByRole("dialog"), "not before it can be drawn").toBeNull();
    decoded();
    const dialog = within(await screen.findByRole("dialog"));
    await waitFor(() =>
      expect(document.activeElement).toBe(dialog.getByRole("region", { name: "The pages" })),
    );
  });

  it("turns pages by key, keeps to the pages there are, and frees each picture", async () => {
    await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the agenda" }));
    const pages = await screen.findByRole("region", { name: "The pages" });
    await screen.findByRole("img", { name: "Picture of page 1 of 3: Agenda of meeting 5" });
    fireEvent.keyDown(pages, { key: "ArrowLeft" });
    await screen.findByText("Page 1 of 3");
    fireEvent.keyDown(pages, { key: "ArrowRight" });
    await screen.findByRole("img", { name: "Picture of page 2 of 3: Agenda of meeting 5" });
    fireEvent.keyDown(pages, { key: "End" });
    await screen.findByRole("img", { name: "Picture of page 3 of 3: Agenda of meeting 5" });
    await waitFor(() => expect(live.size).toBe(1));
    fireEvent.click(await screen.findByRole("button", { name: "Close" }));
    await waitFor(() => expect(live.size).toBe(0));
  });

  it("makes the document anew in large print, and lets go of what it no longer shows", async () => {
    const desk = await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the agenda" }));
    const dialog = within(await screen.findByRole("dialog"));
    await dialog.findByRole("heading", { name: "Agenda of meeting 5" });
    fireEvent.click(dialog.getByRole("button", { name: "Giant, 24 pt" }));
    await dialog.findByRole("heading", { name: "Agenda of meeting 5, giant print" });
    expect(desk.sent("document_make")).toMatchObject([{ edition: "ordinary" }, { edition: "giantPrint" }]);
    expect(desk.sent("document_close")).toContainEqual({ handle: "document-1" });
    expect(desk.sent("document_close")).not.toContainEqual({ handle: "document-2" });
    fireEvent.click(dialog.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(desk.sent("document_close")).toContainEqual({ handle: "document-2" }));
  });

  it("remembers the size of print for the next document", async () => {
    const desk = await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Large, 18 pt" }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the sign-in sheet" }));
    await screen.findByRole("heading", { name: "Sign-in sheet of meeting 5, large print" });
    expect(desk.sent("document_make")).toMatchObject([
      { request: { kind: "signInSheet" }, edition: "largePrint" },
    ]);
  });

  it("saves for whom and what for, and says under which name", async () => {
    const desk = await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the notes" }));
    fireEvent.click(await screen.findByRole("button", { name: "Save as PDF" }));
    await screen.findByText("Saved as Notes of meeting 5.pdf.");
    fireEvent.input(screen.getByRole("textbox", { name: "For whom (optional)" }), {
      target: { value: " The host’s director " },
    });
    fireEvent.click(screen.getByRole("button", { name: "Save for Word" }));
    await screen.findByText("Saved as Notes of meeting 5.docx.");
    const handle = "document-1";
    expect(desk.sent("document_save")).toEqual([
      { handle, format: "pdf" },
      { handle, format: "docx", forWhom: "The host’s director" },
    ]);
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    await screen.findByRole("cell", { name: "The host’s director" });
  });

  it("offers Word only for what Word can have", async () => {
    await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the pack" }));
    await screen.findByRole("button", { name: "Save as PDF" });
    expect(screen.queryByRole("button", { name: "Save for Word" })).toBeNull();
  });

  it("says what is held back and what is not accessible", async () => {
    await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the pack" }));
    const remarks = within(await screen.findByRole("region", { name: "What to know about it" }));
    remarks.getByText("One case is held back:");
    remarks.getByText(/is not made for screen readers/);
    document.documentElement.lang = "en-GB";
    await expectAccessible();
  });

  it("shows a refused answer beside its field, and keeps it", async () => {
    const message = "Enter at most 200 characters.";
    await openDesk(
      () => ({ name: "documents", params: {} }),
      undefined,
      (command) => {
        if (command === "document_save")
          throw new ApiError("invalid", "Look at what is marked.", [{ field: "purpose", message }]);
      },
    );
    fireEvent.click(await screen.findByRole("button", { name: "Make the agenda" }));
    const field = await screen.findByRole("textbox", { name: "What for (optional)" });
    fireEvent.input(field, { target: { value: "too long" } });
    fireEvent.click(screen.getByRole("button", { name: "Save as PDF" }));
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
    const why = (field.getAttribute("aria-describedby") ?? "").split(" ")[0] ?? "";
    expect(document.getElementById(why)?.textContent).toBe(message);
    expect(field).toHaveProperty("value", "too long");
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it("says nothing where the dialog of the system was only closed", async () => {
    await openDesk(
      () => ({ name: "documents", params: {} }),
      undefined,
      (command) => {
        if (command === "document_save_open") throw new ApiError("cancelled", "Nothing was saved.");
      },
    );
    fireEvent.click(await screen.findByRole("button", { name: "Make the agenda" }));
    const save = await screen.findByRole("button", { name: "Save and open" });
    fireEvent.click(save);
    await waitFor(() => expect(save.getAttribute("aria-busy")).toBeNull());
    expect(screen.queryByText(/Nothing was saved/)).toBeNull();
    expect(screen.queryByText(/^Saved as/)).toBeNull();
  });
});

describe("the preview of a case, made ready while the pointer or the keyboard is on its button", () => {
  const theCase = (world: World): Route => ({ name: "case", params: { id: world.cases[0]?.id ?? "" } });
  const given = (world: World): void => {
    const one = world.cases[0];
    if (one) one.permission = { ...one.permission, state: "given" };
  };
  const made = (desk: Desk): number => desk.sent("document_make").length;

  it("is unseen until it is asked for, and then not made again", async () => {
    const desk = await openDesk(theCase, given);
    const make = await screen.findByRole("button", { name: "Make the PDF" });
    fireEvent.pointerEnter(make);
    await waitFor(() => expect(document.querySelector("dialog img")).not.toBeNull());
    expect(screen.queryByRole("dialog")).toBeNull();
    fireEvent.click(make);
    await screen.findByRole("dialog");
    await screen.findByRole("button", { name: "Save as PDF" });
    expect(made(desk)).toBe(1);
  });

  it("is made anew once something was written in between", async () => {
    const desk = await openDesk(theCase, given);
    const make = await screen.findByRole("button", { name: "Make the PDF" });
    fireEvent.focus(make);
    await waitFor(() => expect(document.querySelector("dialog img")).not.toBeNull());
    fireEvent.input(await screen.findByRole("textbox", { name: "Title as it prints" }), {
      target: { value: "A key kept" },
    });
    fireEvent.click(make);
    await screen.findByRole("dialog");
    await waitFor(() => expect(made(desk)).toBe(2));
    expect(desk.sent("document_close")).toContainEqual({ handle: "document-1" });
    const calls = desk.calls.map(({ command }) => command);
    expect(calls.lastIndexOf("document_make")).toBeGreaterThan(calls.lastIndexOf("case_update"));
  });

  it("is not made before a permission that asks something first", async () => {
    const desk = await openDesk(theCase);
    const make = await screen.findByRole("button", { name: "Make the PDF" });
    fireEvent.pointerEnter(make);
    fireEvent.focus(make);
    await new Promise((done) => setTimeout(done, 50));
    expect(made(desk)).toBe(0);
    expect(document.querySelector("dialog")).toBeNull();
  });

  it("has the keyboard each time it opens, and forgets what was typed into it", async () => {
    await openDesk(theCase, given);
    const make = await screen.findByRole("button", { name: "Make the PDF" });
    const opens = async (): Promise<HTMLElement> => {
      make.focus();
      fireEvent.click(make);
      const pages = await screen.findByRole("region", { name: "The pages" }, { timeout: 4000 });
      await waitFor(() => expect(document.activeElement).toBe(pages));
      return screen.findByRole("textbox", { name: "For whom (optional)" });
    };
    fireEvent.input(await opens(), { target: { value: "The group" } });
    fireEvent.click(await screen.findByRole("button", { name: "Close" }));
    await waitFor(() => expect(document.activeElement).toBe(make));
    expect(await opens()).toHaveProperty("value", "");
  });
});
