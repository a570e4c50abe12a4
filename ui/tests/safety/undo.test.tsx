import { afterEach, describe, expect, it } from "vitest";
import { closePage, fireEvent, has, openPage, press, screen, waitFor } from "./page";

afterEach(closePage);

const named = "Undo: Change of the person “Farah Quraishi”";

describe("undo and redo", () => {
  it("are named in the sidebar, say what they did, and offer the other way", async () => {
    const { sent } = await openPage();
    fireEvent.click(await screen.findByRole("button", { name: named }));
    await screen.findByText("Undone: Change of the person “Farah Quraishi”");
    expect(sent("undo")).toHaveLength(1);
    press("Redo");
    await screen.findByText("Done again: Change of the person “Farah Quraishi”");
    expect(sent("redo")).toHaveLength(1);
    await screen.findByRole("button", { name: named });
  });

  it("name the other records that they touched", async () => {
    const { answer } = await openPage();
    const record = (title: string) => ({ part: "action", kind: "action", id: title, community: null, title });
    const step = {
      what: "Meeting 5 held",
      at: "2026-11-23T09:00:00Z",
      by: "Maren Oakes",
      records: ["One", "Two", "Three", "Four", "Five"].map(record),
    };
    answer("undo_get", () => ({ undo: step, redo: null }));
    answer("undo", () => ({ value: step, changed: ["action"] }));
    fireEvent.keyDown(document, { key: "z", ctrlKey: true });
    await screen.findByText("Undone: Meeting 5 held. It touched One, Two, Three and 2 more");
  });

  it("work with Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y outside of texts", async () => {
    const { sent } = await openPage();
    fireEvent.keyDown(document, { key: "z", ctrlKey: true });
    await screen.findByText(/^Undone:/);
    fireEvent.keyDown(document, { key: "Z", ctrlKey: true, shiftKey: true });
    await screen.findByText(/^Done again:/);
    fireEvent.keyDown(document, { key: "z", ctrlKey: true });
    await screen.findByText(/^Undone:/);
    fireEvent.keyDown(document, { key: "y", ctrlKey: true });
    await screen.findByText(/^Done again:/);
    expect(sent("undo")).toHaveLength(2);
    expect(sent("redo")).toHaveLength(2);
  });

  it("leave the keys to a text that is being written", async () => {
    const { sent } = await openPage({}, { name: "people", params: {} });
    const field = await screen.findByLabelText("Find a name or role");
    const left = fireEvent.keyDown(field, { key: "z", ctrlKey: true });
    expect(left).toBe(true);
    const editor = document.createElement("div");
    editor.setAttribute("contenteditable", "true");
    document.body.append(editor);
    fireEvent.keyDown(editor, { key: "z", ctrlKey: true });
    await new Promise((rest) => setTimeout(rest, 30));
    expect(sent("undo")).toEqual([]);
  });

  it("say what stands in the way, and change nothing", async () => {
    const why = "Gwen Abara has changed the same person since. Undo that first.";
    const { sent } = await openPage({ inTheWay: why });
    fireEvent.click(await screen.findByRole("button", { name: named }));
    await screen.findByRole("alertdialog", { name: "This cannot be undone yet" });
    expect(screen.getByText(why)).toBeTruthy();
    press("Leave it as it is");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(sent("undo")).toHaveLength(1);
  });

  it("say that there is nothing left", async () => {
    await openPage({ nothing: true });
    expect(has(/^Undo/)).toBe(false);
    fireEvent.keyDown(document, { key: "z", ctrlKey: true });
    await screen.findByText("There is nothing to undo in this session of work");
  });
});
