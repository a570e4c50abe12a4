import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent } from "@testing-library/preact";
import { ApiError, type DocumentRequest } from "../../src/api";
import type { World } from "../../src/dev/world";
import type { Route } from "../../src/lib/router";
import { close, expectAccessible, openDesk, screen, standInForPictures, waitFor } from "../desk/shell";

beforeEach(() => {
  document.documentElement.lang = "en-GB";
  standInForPictures();
});
afterEach(close);

const documents = (): Route => ({ name: "documents", params: {} });

describe("the documents screen", () => {
  const kinds: [string, (world: World) => DocumentRequest][] = [
    ["Make the pack", (world) => ({ kind: "pack", meeting: next(world), reasons: [] })],
    ["Make the agenda", (world) => ({ kind: "agenda", meeting: next(world) })],
    ["Make the sign-in sheet", (world) => ({ kind: "signInSheet", meeting: next(world) })],
    ["Make the notes", (world) => ({ kind: "meetingNotes", meeting: next(world) })],
    ["Make the list of actions", () => ({ kind: "actions", community: "0190-community" })],
    ["Make the report", () => ({ kind: "attendance", community: "0190-community" })],
    ["Make the terms", (world) => ({ kind: "termsOfReference", terms: world.terms[0]?.id ?? "" })],
  ];

  it.each(kinds)("%s", async (does, request) => {
    const desk = await openDesk(documents);
    fireEvent.click(await screen.findByRole("button", { name: does }));
    await screen.findByRole("button", { name: "Save as PDF" });
    expect(desk.sent("document_make")).toEqual([{ request: request(desk.world), edition: "ordinary" }]);
  });

  it("makes the papers of the meeting that was chosen", async () => {
    const desk = await openDesk(documents);
    const third = desk.world.meetings[2]?.id ?? "";
    fireEvent.change(await screen.findByRole("combobox", { name: "Which meeting" }), {
      target: { value: third },
    });
    fireEvent.click(screen.getByRole("button", { name: "Make the notes" }));
    await waitFor(() => expect(desk.sent("document_make")).toMatchObject([{ request: { meeting: third } }]));
  });

  it("says what there is nothing to make from", async () => {
    await openDesk(documents, undefined, undefined, { world: "empty" });
    await screen.findByText(/^There is no meeting yet/);
    screen.getByText("There is no case yet.");
    screen.getByText("There are no terms of reference yet.");
    await expectAccessible();
  });
});

function next(world: World): string {
  return world.meetings.find((one) => one.status === "planned")?.id ?? "";
}

describe("lists", () => {
  const places: [Route, string, object][] = [
    [{ name: "people", params: {} }, "Save list: People", { list: "people" }],
    [{ name: "services", params: {} }, "Save list: Services", { list: "services" }],
    [{ name: "meetings", params: {} }, "Save list: Meetings", { list: "meetings" }],
    [{ name: "actions", params: {} }, "Save list: Actions", { list: "actions" }],
    [{ name: "evidence", params: {} }, "Save list: Evidence", { list: "evidence" }],
    [{ name: "cases", params: {} }, "Save list: Cases", { list: "cases" }],
    [{ name: "policy", params: {} }, "Save list: Policy issues", { list: "policy" }],
    [{ name: "documents", params: {} }, "Save list: What has left this PC", { list: "exports" }],
  ];

  it.each(places)("%o", async (at, name, input) => {
    const desk = await openDesk(() => at);
    fireEvent.click(await screen.findByRole("button", { name }));
    await screen.findByText(/^Saved as .+\.xlsx\.$/);
    expect(desk.sent("list_save")).toEqual([{ community: "0190-community", ...input }]);
  });

  it("of a register names its meeting", async () => {
    const desk = await openDesk((world) => ({
      name: "meeting",
      params: { id: next(world), tab: "people" },
    }));
    fireEvent.click(await screen.findByRole("button", { name: "Save list: Register" }));
    await screen.findByText(/^Saved as .+\.xlsx\.$/);
    expect(desk.sent("list_save")).toMatchObject([{ list: "register", meeting: next(desk.world) }]);
  });

  it("that cannot be saved say why", async () => {
    await openDesk(
      () => ({ name: "people", params: {} }),
      undefined,
      (command) => {
        if (command === "list_save") throw new ApiError("other", "The disk is full. Choose another place.");
      },
    );
    fireEvent.click(await screen.findByRole("button", { name: "Save list: People" }));
    await screen.findByText("The disk is full. Choose another place.");
  });
});
