import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent, within } from "@testing-library/preact";
import { ApiError } from "../../src/api";
import { textOf, type World } from "../../src/dev/world";
import type { Route } from "../../src/lib/router";
import {
  close,
  expectAccessible,
  must,
  openDesk,
  screen,
  standInForLayout,
  standInForPictures,
  waitFor,
} from "../desk/shell";

let live: Set<string>;
beforeEach(() => {
  document.documentElement.lang = "en-GB";
  standInForLayout();
  live = standInForPictures();
});
afterEach(close);

const meetingAt =
  (tab: string) =>
  (world: World): Route => ({ name: "meeting", params: { id: world.meetings.at(-1)?.id ?? "", tab } });
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};

describe("PDFs of somebody else’s in the pack", () => {
  const titles = (): string[] =>
    [...document.querySelectorAll("[data-attachment] bdi")].map((one) => one.textContent);
  const SCAN = "Scan of the winter shelter’s opening times";
  const MAP = "Local pathway for people with a dual diagnosis, July 2026";

  it("are listed with their pages, and whether they are accessible", async () => {
    await openDesk(meetingAt("people"));
    const scan = must((await screen.findByText(SCAN)).closest("li"));
    expect(scan.textContent).toContain("scan0042.pdf, one page");
    within(scan).getByText("not for screen readers");
    const map = must(screen.getByText(MAP).closest("li"));
    within(map).getByText("for screen readers too");
    await expectAccessible();
  });

  it("move, and the keyboard stays on the button that moved them", async () => {
    await openDesk(meetingAt("people"));
    const up = await screen.findByRole("button", { name: `Move “${SCAN}” up` });
    up.focus();
    fireEvent.click(up);
    await waitFor(() => expect(titles()).toEqual([SCAN, MAP]));
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe(`Move “${SCAN}” up`));
    await screen.findByText(`“${SCAN}” is now number 1`);
    // The first cannot go further up.
    press(`Move “${SCAN}” up`);
    expect(titles()).toEqual([SCAN, MAP]);
  });

  it("are taken out only after a question", async () => {
    const desk = await openDesk(meetingAt("people"));
    fireEvent.click(await screen.findByRole("button", { name: `Take “${SCAN}” out of the pack` }));
    fireEvent.click(await screen.findByRole("button", { name: "Keep it in" }));
    expect(desk.sent("attachment_remove")).toEqual([]);
    press(`Take “${SCAN}” out of the pack`);
    fireEvent.click(await screen.findByRole("button", { name: "Take it out" }));
    await waitFor(() => expect(titles()).toEqual([MAP]));
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Add a PDF"));
  });

  it("are added, and a file that is none is answered with a sentence", async () => {
    let wrong = true;
    const why = "This file has a password. Save it without one and add it again.";
    await openDesk(meetingAt("people"), undefined, (command) => {
      if (command === "attachment_add" && wrong) throw new ApiError("other", why);
    });
    fireEvent.click(await screen.findByRole("button", { name: "Add a PDF" }));
    await screen.findByText(why);
    wrong = false;
    press("Add a PDF");
    await waitFor(() => expect(titles()).toHaveLength(3));
    expect(screen.queryByText(why)).toBeNull();
  });
});

describe("papers where they are needed", () => {
  it("the sign-in sheet stands beside the register", async () => {
    const desk = await openDesk(meetingAt("people"));
    fireEvent.click(await screen.findByRole("button", { name: "Make the sign-in sheet" }));
    await waitFor(() =>
      expect(desk.sent("document_make")).toMatchObject([
        { request: { kind: "signInSheet", meeting: desk.world.meetings.at(-1)?.id } },
      ]),
    );
  });

  it("the notes are offered once there are any", async () => {
    const desk = await openDesk(meetingAt("notes"), (world) => {
      must(world.meetings.at(-1)).notes = textOf("Twelve came.");
    });
    fireEvent.click(await screen.findByRole("button", { name: "Make the notes" }));
    await waitFor(() =>
      expect(desk.sent("document_make")).toMatchObject([{ request: { kind: "meetingNotes" } }]),
    );
  });

  it("the notes are not offered while there are none", async () => {
    await openDesk(meetingAt("notes"));
    await screen.findByRole("heading", { name: "Notes of the meeting" });
    screen.getByRole("button", { name: "Make the list of actions" });
    expect(screen.queryByRole("button", { name: "Make the notes" })).toBeNull();
  });

  it("the invitation goes out in the size of print that was chosen", async () => {
    const desk = await openDesk(meetingAt("people"));
    fireEvent.click(await screen.findByRole("button", { name: "Large, 18 pt" }));
    press("Open the draft");
    await screen.findByText(/opened in your mail program/);
    expect(desk.sent("invitation_make")).toMatchObject([{ edition: "largePrint" }]);
    screen.getByText(/is not made for screen readers/);
  });
});

describe("attendance over time", () => {
  const meetings = (): Route => ({ name: "meetings", params: {} });

  it("is a picture with its words, and the numbers as a table", async () => {
    await openDesk(meetings);
    const chart = await screen.findByRole("img", { name: /^Attendance at meetings 1 to 4\. Bars/ });
    expect(chart.getAttribute("src")).toMatch(/^blob:/);
    const unfold = screen.getByRole("button", { name: "The numbers" });
    expect(unfold.getAttribute("aria-expanded")).toBe("false");
    fireEvent.click(unfold);
    const table = await screen.findByRole("table", { name: "Attendance at meetings 1 to 4" });
    expect(
      within(table)
        .getAllByRole("columnheader")
        .map((head) => head.textContent),
    ).toEqual(["Meeting", "Attended", "Apologies", "Absent"]);
    expect(within(table).getAllByRole("rowheader")).toHaveLength(4);
    await expectAccessible();
  });

  it("is not there before a meeting was held", async () => {
    const desk = await openDesk(meetings, (world) => {
      world.meetings = world.meetings.filter((one) => one.status === "planned");
    });
    await screen.findByRole("heading", { level: 1, name: /^Meeting 5 is on/ });
    expect(desk.sent("attendance_get")).toEqual([]);
    expect(screen.queryByRole("heading", { name: "Who came" })).toBeNull();
  });

  it("frees its picture with the screen", async () => {
    await openDesk(meetings);
    await screen.findByRole("img", { name: /^Attendance/ });
    expect(live.size).toBe(1);
    fireEvent.click(screen.getByRole("link", { name: /^Documents/ }));
    await screen.findByRole("heading", { level: 1, name: /left this PC$/ });
    await waitFor(() => expect(live.size).toBe(0));
  });
});
