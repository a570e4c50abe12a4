import { afterEach, describe, expect, it } from "vitest";
import { ApiError } from "../../src/api";
import { closePage, dialog, fireEvent, has, openTab, press, screen, waitFor, within } from "./page";

afterEach(closePage);

const titles = (): string[] =>
  within(screen.getByRole("table", { name: "What is in the bin" }))
    .getAllByRole("rowheader")
    .map((one) => one.querySelector("bdi")?.textContent ?? "");

describe("the bin", () => {
  it("says what was deleted, by whom, and how long it stays", async () => {
    await openTab("bin");
    await screen.findByRole("heading", { level: 1, name: "Four things are in the bin" });
    const row = screen.getByText("What happened next").closest("tr");
    expect(row?.textContent).toContain("by Maren Oakes");
    expect(row?.textContent).toContain("in 21 days");
  });

  it("gives things back", async () => {
    const { sent } = await openTab("bin");
    press("Bring back Hannah Lisle");
    await screen.findByText("Hannah Lisle is back");
    await screen.findByRole("heading", { level: 1, name: "Three things are in the bin" });
    expect(sent("bin_restore")).toEqual([{ record: { part: "person", id: "gone-1" } }]);
  });

  it("says why something cannot come back", async () => {
    await openTab("bin");
    press("Bring back What happened next");
    await screen.findByText("Case 4 was deleted too. Bring the case back first.");
    expect(titles()).toHaveLength(4);
  });

  it("is searched by kind and name", async () => {
    await openTab("bin");
    fireEvent.change(screen.getByLabelText("Kind"), { target: { value: "evidence" } });
    await waitFor(() => expect(titles()).toEqual(["Trauma-informed care in supported housing"]));
    fireEvent.input(screen.getByLabelText("Find by name"), { target: { value: "hannah" } });
    await screen.findByText("Nothing in the bin fits this.");
    press("Show everything");
    await waitFor(() => expect(titles()).toHaveLength(4));
  });

  it("shows a thousand things by the hundred", async () => {
    await openTab("bin", { many: true });
    await screen.findByRole("heading", { level: 1, name: "1000 things are in the bin" });
    expect(titles()).toHaveLength(100);
    expect(has("Show all 1000")).toBe(true);
  });

  it("can be empty", async () => {
    await openTab("bin", { nothing: true });
    await screen.findByRole("heading", { level: 1, name: "The bin is empty" });
  });
});

describe("erasing for good", () => {
  it("shows first what goes, what stays, where the name stands, and which backups hold it", async () => {
    const { sent } = await openTab("bin");
    press("Erase Hannah Lisle for good");
    const asked = await screen.findByRole("alertdialog", { name: "Erase Hannah Lisle for good?" });
    expect(document.activeElement?.textContent).toBe("Keep it");
    await within(asked).findByText(/One person, four entries in registers/);
    expect(asked.textContent).toContain("Two actions stay, without an owner.");
    expect(asked.textContent).toContain("Case 5, Between two duty desks: Discussion");
    expect(asked.textContent).toContain("Eight backups still hold it");
    press("Keep it");
    await waitFor(() => expect(document.querySelector("dialog[open]")).toBeNull());
    expect(sent("erase")).toEqual([]);
  });

  it("cannot be done before that is known", async () => {
    const { answer, sent } = await openTab("bin");
    answer("erase_preview", () => new Promise(() => undefined));
    press("Erase Hannah Lisle for good");
    fireEvent.click(within(dialog()).getByRole("button", { name: "Erase for good" }));
    expect(dialog().textContent).toContain("Looking at what belongs to it");
    expect(sent("erase")).toEqual([]);
  });

  it("is done after the question, and tells which older backups still hold it", async () => {
    const { sent } = await openTab("bin");
    press("Erase Hannah Lisle for good");
    await screen.findByText(/One person, four entries/);
    fireEvent.click(within(dialog()).getByRole("button", { name: "Erase for good" }));
    await screen.findByText("Two older backups still hold it:");
    expect(sent("erase")).toEqual([{ records: [{ part: "person", id: "gone-1" }] }]);
    press("Make a fresh backup");
    await screen.findByRole("heading", { level: 1, name: /^The last checked backup/ });
  });

  it("is held where something is in the way", async () => {
    const { sent } = await openTab("bin");
    press("Erase Trauma-informed care in supported housing for good");
    await screen.findByText("Case 5 refers to it. Take the reference out first.");
    fireEvent.click(within(dialog()).getByRole("button", { name: "Erase for good" }));
    expect(sent("erase")).toEqual([]);
  });

  it("says what went wrong and keeps the question", async () => {
    const { answer } = await openTab("bin");
    answer("erase", () => {
      throw new ApiError("other", "The disk is full. Make room, then try again.");
    });
    press("Erase Hannah Lisle for good");
    await screen.findByText(/One person, four entries/);
    fireEvent.click(within(dialog()).getByRole("button", { name: "Erase for good" }));
    await within(dialog()).findByText("The disk is full. Make room, then try again.");
  });
});
