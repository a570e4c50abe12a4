import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent, within } from "@testing-library/preact";
import { ApiError } from "../../src/api";
import { close, expectAccessible, must, openDesk, screen, standInForPictures, waitFor } from "../desk/shell";
import type { FakeOptions } from "../../src/dev/fake";
import type { Desk } from "../desk/shell";

beforeEach(() => {
  document.documentElement.lang = "en-GB";
  standInForPictures();
});
afterEach(close);

const open = (options: FakeOptions = {}, before?: (command: string) => void): Promise<Desk> =>
  openDesk(() => ({ name: "letters", params: {} }), undefined, before, options);
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};
const idOf = (desk: Desk, name: string): string =>
  must(desk.world.people.find((one) => one.name === name)).id;
const chosen = (desk: Desk): unknown => desk.sent("document_make").at(-1);
const group = (value: string): void => {
  fireEvent.change(screen.getByRole("combobox", { name: "Who is shown" }), { target: { value } });
};

describe("letters", () => {
  it("go to those who were ticked, also when the search shows others by now", async () => {
    const desk = await open();
    fireEvent.click(await screen.findByRole("checkbox", { name: /^Farah Quraishi/ }));
    fireEvent.input(screen.getByRole("searchbox", { name: "Find a name, role or service" }), {
      target: { value: "sian" },
    });
    fireEvent.click(await screen.findByRole("checkbox", { name: /^Siân Gŵyn/ }));
    await screen.findByText("Two people are chosen, one of them not shown");
    press("Look at two letters");
    await screen.findByRole("heading", { level: 2, name: "Letters" });
    expect(chosen(desk)).toMatchObject({
      request: {
        kind: "letters",
        template: "invitation",
        people: [idOf(desk, "Farah Quraishi"), idOf(desk, "Siân Gŵyn")],
        meeting: null,
      },
      edition: "ordinary",
    });
  });

  it("go to a whole group in one step", async () => {
    const desk = await open();
    group("coming");
    press("Choose all 4 shown");
    await screen.findByRole("heading", { level: 1, name: "Four letters" });
    const coming = ["Leila Haddad", "Joanne Pike", "Kit Farrow", "Paul Denny"].map((name) =>
      idOf(desk, name),
    );
    press("Look at four letters");
    await waitFor(() => expect(chosen(desk)).toMatchObject({ request: { people: coming } }));
  });

  it("keep the keyboard where all are chosen and taken back", async () => {
    await open();
    const all = await screen.findByRole("button", { name: "Choose all 9 shown" });
    all.focus();
    fireEvent.click(all);
    await screen.findByText("Nine people are chosen");
    expect(document.activeElement?.textContent).toBe("Take back all 9 shown");
    group("coming");
    fireEvent.click(await screen.findByRole("button", { name: "Choose nobody" }));
    await screen.findByText("Nobody is chosen");
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });

  it("ask for people, and for the meeting where the letter speaks of one, each beside its field", async () => {
    const desk = await open();
    fireEvent.click(screen.getByRole("radio", { name: /^Reminder of a meeting/ }));
    await screen.findByRole("combobox", { name: "Meeting that it is about" });
    press("Look at the letters");
    const summary = await screen.findByRole("alert");
    expect(document.activeElement).toBe(summary);
    expect(
      within(summary)
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual(["Choose the meeting that the letter is about.", "Choose at least one person."]);
    expect(desk.sent("document_make")).toEqual([]);
    const meeting = screen.getByRole("combobox", { name: "Meeting that it is about" });
    expect(meeting.getAttribute("aria-invalid")).toBe("true");
    fireEvent.click(within(summary).getByRole("link", { name: "Choose at least one person." }));
    expect(document.activeElement?.contains(screen.getByRole("searchbox"))).toBe(true);
    fireEvent.change(meeting, { target: { value: desk.world.meetings.at(-1)?.id } });
    fireEvent.click(screen.getByRole("checkbox", { name: /^Grace Okoro/ }));
    press("Look at the letter");
    await waitFor(() =>
      expect(chosen(desk)).toMatchObject({
        request: { template: "reminder", meeting: desk.world.meetings.at(-1)?.id },
      }),
    );
  });

  it("after a missed meeting are about one that was held, whatever was chosen before", async () => {
    const desk = await open();
    const meeting = (): HTMLSelectElement =>
      screen.getByRole("combobox", { name: "Meeting that it is about" });
    const offered = (): string[] => [...meeting().options].map((one) => one.value).filter(Boolean);
    fireEvent.click(screen.getByRole("radio", { name: /^Reminder of a meeting/ }));
    await screen.findByRole("combobox", { name: "Meeting that it is about" });
    const ahead = must(offered()[0]);
    fireEvent.change(meeting(), { target: { value: ahead } });
    fireEvent.click(screen.getByRole("radio", { name: /^After a missed meeting/ }));
    await waitFor(() => expect(offered()).not.toContain(ahead));
    expect(meeting().value).toBe("");
    const held = desk.world.meetings.filter((one) => one.status === "held").map((one) => one.id);
    expect([...offered()].sort()).toEqual([...held].sort());
  });

  it("come back with what was chosen after a look at another screen", async () => {
    await open();
    fireEvent.click(await screen.findByRole("checkbox", { name: /^Farah Quraishi/ }));
    fireEvent.click(screen.getByRole("link", { name: "Documents", current: false }));
    fireEvent.click(await screen.findByRole("button", { name: "Write letters" }));
    await screen.findByRole("heading", { level: 1, name: "One letter" });
    expect(screen.getByRole("checkbox", { name: /^Farah Quraishi/ })).toHaveProperty("checked", true);
  });

  it("begin at a person, who is chosen and in sight", async () => {
    await openDesk((world) => ({
      name: "person",
      params: { id: must(world.people.find((one) => one.name === "Kit Farrow")).id },
    }));
    fireEvent.click(await screen.findByRole("button", { name: "Write a letter" }));
    await screen.findByRole("heading", { level: 1, name: "One letter" });
    expect(screen.getByRole("checkbox", { name: /^Kit Farrow/ })).toHaveProperty("checked", true);
  });

  it("show what the shell refuses beside the field", async () => {
    const message = "Farah Quraishi was deleted meanwhile. Choose again.";
    await open({}, (command) => {
      if (command === "document_make")
        throw new ApiError("invalid", "Look at what is marked.", [{ field: "people", message }]);
    });
    fireEvent.click(await screen.findByRole("checkbox", { name: /^Farah Quraishi/ }));
    press("Look at the letter");
    await screen.findByRole("link", { name: message });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("group", { name: /^To whom/ }).textContent).toContain(message);
  });

  it("are chosen from a thousand people, a part of them at a time", async () => {
    const desk = await open({ world: "crowd" });
    group("everyone");
    await screen.findByRole("button", { name: "Choose all 1000 shown" });
    expect(screen.getAllByRole("checkbox").length).toBeLessThan(200);
    press("Choose all 1000 shown");
    press("Look at 1000 letters");
    await waitFor(() => expect(desk.sent("document_make")).toHaveLength(1));
    expect(chosen(desk)).toHaveProperty("request.people.length", 1000);
  });

  it("are for everybody", async () => {
    await open();
    await screen.findByRole("checkbox", { name: /^Farah Quraishi/ });
    await expectAccessible();
    press("Look at the letters");
    await screen.findByRole("alert");
    await expectAccessible();
  });

  it("need somebody to write to", async () => {
    await open({ world: "empty" });
    await screen.findByRole("heading", { name: "Letters need somebody to write to" });
    await expectAccessible();
  });
});
