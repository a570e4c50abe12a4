import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent } from "@testing-library/preact";
import { close, openDesk, screen, waitFor } from "./shell";

/** Addresses of pictures that are in memory. */
const live = new Set<string>();
beforeEach(() => {
  let made = 0;
  live.clear();
  // jsdom has no addresses for pictures in memory.
  Object.assign(URL, {
    createObjectURL: () => {
      made += 1;
      live.add(`blob:${made}`);
      return `blob:${made}`;
    },
    revokeObjectURL: (address: string) => live.delete(address),
  });
});
afterEach(close);

describe("the preview", () => {
  it("turns pages by key, keeps to the pages there are, and frees each picture", async () => {
    await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the agenda" }));
    const pages = await screen.findByRole("region", { name: "The pages" });
    await screen.findByRole("img", { name: "Picture of page 1 of 3: Ordinary edition" });
    fireEvent.keyDown(pages, { key: "ArrowLeft" });
    await screen.findByText("Page 1 of 3");
    fireEvent.keyDown(pages, { key: "ArrowRight" });
    await screen.findByRole("img", { name: "Picture of page 2 of 3: Ordinary edition" });
    fireEvent.keyDown(pages, { key: "End" });
    await screen.findByRole("img", { name: "Picture of page 3 of 3: Ordinary edition" });
    await waitFor(() => expect(live.size).toBe(1));
    fireEvent.click(await screen.findByRole("button", { name: "Close" }));
    await waitFor(() => expect(live.size).toBe(0));
  });

  it("makes the document anew in large print, and lets go of what it no longer shows", async () => {
    const desk = await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the agenda" }));
    await screen.findByRole("heading", { name: "Ordinary edition" });
    fireEvent.click(await screen.findByRole("button", { name: "Large print" }));
    await screen.findByRole("heading", { name: "Large print edition" });
    expect(desk.sent("document_close")).toContainEqual({ handle: "document-1" });
    expect(desk.sent("document_close")).not.toContainEqual({ handle: "document-2" });
    fireEvent.click(await screen.findByRole("button", { name: "Close" }));
    await waitFor(() => expect(desk.sent("document_close")).toContainEqual({ handle: "document-2" }));
  });

  it("says under which name it was saved", async () => {
    await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make the agenda" }));
    fireEvent.click(await screen.findByRole("button", { name: "Save as…" }));
    await screen.findByText("Saved as Case 5.pdf.");
  });
});
