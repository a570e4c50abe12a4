import { afterEach, describe, expect, it } from "vitest";
import { PASSPHRASE } from "../../src/dev/fake";
import type { VaultStatus } from "../../src/api";
import { must } from "../desk/shell";
import { shellSays } from "../screens/shell";
import { closePage, fireEvent, firstButton, has, openPage, press, screen, type, waitFor } from "./page";

afterEach(closePage);

describe("a vault that is open elsewhere", () => {
  it("says where, since when and by whom, and lets one look at the latest backup", async () => {
    const { sent } = await openPage({ vault: "locked", trouble: "inUse" });
    type("Passphrase", PASSPHRASE);
    press("Unlock");
    await screen.findByText(/open on PC-12 since 09:14 by Gwen Abara/);
    press("Look at the latest backup (read-only)");
    await screen.findByText("You are looking into a backup.");
    expect(sent("vault_look")).toEqual([{ secret: PASSPHRASE, recovery: false, backup: "backup-1" }]);
  });

  it("tells a wrong secret beside the field, also when a backup is asked for", async () => {
    await openPage({ vault: "locked", trouble: "inUse" });
    type("Passphrase", PASSPHRASE);
    press("Unlock");
    await screen.findByText("Somebody else has it open");
    type("Passphrase", "something else");
    press("Look at the latest backup (read-only)");
    await screen.findByText(/This is not the passphrase/);
    expect(document.activeElement).toBe(screen.getByLabelText("Passphrase"));
  });
});

describe("a folder that is not fit", () => {
  it("opens only by a deliberate second step, after the reason and the way out", async () => {
    const { sent } = await openPage({ vault: "locked", trouble: "folderUnfit" });
    type("Passphrase", PASSPHRASE);
    press("Unlock");
    await screen.findByText(/synchronised by OneDrive/);
    expect(screen.getByText(/Move the folder to a place that only this PC writes to/)).toBeTruthy();
    press("Open it all the same");
    await screen.findByRole("alertdialog", { name: "Open it in this folder all the same?" });
    expect(document.activeElement?.textContent).toBe("Do not open it");
    press("Do not open it");
    expect(sent("vault_unlock")).toHaveLength(1);
    press("Open it all the same");
    press("Open it all the same");
    await screen.findByRole("heading", { level: 1, name: "Meeting 5 is in nine days" });
    expect(sent("vault_unlock").map((one) => (one as { allowSynced: boolean }).allowSynced)).toEqual([
      false,
      true,
    ]);
  });
});

describe("a damaged vault", () => {
  it("is told apart from a wrong passphrase, and a backup is put back after a question", async () => {
    const { sent } = await openPage({ vault: "locked", trouble: "damaged" });
    type("Passphrase", PASSPHRASE);
    press("Unlock");
    await screen.findByText("The data is damaged");
    expect(screen.queryByText(/This is not the passphrase/)).toBeNull();
    fireEvent.click(firstButton(/^Put back the backup/));
    await screen.findByRole("alertdialog");
    expect(sent("vault_restore_lost")).toEqual([]);
    press("Put this backup in its place");
    await screen.findByText(/is set aside beside it. Unlock to go on/);
    expect(sent("vault_restore_lost")).toEqual([{ secret: PASSPHRASE, recovery: false, backup: "backup-1" }]);
    expect(screen.getByRole("heading", { level: 1, name: "Locked" })).toBeTruthy();
  });

  it("offers nothing of a backup that cannot be read", async () => {
    await openPage({ vault: "broken" });
    press("Show all 8");
    const unread = (await screen.findByText("cannot be read")).closest("li");
    expect(unread?.querySelector("button")).toBeNull();
    expect(document.querySelectorAll(".backup-choice li button")).toHaveLength(14);
  });

  it("asks for the passphrase first", async () => {
    const { sent } = await openPage({ vault: "broken" });
    fireEvent.click(firstButton(/Look inside/));
    await screen.findByText("Type your passphrase");
    expect(sent("vault_look")).toEqual([]);
  });
});

describe("unlocking", () => {
  it("by this PC's keychain is offered only where it is on", async () => {
    await openPage({ vault: "locked" });
    expect(has(/keychain/)).toBe(false);
  });

  it("by this PC's keychain takes one press", async () => {
    const { sent } = await openPage({ vault: "locked", keychain: true });
    press("Unlock with this PC’s keychain");
    await screen.findByRole("heading", { level: 1, name: "Meeting 5 is in nine days" });
    expect(sent("vault_unlock_keychain")).toHaveLength(1);
  });

  it("shows copies that a synchronising program made", async () => {
    await openPage({ vault: "locked", conflicts: ["copse (PC-12's conflicted copy).db"] });
    expect(screen.getByText("copse (PC-12's conflicted copy).db")).toBeTruthy();
  });

  it("says once what it found", async () => {
    const rolled = "This folder is older than the one that was last open on this PC.";
    await openPage({ vault: "locked", notices: [rolled] });
    type("Passphrase", PASSPHRASE);
    press("Unlock");
    await screen.findByText(rolled);
    press("Understood");
    await waitFor(() => expect(screen.queryByText(rolled)).toBeNull());
  });

  it("says what is noticed behind the window at once, and not again what was closed", async () => {
    const found: string[] = [];
    await openPage({ notices: found, backups: "old" });
    const [first, second] = ["Entry 3 of the audit trail was changed.", "A page was mended."] as const;
    found.push(first);
    await shellSays("vault-news");
    await screen.findByText(first);
    press("Understood");
    found.push(second);
    await shellSays("vault-news");
    await screen.findByText(second);
    expect(screen.queryByText(first)).toBeNull();
  });

  it("takes the mark of the backup from the sidebar when one was made behind the window", async () => {
    const { answer, handle } = await openPage({ backups: "old" });
    expect(screen.getByText("backup due")).toBeTruthy();
    const now = { ...(handle("vault_status", {}) as VaultStatus), lastVerified: new Date().toISOString() };
    answer("vault_status", () => now);
    await shellSays("vault-news");
    await waitFor(() => expect(screen.queryByText("backup due")).toBeNull());
  });

  it("says also what is noticed while the first screen comes", async () => {
    const found: string[] = [];
    const { answer, handle } = await openPage({ vault: "locked", notices: found });
    let go: (() => void) | null = null;
    answer("community_list", () => new Promise((come) => (go = () => come(handle("community_list", {})))));
    type("Passphrase", PASSPHRASE);
    press("Unlock");
    const come = await waitFor(() => must<() => void>(go));
    found.push("A page was mended.");
    await shellSays("vault-news");
    answer("community_list", () => handle("community_list", {}));
    come();
    await screen.findByText("A page was mended.");
  });
});

describe("a backup that is looked at", () => {
  it("has a banner on every screen, and nothing on it writes", async () => {
    await openPage({ readOnly: true }, { name: "people", params: {} });
    await screen.findByRole("heading", { level: 1, name: /^Nine members/ });
    expect(screen.getByText("You are looking into a backup.")).toBeTruthy();
    expect(has("Add a person")).toBe(false);
    expect(has(/^Undo/)).toBe(false);
    // What only filters goes on working.
    expect(screen.getByLabelText<HTMLInputElement>("Find a name or role").readOnly).toBe(false);
    expect(screen.getByLabelText<HTMLSelectElement>("How far").disabled).toBe(false);
  });

  it("shows a person's form to be read only", async () => {
    await openPage({ readOnly: true }, { name: "people", params: {} });
    fireEvent.click(await screen.findByRole("link", { name: "Farah Quraishi" }));
    await screen.findByRole("heading", { level: 1, name: "Farah Quraishi" });
    expect(screen.getByLabelText<HTMLInputElement>("Job title or role").readOnly).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>(/^Knowledge broker/).disabled).toBe(true);
    expect(has("Delete this person")).toBe(false);
  });

  it("leaves this PC's settings as they are everywhere", async () => {
    await openPage({ readOnly: true }, { name: "settings", params: {} });
    expect(screen.getByLabelText<HTMLInputElement>("Dark").disabled).toBe(false);
  });

  it("is left by locking", async () => {
    const { sent } = await openPage({ readOnly: true });
    press("Lock, and back to today’s data");
    await screen.findByRole("heading", { level: 1, name: "Locked" });
    expect(sent("vault_lock")).toHaveLength(1);
  });
});
