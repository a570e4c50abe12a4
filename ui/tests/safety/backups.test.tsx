import { afterEach, describe, expect, it } from "vitest";
import { ApiError } from "../../src/api";
import { PASSPHRASE } from "../../src/dev/fake";
import {
  closePage,
  dialog,
  fireEvent,
  firstButton,
  has,
  openTab,
  press,
  screen,
  type,
  waitFor,
  within,
} from "./page";

afterEach(closePage);

const rows = (): HTMLElement[] =>
  within(screen.getByRole("table", { name: "Backups, newest first" }))
    .getAllByRole("row")
    .slice(1);

describe("the age of the last checked backup", () => {
  it("is on top, without a warning while it is fresh", async () => {
    await openTab("backups");
    await screen.findByRole("heading", {
      level: 1,
      name: "The last checked backup is from yesterday",
    });
    expect(screen.queryByText("backup due")).toBeNull();
  });

  it("warns after seven days, in the sidebar too, until one is made", async () => {
    const { sent } = await openTab("backups", { backups: "old" });
    await screen.findByRole("heading", { level: 1, name: "The last checked backup is twelve days old" });
    expect(screen.getByRole("alert").textContent).toContain("The last one that is known to be whole");
    expect(screen.getByText("backup due")).toBeTruthy();
    press("Back up now");
    await screen.findByText("A backup is made and checked");
    await screen.findByRole("heading", { level: 1, name: "The last checked backup is from today" });
    expect(screen.queryByText("backup due")).toBeNull();
    expect(sent("backup_make")).toHaveLength(1);
    expect(rows()).toHaveLength(9);
  });

  it("says what to do where there is none", async () => {
    await openTab("backups", { backups: "none" });
    await screen.findByRole("heading", { level: 1, name: "No backup has been checked yet" });
    expect(screen.getByText(/The first backup is made after the first day of work/)).toBeTruthy();
  });
});

describe("making a backup", () => {
  it("shows how far it is, and can be stopped", async () => {
    const { answer } = await openTab("backups");
    let stop: (why: unknown) => void = () => undefined;
    answer("backup_make", () => new Promise((_, no) => (stop = no)));
    answer("work_stop", () => {
      stop(new ApiError("halted", "Stopped."));
      return null;
    });
    press("Back up now");
    await screen.findByText("Copying, 62 per cent");
    expect(screen.getByRole("progressbar", { name: "Making a backup" }).getAttribute("aria-valuenow")).toBe(
      "62",
    );
    press("Stop");
    await screen.findByText("Stopped. Nothing was changed.");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says what went wrong", async () => {
    const { answer } = await openTab("backups");
    answer("backup_make", () => {
      throw new ApiError("other", "The disk is full. Make room, then back up again.");
    });
    press("Back up now");
    await screen.findByText("The disk is full. Make room, then back up again.");
  });
});

describe("one backup", () => {
  it("that cannot be read offers nothing", async () => {
    await openTab("backups");
    const unread = rows().filter((row) => row.textContent.includes("cannot be read"));
    expect(unread).toHaveLength(1);
    expect(unread[0]?.querySelector("button")).toBeNull();
  });

  it("is checked", async () => {
    const { sent } = await openTab("backups");
    fireEvent.click(firstButton(/^Check the backup of/));
    await screen.findByText(/^The backup of .* is whole$/);
    expect(sent("backup_verify")).toEqual([{ name: "backup-1" }]);
  });

  it("is looked into after one's passphrase, read-only from the first screen on", async () => {
    const { sent } = await openTab("backups");
    fireEvent.click(firstButton(/^Look inside the backup of/));
    type(/^Your passphrase/, PASSPHRASE);
    press("Look inside");
    await screen.findByText("You are looking into a backup.");
    await screen.findByRole("heading", { level: 1, name: "Meeting 5 is in nine days" });
    expect(sent("backup_look")).toEqual([{ name: "backup-1", current: PASSPHRASE }]);
  });

  it("is put back only after the question, which says that today is backed up first", async () => {
    const { sent } = await openTab("backups");
    fireEvent.click(firstButton(/^Put back the backup of/));
    expect(dialog().textContent).toContain("Today’s state is backed up first");
    press("Keep today’s data");
    await waitFor(() => expect(document.querySelector("dialog[open]")).toBeNull());
    expect(sent("backup_restore")).toEqual([]);
    fireEvent.click(firstButton(/^Put back the backup of/));
    type(/^Your passphrase/, PASSPHRASE);
    press("Put it back");
    await screen.findByText(/is in place. Today’s state is a backup too/);
    expect(sent("backup_restore")).toEqual([{ name: "backup-1", current: PASSPHRASE }]);
    expect(screen.queryByText("You are looking into a backup.")).toBeNull();
  });
});

describe("the second folder", () => {
  it("is left off and named again", async () => {
    await openTab("backups");
    expect(screen.getByText("E:\\Copse backups")).toBeTruthy();
    press("Stop using it");
    await screen.findByText("No second folder is named.");
    press("Choose a second folder");
    await screen.findByText("E:\\Copse backups");
  });

  it("says nothing where one only closed the dialog", async () => {
    const { answer } = await openTab("backups");
    answer("backup_folder_choose", () => {
      throw new ApiError("cancelled", "Nothing was chosen.");
    });
    press("Choose another");
    await new Promise((rest) => setTimeout(rest, 30));
    expect(screen.queryByText("Nothing was chosen.")).toBeNull();
  });
});

describe("while a backup is looked at", () => {
  it("nothing can be made, checked or put back", async () => {
    await openTab("backups", { readOnly: true });
    expect(has("Back up now")).toBe(false);
    expect(has(/^(Check|Look inside|Put back) the backup/)).toBe(false);
    expect(has("Choose another")).toBe(false);
    expect(screen.getByText(/Go back to today’s data to change this/)).toBeTruthy();
  });
});
