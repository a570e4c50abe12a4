import { fireEvent, within } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { close, open, screen, visit, waitFor } from "./shell";

afterEach(close);

describe("the keyboard", () => {
  it("goes to places with Ctrl and a figure, and to the heading on arriving", async () => {
    await open();
    fireEvent.keyDown(document, { key: "3", ctrlKey: true });
    const heading = await screen.findByRole("heading", { level: 1, name: /^Nine members/ });
    expect(document.activeElement).toBe(heading);
    expect(screen.getByRole("link", { name: "People" }).getAttribute("aria-current")).toBe("page");
    fireEvent.keyDown(document, { key: "ArrowLeft", altKey: true });
    await screen.findByRole("heading", { level: 1, name: "Meeting 5 is in nine days" });
  });

  it("skips the sidebar", async () => {
    await open();
    fireEvent.click(screen.getByRole("link", { name: "Skip to the page" }));
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });

  it("closes the menu of communities with Escape and goes back to its button", async () => {
    await open();
    const button = screen.getByRole("button", { name: /Calderfoot/ });
    fireEvent.click(button);
    const item = await screen.findByRole("button", { name: "New community" });
    item.focus();
    fireEvent.keyDown(item, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("button", { name: "New community" })).toBeNull());
    expect(document.activeElement).toBe(button);
  });
});

describe("the sample community", () => {
  it("is marked on every screen and removed in one step, after a question", async () => {
    const { world } = await open({ sample: true });
    await visit({ name: "evidence", params: {} }, "One item of evidence");
    expect(screen.getByText(/Every person and place in it is invented/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Remove the sample" }));
    const asked = screen.getByRole("alertdialog", { name: "Remove the sample community?" });
    expect(document.activeElement?.textContent).toBe("Keep it");
    fireEvent.click(within(asked).getByRole("button", { name: "Remove the sample" }));
    await screen.findByRole("heading", { level: 1, name: "Name your community" });
    expect(world.communities).toEqual([]);
  });
});

describe("what is due", () => {
  it("is ticked off on the first screen, with a way back", async () => {
    const { world } = await open();
    const task = "Ring Kit Farrow about joining";
    fireEvent.click(screen.getByRole("button", { name: `Done: ${task}` }));
    await screen.findByText(`“${task}” is done`);
    expect(world.actions.find((one) => one.what === task)?.doneOn).not.toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    await screen.findByRole("button", { name: `Done: ${task}` });
    expect(world.actions.find((one) => one.what === task)?.doneOn).toBeNull();
  });

  it("says how many are late beside Today", async () => {
    await open();
    await waitFor(() => expect(screen.getByRole("link", { name: /^Today/ }).textContent).toContain("2 late"));
  });
});

describe("settings", () => {
  it("change the page at once and are kept", async () => {
    const { calls } = await open();
    await visit({ name: "settings", params: {} }, "Settings of this PC");
    fireEvent.click(screen.getByLabelText("Twice as large"));
    await waitFor(() => expect(calls).toContain("settings_set"));
    expect(screen.getByLabelText<HTMLInputElement>("Twice as large").checked).toBe(true);
  });
});

describe("terms of reference", () => {
  it("note who agreed and when", async () => {
    const { world } = await open();
    await visit({ name: "setup", params: { tab: "terms" } }, "Set-up");
    fireEvent.click(await screen.findByRole("button", { name: "Tomasz Wilk has agreed" }));
    const day = screen.getByLabelText(/^Day/);
    fireEvent.input(day, { target: { value: "31/2/2027" } });
    fireEvent.click(screen.getByRole("button", { name: "Keep the day" }));
    await screen.findByText("February has 28 days in 2027");
    fireEvent.input(day, { target: { value: "1/2/2027" } });
    fireEvent.click(screen.getByRole("button", { name: "Keep the day" }));
    await waitFor(() =>
      expect(world.terms[0]?.agreements.find((one) => one.name === "Tomasz Wilk")?.on).toBe("2027-02-01"),
    );
  });
});
