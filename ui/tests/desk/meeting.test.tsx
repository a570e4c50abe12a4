import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent } from "@testing-library/preact";
import { ApiError, type AgendaItem, type MeetingDetails } from "../../src/api";
import type { World } from "../../src/dev/world";
import type { Route } from "../../src/lib/router";
import { close, must, openDesk, paste, screen, standInForLayout, waitFor, type Desk } from "./shell";

beforeEach(standInForLayout);
afterEach(close);

const theMeeting =
  (tab: string) =>
  (world: World): Route => ({ name: "meeting", params: { id: world.meetings.at(-1)?.id ?? "", tab } });
const button = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole("button", { name });
const field = (name: string): Promise<HTMLElement> => screen.findByRole("textbox", { name });
const saved = (desk: Desk): AgendaItem[] => (desk.sent("agenda_set").at(-1) as { items: AgendaItem[] }).items;

describe("the agenda builder", () => {
  it("lets the times of day follow while minutes change, and says when it is too much", async () => {
    const desk = await openDesk(theMeeting("plan"));
    const times = (): string[] =>
      [...document.querySelectorAll(".agenda time")].map((time) => time.textContent);
    expect(times()).toEqual(["10:00", "10:10", "11:30", "11:45", "11:55"]);
    fireEvent.click(await button("Change “Break”"));
    fireEvent.input(await field("Minutes"), { target: { value: "60" } });
    await waitFor(() => expect(times()).toEqual(["10:00", "10:10", "11:30", "12:30", "12:40"]));
    await screen.findByText("Ends 10 min after the planned end");
    await waitFor(() => expect(saved(desk)[2]?.minutes).toBe(60), { timeout: 3000 });
  });

  it("adds an item before the close, and takes a removal back", async () => {
    const desk = await openDesk(theMeeting("plan"));
    fireEvent.click(await button("Add an item"));
    fireEvent.input(await field("Item"), { target: { value: "A guest" } });
    await waitFor(
      () =>
        expect(
          saved(desk)
            .map((item) => item.title)
            .at(-2),
        ).toBe("A guest"),
      { timeout: 3000 },
    );
    fireEvent.click(await button("Remove"));
    await waitFor(() => expect(saved(desk)).toHaveLength(4), { timeout: 3000 });
    fireEvent.click(await button("Undo"));
    await waitFor(() => expect(saved(desk)).toHaveLength(5), { timeout: 3000 });
  });

  it("saves agenda and details one after the other, from one version to the next", async () => {
    const desk = await openDesk(theMeeting("plan"));
    fireEvent.click(await button("Change “Break”"));
    fireEvent.input(await field("Lead"), { target: { value: "Everyone" } });
    fireEvent.click(await button("Change"));
    fireEvent.input(await field("Room"), { target: { value: "back room" } });
    await waitFor(() => expect(desk.sent("meeting_update")).toHaveLength(1), { timeout: 3000 });
    expect(desk.sent("agenda_set")).toMatchObject([{ version: 1 }]);
    expect(desk.sent("meeting_update")).toMatchObject([
      { version: 2, details: { venue: { room: "back room" } } },
    ]);
  });

  it("goes on from what was written where the second half of a save failed", async () => {
    let failures = 1;
    const desk = await openDesk(theMeeting("plan"), undefined, (command) => {
      if (command === "meeting_update" && failures-- > 0) throw new ApiError("other", "The disk is full.");
    });
    fireEvent.click(await button("Change “Break”"));
    fireEvent.input(await field("Lead"), { target: { value: "Everyone" } });
    fireEvent.click(await button("Change"));
    fireEvent.input(await field("Room"), { target: { value: "back room" } });
    await screen.findByText("Not saved: The disk is full.", { selector: "p" }, { timeout: 3000 });
    fireEvent.click(await button("Try again"));
    await waitFor(() => expect(desk.world.meetings.at(-1)?.venue.room).toBe("back room"), { timeout: 3000 });
    expect(desk.sent("agenda_set")).toHaveLength(1);
    expect(desk.sent("meeting_update")).toMatchObject([{ version: 2 }, { version: 2 }]);
  });

  it("asks before a meeting is cancelled", async () => {
    const desk = await openDesk(theMeeting("plan"));
    const status = (): MeetingDetails["status"] | undefined =>
      (desk.sent("meeting_update").at(-1) as { details: MeetingDetails } | undefined)?.details.status;
    fireEvent.click(await button("Cancel the meeting"));
    fireEvent.click(await button("Keep the meeting"));
    expect(status()).toBeUndefined();
    fireEvent.click(await button("Cancel the meeting"));
    const both = await screen.findAllByRole("button", { name: "Cancel the meeting" });
    fireEvent.click(must(both.at(-1)));
    await waitFor(() => expect(status()).toBe("cancelled"), { timeout: 3000 });
    await screen.findByText(/^This meeting is cancelled/);
  });
});

describe("people and pack", () => {
  it("keeps a reply and an attendance that are entered faster than they are written", async () => {
    const desk = await openDesk(theMeeting("people"));
    const first = desk.world.people.find((person) => person.stage === "member");
    const name = first?.name ?? "";
    const reply = await screen.findByRole("combobox", { name: `Reply of ${name}` });
    const there = await screen.findByRole("combobox", { name: `Was ${name} there` });
    fireEvent.change(reply, { target: { value: "apologies" } });
    fireEvent.change(there, { target: { value: "absent" } });
    await waitFor(() => expect(desk.sent("register_set")).toHaveLength(2));
    expect(desk.sent("register_set")).toMatchObject([
      { person: first?.id, reply: "apologies", attendance: "expected" },
      { person: first?.id, reply: "apologies", attendance: "absent" },
    ]);
  });

  it("holds a case without permission back until a reason is given, and sends the reason along", async () => {
    const desk = await openDesk(theMeeting("people"));
    await screen.findByText(/^Held back:/);
    fireEvent.click(await button("Open the draft"));
    await screen.findByText(/opened in your mail program/);
    expect(desk.sent("invitation_make")).toMatchObject([{ reasons: [], message: null }]);
    fireEvent.input(await field("To put it in all the same, say why"), {
      target: { value: "agreed by phone" },
    });
    await screen.findByText("Goes in for the reason below");
    fireEvent.click(await button("Save for sending"));
    await waitFor(() => expect(desk.sent("invitation_save")).toHaveLength(1));
    const id = desk.world.cases[0]?.id;
    expect(desk.sent("invitation_make").at(-1)).toMatchObject({
      reasons: [{ case: id, reason: "agreed by phone" }],
    });
  });
});

describe("notes and actions", () => {
  it("saves the notes with the meeting", async () => {
    const desk = await openDesk(theMeeting("notes"));
    paste(await field("Notes of the meeting"), "<p>Twelve came.</p>");
    await waitFor(
      () => expect(JSON.stringify(desk.sent("meeting_update").at(-1))).toContain("Twelve came."),
      { timeout: 3000 },
    );
  });

  it("adds an action, and says what is missing first", async () => {
    const desk = await openDesk(theMeeting("notes"));
    fireEvent.click(await button("Add"));
    await screen.findByText("Enter what is to be done.");
    fireEvent.input(await field("What is to be done"), { target: { value: "Ask about the beds" } });
    fireEvent.click(await button("Add"));
    await waitFor(() => expect(desk.sent("action_create")).toHaveLength(1));
    expect(desk.sent("action_create")).toMatchObject([
      { details: { what: "Ask about the beds", meeting: desk.world.meetings.at(-1)?.id, doneOn: null } },
    ]);
    await screen.findByText("Ask about the beds");
  });
});

describe("the list of meetings", () => {
  it("lays out a series only once the first day is known", async () => {
    const desk = await openDesk(() => ({ name: "meetings", params: {} }));
    fireEvent.click(await button("Lay out a series"));
    fireEvent.click(await button("Lay them out"));
    await screen.findByRole("link", { name: "Enter the day." });
    fireEvent.input(await field("First day"), { target: { value: "18/2/2027" } });
    fireEvent.click(await button("Lay them out"));
    await waitFor(() => expect(desk.sent("meeting_series_create")).toHaveLength(1));
    expect(desk.sent("meeting_series_create")).toMatchObject([
      { details: { first: "2027-02-18", count: 6, rhythm: "monthly", start: "10:00:00", end: "12:30:00" } },
    ]);
  });
});
