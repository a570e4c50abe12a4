import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent } from "@testing-library/preact";
import type { World } from "../../src/dev/world";
import type { Route } from "../../src/lib/router";
import { close, expectAccessible, must, openDesk, screen } from "./shell";

beforeEach(() => {
  document.documentElement.lang = "en-GB";
});
afterEach(close);

const firstCase = (world: World): Route => ({ name: "case", params: { id: world.cases[0]?.id ?? "" } });
const nextMeeting = (world: World, tab: string): Route => ({
  name: "meeting",
  params: { id: world.meetings.at(-1)?.id ?? "", tab },
});

const screens: [string, (world: World) => Route, RegExp][] = [
  ["cases", () => ({ name: "cases", params: {} }), /One case/],
  ["a case", firstCase, /^Case 5, Between two duty desks$/],
  ["meetings", () => ({ name: "meetings", params: {} }), /^Meeting 5 is on/],
  ["the plan", (world) => nextMeeting(world, "plan"), /^Meeting 5/],
  ["people and pack", (world) => nextMeeting(world, "people"), /^Meeting 5/],
  ["notes and actions", (world) => nextMeeting(world, "notes"), /^Meeting 5/],
  ["documents", () => ({ name: "documents", params: {} }), /^Four documents have left/],
  ["search", () => ({ name: "search", params: { words: "duty" } }), /^Find/],
];

describe("the keyboard is where one begins", () => {
  it("in the field of the search", async () => {
    await openDesk(() => ({ name: "search", params: {} }));
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });

  it("in the title of a new case", async () => {
    await openDesk(() => ({ name: "cases", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Write up a case" }));
    const title = await screen.findByLabelText(/^Title of the case/);
    expect(document.activeElement).toBe(title);
  });

  it("in the address of a link", async () => {
    await openDesk(firstCase);
    fireEvent.focus(await screen.findByRole("textbox", { name: "Focus" }));
    fireEvent.click(must(document.querySelector('[aria-keyshortcuts="Control+K"]')));
    const dialog = must((await screen.findByRole("heading", { name: "Link" })).closest("dialog"));
    expect(document.activeElement).toBe(dialog.querySelector("input"));
  });
});

describe("the desk is for everybody", () => {
  it.each(screens)("%s", async (_name, at, heading) => {
    await openDesk(at);
    await screen.findByRole("heading", { level: 1, name: heading });
    await expectAccessible();
  });

  it.each([
    ["cases", /^A case is where/],
    ["meetings", /^A rhythm/],
  ] as const)("an empty list of %s", async (name, heading) => {
    await openDesk(
      () => ({ name, params: {} }),
      (world) => {
        world.cases = [];
        world.meetings = [];
      },
    );
    await screen.findByRole("heading", { name: heading });
    await expectAccessible();
  });

  it.each([
    ["link", "Control+K", "Link"],
    ["note", "Control+Alt+F", "Numbered note"],
  ])("the dialog for a %s", async (_name, keys, title) => {
    await openDesk(firstCase);
    fireEvent.focus(await screen.findByRole("textbox", { name: "Focus" }));
    fireEvent.click(must(document.querySelector(`[aria-keyshortcuts="${keys}"]`)));
    await screen.findByRole("heading", { name: title });
    await expectAccessible();
  });

  it("the sections of a case", async () => {
    await openDesk(firstCase);
    fireEvent.click(await screen.findByRole("button", { name: /^Sections/ }));
    await screen.findByRole("heading", { name: "Sections of this case" });
    await expectAccessible();
  });

  it("an item of the agenda while it is changed", async () => {
    await openDesk((world) => nextMeeting(world, "plan"));
    fireEvent.click(await screen.findByRole("button", { name: "Change “Break”" }));
    expect(await screen.findByRole("textbox", { name: "Item" })).toBe(document.activeElement);
    await expectAccessible();
  });
});
