import { afterEach, describe, expect, it } from "vitest";
import type { AuditFilter, ExportFilter } from "../../src/api";
import { closePage, fireEvent, openTab, press, screen, type, waitFor, within } from "./page";

afterEach(closePage);

const numbers = (): string[] =>
  within(screen.getByRole("table", { name: "Changes, newest first" }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.querySelector("td")?.textContent ?? "");

describe("the audit trail", () => {
  it("comes page by page, newest first", async () => {
    const { sent } = await openTab("trail", { many: true });
    await screen.findByRole("heading", { level: 1, name: "12,408 entries in the trail" });
    await waitFor(() => expect(numbers()).toHaveLength(50));
    expect(numbers()[0]).toBe("12408");
    press("Next page");
    await screen.findByText("Page 2 of 249");
    await waitFor(() => expect(numbers()[0]).toBe("12358"));
    press("Previous page");
    await waitFor(() => expect(numbers()[0]).toBe("12408"));
    press("Previous page");
    const pages = sent("audit_list").map((one) => (one as { filter: AuditFilter }).filter.page);
    expect(pages.slice(-2)).toEqual([1, 0]);
  });

  it("is filtered by kind, person and days, from the first page on", async () => {
    const { sent } = await openTab("trail", { many: true });
    fireEvent.click(await screen.findByRole("button", { name: "Next page" }));
    await screen.findByText("Page 2 of 249");
    fireEvent.change(screen.getByLabelText("Kind of record"), { target: { value: "case" } });
    fireEvent.change(screen.getByLabelText("Who"), { target: { value: "facilitator-2" } });
    type("From", "31/2/2026");
    fireEvent.blur(screen.getByLabelText("From"));
    await screen.findByText("February has 28 days in 2026");
    type("From", "1/2/2026");
    await waitFor(() => {
      const { filter } = sent("audit_list").at(-1) as { filter: AuditFilter };
      expect(filter).toMatchObject({
        kind: "case",
        facilitator: "facilitator-2",
        recoveryKey: false,
        from: "2026-02-01",
        to: null,
        page: 0,
      });
    });
    fireEvent.change(screen.getByLabelText("Who"), { target: { value: "recovery" } });
    await waitFor(() => {
      const { filter } = sent("audit_list").at(-1) as { filter: AuditFilter };
      expect(filter).toMatchObject({ facilitator: null, recoveryKey: true });
    });
    press("Show everything");
    await screen.findByRole("heading", { level: 1, name: "12,408 entries in the trail" });
  });

  it("is checked: whole, or what is wrong with it", async () => {
    await openTab("trail");
    press("Check the chain");
    await screen.findByText("Each of the 62 entries is as it was written, and none is missing.");
  });

  it("says where the chain is broken", async () => {
    await openTab("trail", { broken: true });
    press("Check the chain");
    await screen.findByText("Entry 41 was changed after it had been written.");
    expect(screen.queryByText(/none is missing/)).toBeNull();
  });

  it("is saved as it is filtered", async () => {
    const { sent } = await openTab("trail");
    fireEvent.change(screen.getByLabelText("Kind of record"), { target: { value: "person" } });
    press("Save as Excel");
    await screen.findByText("Saved as Audit trail.xlsx");
    expect(sent("audit_save")).toMatchObject([{ format: "xlsx", filter: { kind: "person" } }]);
  });
});

describe("what has left", () => {
  it("says what, for whom, what for and by whom, and is searched", async () => {
    const { sent } = await openTab("trail");
    press("What has left");
    await screen.findByRole("heading", { level: 1, name: "Three documents have left this PC" });
    expect(screen.getByText(/Without permission, because: The client agreed/)).toBeTruthy();
    type("For whom", "commissioner");
    await waitFor(() =>
      expect(screen.getAllByRole("rowheader").map((one) => one.textContent)).toEqual([
        expect.stringContaining("Case study"),
      ]),
    );
    press("Save as CSV");
    await screen.findByText("Saved as What has left this PC.csv");
    const saved = sent("export_save")[0] as { filter: ExportFilter };
    expect(saved.filter.forWhom).toBe("commissioner");
  });

  it("can be nothing", async () => {
    await openTab("trail", { nothing: true });
    press("What has left");
    await screen.findByRole("heading", { level: 1, name: "Nothing has left this PC" });
  });
});
