import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent, within } from "@testing-library/preact";
import { ApiError, type PolicyDetails } from "../../src/api";
import { today } from "../../src/lib/format";
import {
  close,
  expectAccessible,
  must,
  openDesk,
  screen,
  standInForLayout,
  standInForPictures,
  waitFor,
  type Desk,
} from "../desk/shell";

beforeEach(() => {
  document.documentElement.lang = "en-GB";
  standInForLayout();
  standInForPictures();
});
afterEach(close);

const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};
const type = (label: string | RegExp, value: string): void => {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
};
const list = (name: string): HTMLElement => screen.getByRole("combobox", { name });
const saved = (desk: Desk): PolicyDetails | undefined =>
  (desk.sent("policy_update").at(-1) as { details: PolicyDetails } | undefined)?.details;
const register = (): Promise<Desk> => openDesk(() => ({ name: "policy", params: {} }));
const rows = (): number => within(screen.getByRole("table")).getAllByRole("rowheader").length;

/** The form of the issue that was only noted. */
async function form(): Promise<Desk> {
  const desk = await openDesk((world) => ({
    name: "policyIssue",
    params: { id: must(world.policy.find((one) => one.status === "noted")).id },
  }));
  await screen.findByRole("heading", { level: 1, name: /^Care leavers/ });
  return desk;
}

describe("the register of policy issues", () => {
  it("is filtered by status and by level, and says what comes next and what is late", async () => {
    await register();
    expect(rows()).toBe(3);
    screen.getByText("To be raised: enter who was told of it, and when.");
    screen.getByText(/^come back, was due/);
    fireEvent.change(list("Status"), { target: { value: "answered" } });
    await waitFor(() => expect(rows()).toBe(1));
    screen.getByText("1 of 3 issues");
    fireEvent.change(list("Level"), { target: { value: "national" } });
    await screen.findByText("Nothing fits.");
    press("Show everything");
    await waitFor(() => expect(rows()).toBe(3));
    type("Find an issue or a body", "safeguarding");
    await waitFor(() => expect(rows()).toBe(1));
  });

  it("is shown in part where it is long", async () => {
    await openDesk(() => ({ name: "policy", params: {} }), undefined, undefined, { world: "crowd" });
    await screen.findByRole("heading", { level: 1, name: "1000 policy issues" });
    expect(rows()).toBe(300);
  });
});

describe("a policy issue", () => {
  it("is not raised before somebody was told, and says so beside that", async () => {
    const desk = await form();
    fireEvent.change(list("Status"), { target: { value: "raised" } });
    const told = screen.getByRole("group", { name: "Who was told" });
    await within(told).findByText("Enter who was told of it, and when.");
    press("Add who was told");
    const whom = await screen.findByLabelText("Body or person");
    expect(document.activeElement).toBe(whom);
    type("Body or person", "The department");
    await waitFor(() =>
      expect(
        desk.world.policy.find((one) => one.status === "raised" && one.title.startsWith("Care")),
      ).toBeTruthy(),
    );
    expect(saved(desk)?.told).toEqual([
      {
        whom: "The department",
        on: today(),
        by: "Maren Oakes",
        how: "email",
        answer: "",
        comeBack: null,
      },
    ]);
    await expectAccessible();
  });

  it("is linked to cases and meetings, and let go of", async () => {
    const desk = await form();
    const meeting = must(desk.world.meetings[0]).id;
    fireEvent.change(list("Add a meeting"), { target: { value: meeting } });
    await waitFor(() => expect(saved(desk)?.meetings).toEqual([meeting]));
    press(/^Take off: 5, Between two/);
    await waitFor(() => expect(saved(desk)?.cases).toEqual([]));
    const cases = screen.getByRole("group", { name: "Cases in which it came up" });
    expect(cases.contains(document.activeElement), "the keyboard stays where it was").toBe(true);
  });

  it("goes into the bin and comes back", async () => {
    const desk = await form();
    press("Delete this issue");
    await waitFor(() => expect(desk.world.policy).toHaveLength(2));
    fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(desk.world.policy).toHaveLength(3));
  });
});

describe("a case", () => {
  it("shows what was noted from it, and has another noted with its link", async () => {
    const desk = await openDesk((world) => ({
      name: "case",
      params: { id: must(world.cases[0]).id },
    }));
    const part = await screen.findByRole("region", { name: "Policy issues" });
    await waitFor(() => expect(within(part).getAllByRole("link")).toHaveLength(3));
    press("Note a policy issue");
    await screen.findByRole("heading", { level: 1, name: "A new policy issue" });
    screen.getByText("5, Between two duty desks");
    type(/^What ought to change/, "One form fewer");
    press("Add this issue");
    await waitFor(() => expect(desk.sent("policy_create")).toHaveLength(1));
    expect(desk.sent("policy_create")).toMatchObject([
      { details: { title: "One form fewer", cases: [must(desk.world.cases[0]).id], notedOn: today() } },
    ]);
    // Back where one came from.
    await screen.findByRole("region", { name: "Policy issues" });
  });
});

describe("a briefing", () => {
  const open = (before?: (command: string) => void): Promise<Desk> =>
    openDesk(() => ({ name: "briefing", params: {} }), undefined, before);

  it("takes what is noted and raised, the introduction, and what one chooses beside", async () => {
    const desk = await open();
    await screen.findByRole("heading", { level: 1, name: "A briefing on two issues" });
    fireEvent.click(screen.getByRole("checkbox", { name: /^One first appointment/ }));
    type("Introduction", "Who we are.");
    press("Look at the briefing");
    await waitFor(() => expect(desk.sent("document_make")).toHaveLength(1));
    const [answered, raised, noted] = desk.world.policy.map((one) => one.id);
    expect(desk.sent("document_make")).toMatchObject([
      { request: { kind: "briefing", issues: [raised, noted, answered], introduction: "Who we are." } },
    ]);
  });

  it("is not made of nothing", async () => {
    const desk = await open();
    const ticked = await screen.findAllByRole("checkbox", { checked: true });
    ticked.forEach((box) => fireEvent.click(box));
    press("Look at the briefing");
    await screen.findAllByText("Choose at least one issue.");
    expect(desk.sent("document_make")).toEqual([]);
  });

  it("that would name somebody says where, beside the issues", async () => {
    const why = "“One form”, in “What happens now”, holds a name. Say it in other words.";
    await open((command) => {
      if (command === "document_make")
        throw new ApiError("invalid", why, [{ field: "issues", message: why }]);
    });
    fireEvent.click(await screen.findByRole("button", { name: "Look at the briefing" }));
    await waitFor(() => expect(screen.getAllByText(why)).toHaveLength(2));
  });

  it("is offered among the documents", async () => {
    await openDesk(() => ({ name: "documents", params: {} }));
    fireEvent.click(await screen.findByRole("button", { name: "Make a briefing" }));
    await screen.findByRole("heading", { level: 1, name: "A briefing on two issues" });
  });
});
