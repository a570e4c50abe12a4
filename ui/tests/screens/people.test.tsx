import { fireEvent, within } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { close, open, screen, visit, waitFor } from "./shell";

afterEach(close);

const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};
const rows = (): string[] =>
  within(screen.getByRole("table", { name: "People of the community" }))
    .getAllByRole("rowheader")
    .map((one) => one.textContent);

describe("the list of people", () => {
  it("filters by stage, discipline and what one types", async () => {
    await open();
    await visit({ name: "people", params: {} }, /^Nine members/);
    fireEvent.change(screen.getByLabelText("How far"), { target: { value: "approached" } });
    await waitFor(() => expect(rows()).toEqual(["Kit Farrow", "Paul Denny"]));
    fireEvent.change(screen.getByLabelText("Discipline"), { target: { value: "Housing" } });
    await waitFor(() => expect(rows()).toEqual(["Kit Farrow"]));
    fireEvent.input(screen.getByLabelText("Find a name or role"), { target: { value: "denny" } });
    fireEvent.click(await screen.findByRole("button", { name: "Show everyone" }));
    await waitFor(() => expect(rows()).toHaveLength(16));
    fireEvent.input(screen.getByLabelText("Find a name or role"), { target: { value: "sian" } });
    await waitFor(() => expect(rows()).toEqual(["Siân Gŵyn"]));
    fireEvent.input(screen.getByLabelText("Find a name or role"), { target: { value: "" } });
  });

  it("sorts by a column, and back again", async () => {
    await open();
    await visit({ name: "people", params: {} }, /^Nine members/);
    expect(rows()[0]).toBe("Anjali Menon");
    press("How far");
    await waitFor(() => expect(rows()[0]).toBe("Hannah Lisle"));
    expect(screen.getByRole("columnheader", { name: "How far" }).getAttribute("aria-sort")).toBe("ascending");
    press("How far");
    await waitFor(() =>
      expect(screen.getByRole("columnheader", { name: "How far" }).getAttribute("aria-sort")).toBe(
        "descending",
      ),
    );
  });

  it("says in words what the crowns of a discipline mean", async () => {
    await open();
    await visit({ name: "people", params: {} }, /^Nine members/);
    const round = screen.getByRole("region", { name: "Who is round the table" });
    expect(within(round).getByText("Mental health").parentElement?.textContent).toContain("two members");
    expect(within(round).getByText("Housing").parentElement?.textContent).toContain("one on their way");
  });
});

describe("a new person", () => {
  it("is refused without a name: summary, field and keyboard", async () => {
    await open();
    await visit({ name: "person", params: {} }, "A new person");
    press("Add this person");
    const summary = await screen.findByRole("alert");
    await waitFor(() => expect(document.activeElement).toBe(summary));
    fireEvent.click(within(summary).getByRole("link", { name: "Write the person’s name." }));
    expect(document.activeElement).toBe(screen.getByLabelText(/^Name/));
  });

  it("is added, and the adding can be undone", async () => {
    const { world } = await open();
    await visit({ name: "people", params: {} }, /^Nine members/);
    await visit({ name: "person", params: {} }, "A new person");
    fireEvent.input(screen.getByLabelText(/^Name/), { target: { value: "Nia ap Rhys" } });
    press("Add this person");
    await screen.findByText("Nia ap Rhys is added");
    await waitFor(() => expect(rows()).toContain("Nia ap Rhys"));
    press("Undo");
    await waitFor(() => expect(rows()).not.toContain("Nia ap Rhys"));
    expect(world.people).toHaveLength(16);
  });

  it("is not lost by a step aside", async () => {
    await open();
    await visit({ name: "person", params: {} }, "A new person");
    fireEvent.input(screen.getByLabelText(/^Name/), { target: { value: "Nia" } });
    fireEvent.keyDown(document, { key: "1", ctrlKey: true });
    const asked = await screen.findByRole("alertdialog", { name: "Leave without saving?" });
    expect(document.activeElement?.textContent).toBe("Stay here");
    fireEvent.click(within(asked).getByRole("button", { name: "Stay here" }));
    expect(screen.getByLabelText<HTMLInputElement>(/^Name/).value).toBe("Nia");
    fireEvent.keyDown(document, { key: "1", ctrlKey: true });
    fireEvent.click(await screen.findByRole("button", { name: "Leave without it" }));
    await screen.findByRole("heading", { level: 1, name: "Meeting 5 is in nine days" });
  });
});

describe("an existing person", () => {
  it("saves as one types, when the field is left", async () => {
    const { world } = await open();
    await visit({ name: "person", params: { id: world.people[0]?.id ?? "" } }, "Farah Quraishi");
    fireEvent.input(screen.getByLabelText("Dietary needs"), { target: { value: "No nuts" } });
    await waitFor(() => expect(world.people[0]?.dietaryNeeds).toBe("No nuts"), { timeout: 3000 });
    await screen.findAllByText(/^Saved \d\d:\d\d$/);
  });

  it("is deleted with a way back", async () => {
    const { world } = await open();
    await visit({ name: "people", params: {} }, /^Nine members/);
    await visit({ name: "person", params: { id: world.people[0]?.id ?? "" } }, "Farah Quraishi");
    press("Delete this person");
    await screen.findByText("Farah Quraishi is deleted");
    await waitFor(() => expect(rows()).not.toContain("Farah Quraishi"));
    press("Undo");
    await waitFor(() => expect(rows()).toContain("Farah Quraishi"));
  });
});
