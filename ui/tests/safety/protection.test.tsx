import { afterEach, describe, expect, it } from "vitest";
import { today } from "../../src/lib/format";
import { shift } from "../../src/lib/parse";
import { decisionOf, problemsOf } from "../../src/screens/safety/protection/DecideDialog";
import { closePage, dialog, fireEvent, openTab, press, screen, type, waitFor, within } from "./page";

afterEach(closePage);

describe("a decision", () => {
  const answers = { type: null, until: null, unread: null, reason: "" } as const;

  it("to keep needs a reason, and a day that is still to come", () => {
    expect(decisionOf({ ...answers, type: "keepForGood" })).toBeNull();
    expect(decisionOf({ ...answers, type: "keepForGood", reason: " Minutes " })).toEqual({
      type: "keepForGood",
      reason: "Minutes",
    });
    expect(decisionOf({ ...answers, type: "keepUntil", until: today(), reason: "Minutes" })).toBeNull();
    const until = shift(today(), 1);
    expect(decisionOf({ ...answers, type: "keepUntil", until, reason: "Minutes" })).toEqual({
      type: "keepUntil",
      until,
      reason: "Minutes",
    });
  });

  it("says all that is wrong at once, and nothing of what does not matter", () => {
    expect(problemsOf(answers).map((one) => one.field)).toEqual(["decision"]);
    expect(problemsOf({ ...answers, type: "keepUntil" }).map((one) => one.field)).toEqual([
      "until",
      "reason",
    ]);
    expect(problemsOf({ ...answers, type: "destroy" })).toEqual([]);
  });
});

describe("what is due", () => {
  it("is kept with a reason, which stands in the list of decisions", async () => {
    const { sent } = await openTab("protection");
    await screen.findByRole("heading", { level: 1, name: "Three records are due for review" });
    press("Decide on Farah Quraishi");
    press("Keep this decision");
    await screen.findByText("Choose what shall become of it");
    fireEvent.click(screen.getByLabelText(/^Keep it for good/));
    type("Why", "Minutes name her as founder");
    press("Keep this decision");
    await screen.findByText("Decided on Farah Quraishi");
    expect(sent("retention_decide")).toMatchObject([
      { decision: { type: "keepForGood", reason: "Minutes name her as founder" } },
    ]);
    await screen.findByText("kept for good: Minutes name her as founder");
    await screen.findByRole("heading", { level: 1, name: "Two records are due for review" });
  });

  it("is destroyed only when it is known what goes", async () => {
    const { sent, answer } = await openTab("protection");
    let show: (value: unknown) => void = () => undefined;
    answer("erase_preview", () => new Promise((yes) => (show = yes)));
    press("Decide on Farah Quraishi");
    fireEvent.click(screen.getByLabelText(/^Destroy it/));
    await screen.findByText("Looking at what belongs to it");
    press("Destroy it for good");
    expect(sent("retention_decide")).toEqual([]);
    show({ goes: [{ what: "person", count: 1 }], stays: [], mentions: [], blocked: null });
    await screen.findByText("One person.");
    press("Destroy it for good");
    await screen.findByText("It is erased");
    expect(sent("retention_decide")).toMatchObject([{ decision: { type: "destroy" } }]);
  });

  it("can be nothing", async () => {
    await openTab("protection", { nothing: true });
    await screen.findByRole("heading", { level: 1, name: "Nothing is due for review" });
  });
});

describe("one person's data", () => {
  const find = async (name: string): Promise<void> => {
    press("One person’s data");
    fireEvent.input(await screen.findByLabelText("Whose data"), { target: { value: name } });
  };

  it("is found by part of the name, and saved as JSON", async () => {
    const { sent, world } = await openTab("protection");
    await find("quraishi");
    await screen.findByText("One person");
    press("The data of Farah Quraishi as JSON");
    await screen.findByText("Saved as Farah Quraishi, personal data.json");
    expect(sent("subject_save")).toEqual([{ id: world.people[0]?.id }]);
  });

  it("is shown as PDF before it leaves", async () => {
    const { sent, answer } = await openTab("protection");
    answer("document_make", () => ({
      handle: "d",
      title: "The data of Farah Quraishi",
      pages: 2,
      bytes: 9000,
      suggestedName: "x.pdf",
      heldBack: [],
      word: false,
      remarks: [],
    }));
    answer("document_page", () => new ArrayBuffer(8));
    await find("quraishi");
    press("The data of Farah Quraishi as PDF");
    await screen.findByRole("heading", { level: 2, name: "The data of Farah Quraishi" });
    await waitFor(() =>
      expect(sent("document_make")).toMatchObject([{ request: { kind: "subjectReport" } }]),
    );
  });

  it("is erased on request, after the same question as in the bin", async () => {
    const { sent, world } = await openTab("protection");
    await find("quraishi");
    press("Erase Farah Quraishi for good");
    await screen.findByText(/One person, four entries/);
    fireEvent.click(within(dialog()).getByRole("button", { name: "Erase for good" }));
    await screen.findByText("It is erased");
    expect(sent("erase")).toEqual([{ records: [{ part: "person", id: world.people[0]?.id }] }]);
  });

  it("shows the first twenty of a thousand", async () => {
    await openTab("protection", { world: "crowd" });
    await find("person");
    await screen.findByText(/^and \d+ more: write more of the name$/);
    expect(document.querySelectorAll(".rows li")).toHaveLength(20);
  });

  it("says that nobody of a name is here", async () => {
    await openTab("protection");
    await find("zzz");
    await screen.findByText(/Nobody of this name is here/);
  });
});

describe("the rules", () => {
  it("are changed, and go back to their default", async () => {
    const { sent } = await openTab("protection");
    press("Why and how long");
    fireEvent.click(await screen.findByRole("button", { name: "Change: Members" }));
    type("Why it is kept", "");
    type(/^After how many months/, "36");
    press("Keep the changes");
    await screen.findAllByText("Say why this is kept");
    type("Why it is kept", "To invite members");
    press("Keep the changes");
    await screen.findByText("Members: changed");
    expect(sent("retention_rule_set")).toMatchObject([
      { kind: "member", version: 0, details: { why: "To invite members", months: 36 } },
    ]);
    await screen.findByText("three years, after the person left");
    fireEvent.click(await screen.findByRole("button", { name: "Back to the default: Members" }));
    await screen.findByText("Members: back to the default");
    await waitFor(() => expect(screen.queryByText("three years, after the person left")).toBeNull());
  });

  it("may say that there is no review by itself", async () => {
    const { sent } = await openTab("protection");
    press("Why and how long");
    fireEvent.click(await screen.findByRole("button", { name: "Change: Members" }));
    fireEvent.click(screen.getByLabelText("It is looked at again"));
    press("Keep the changes");
    await screen.findByText("Members: changed");
    expect(sent("retention_rule_set")).toMatchObject([{ details: { months: null } }]);
  });
});

describe("the summary for the trustees", () => {
  it("is shown before it leaves", async () => {
    const { sent, answer } = await openTab("protection");
    answer("document_make", () => new Promise(() => undefined));
    press("Summary for the trustees");
    await screen.findByRole("heading", { level: 2, name: "Data protection in one page" });
    expect(sent("document_make")).toMatchObject([{ request: { kind: "protectionSummary" } }]);
  });
});
