import { afterEach, describe, expect, it } from "vitest";
import { closePage, fireEvent, openTab, press, screen, type, waitFor, within } from "./page";

afterEach(closePage);

const history = (): string[] =>
  within(screen.getByRole("table", { name: "Who held what, and when" }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent);

describe("facilitators", () => {
  it("are added with a role from today", async () => {
    const { sent } = await openTab("people");
    await screen.findByRole("heading", { level: 1, name: "Three people work with this folder" });
    press("Add a facilitator");
    press("Add");
    await screen.findAllByText("Write the name");
    type(/^Name/, "Delroy Haynes");
    fireEvent.change(screen.getByLabelText("Role from today"), { target: { value: "coFacilitator" } });
    press("Add");
    await screen.findByText("Delroy Haynes is added");
    expect(sent("facilitator_create")).toMatchObject([
      {
        details: { name: "Delroy Haynes", roles: [{ role: "coFacilitator", community: null, until: null }] },
      },
    ]);
    await screen.findByRole("heading", { level: 1, name: "Four people work with this folder" });
  });

  it("are changed without losing their roles", async () => {
    const { sent } = await openTab("people");
    press("Change Gwen Abara");
    type("Email address", "gwen@host.example");
    press("Keep the changes");
    await screen.findByText("gwen@host.example");
    expect(sent("facilitator_update")).toMatchObject([
      { id: "facilitator-2", version: 1, details: { roles: [{ role: "knowledgeBroker" }] } },
    ]);
  });

  it("hand a role over from a day on, and both stay in the history", async () => {
    const { sent } = await openTab("people");
    press("Hand over a role");
    type("First day of the new one", "");
    press("Hand it over");
    await screen.findAllByText("Say from which day");
    type("First day of the new one", "1/3/2027");
    await screen.findByText("The other’s last day is 28 February 2027.");
    press("Hand it over");
    await screen.findByText("Facilitator from that day: Gwen Abara");
    expect(sent("hand_over")).toEqual([
      {
        role: "facilitator",
        from: "facilitator-1",
        to: "facilitator-2",
        on: "2027-03-01",
        community: null,
      },
    ]);
    await waitFor(() => {
      const rows = history();
      expect(rows.some((row) => /Gwen Abara.*Facilitator.*1 Mar 2027.*now/.test(row))).toBe(true);
      expect(rows.some((row) => /Maren Oakes.*Facilitator.*28 Feb 2027/.test(row))).toBe(true);
    });
  });
});
