import { afterEach, describe, expect, it } from "vitest";
import { ApiError } from "../../src/api";
import { PASSPHRASE } from "../../src/dev/fake";
import {
  closePage,
  dialog,
  fireEvent,
  has,
  openPage,
  openTab,
  press,
  screen,
  type,
  waitFor,
  within,
} from "./page";

afterEach(closePage);

const title = "Two passphrases and a recovery key open this folder";
const gone = (): Promise<void> => waitFor(() => expect(document.querySelector("dialog[open]")).toBeNull());

describe("a passphrase for somebody else", () => {
  it("is refused while it is weak, mistyped, or nobody's", async () => {
    const { sent } = await openTab("keys");
    press("Add a passphrase for somebody");
    type("Their passphrase", "copse");
    type("Once more", "corpse");
    press("Add this passphrase");
    const summary = await within(dialog()).findByRole("alert");
    for (const problem of ["Write their name", "The two are not the same", "Type your passphrase"])
      expect(summary.textContent).toContain(problem);
    type("Their name", "Delroy Haynes");
    type("Once more", "copse");
    type(/^Your passphrase/, PASSPHRASE);
    press("Add this passphrase");
    await screen.findByText(/too easy to guess/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Their passphrase")));
    expect(sent("slot_add")).toEqual([]);
    expect(sent("facilitator_create")).toEqual([]);
  });

  it("is added, and its owner made once though one's own was wrong at first", async () => {
    const { sent } = await openTab("keys");
    press("Add a passphrase for somebody");
    type("Their name", "Delroy Haynes");
    fireEvent.change(screen.getByLabelText("Their role from today"), {
      target: { value: "knowledgeBroker" },
    });
    await screen.findByText(PASSPHRASE);
    press("Use these");
    type("Once more", PASSPHRASE);
    type(/^Your passphrase/, "wrong");
    press("Add this passphrase");
    await screen.findByText(/This is not the passphrase/);
    type(/^Your passphrase/, PASSPHRASE);
    press("Add this passphrase");
    await screen.findByText("Delroy Haynes can open the folder now");
    expect(sent("facilitator_create")).toHaveLength(1);
    const added = sent("slot_add").at(-1) as { facilitator: string };
    expect(added).toEqual({ current: PASSPHRASE, passphrase: PASSPHRASE, facilitator: "facilitator-4" });
    await screen.findByRole("heading", {
      level: 1,
      name: "Three passphrases and a recovery key open this folder",
    });
  });
});

describe("what opens the vault", () => {
  it("says who is signed in, and does not offer to take away one's own", async () => {
    await openTab("keys");
    await screen.findByRole("heading", { level: 1, name: title });
    expect(screen.getByText("You are signed in as Maren Oakes.")).toBeTruthy();
    expect(has("Take away: Maren Oakes")).toBe(false);
    expect(has("Take away: Gwen Abara")).toBe(true);
  });

  it("is taken away after one's own passphrase, which is told to be wrong beside its field", async () => {
    const { sent } = await openTab("keys");
    press("Take away: Gwen Abara");
    expect(dialog().textContent).toContain("Backups that are there already keep opening with it");
    press("Take it away");
    await screen.findByText("Type your passphrase");
    expect(sent("slot_remove")).toEqual([]);
    type(/^Your passphrase/, "wrong");
    press("Take it away");
    await screen.findByText(/This is not the passphrase/);
    const field = screen.getByLabelText("Your passphrase");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    await waitFor(() => expect(document.activeElement).toBe(field));
    type(/^Your passphrase/, PASSPHRASE);
    press("Take it away");
    await screen.findByText("The passphrase of Gwen Abara opens the folder no longer");
    await waitFor(() => expect(has("Take away: Gwen Abara")).toBe(false));
  });

  it("keeps the last one", async () => {
    const { answer } = await openPage();
    const slot = {
      id: "slot-1",
      kind: "recovery",
      created: "2026-06-16T10:00:00Z",
      openedWith: false,
      facilitator: null,
      name: "",
      memoryMb: null,
    };
    answer("slot_list", () => [slot]);
    fireEvent.click(screen.getByRole("link", { name: "Safe-keeping" }));
    await screen.findByRole("heading", { level: 1, name: "A recovery key opens this folder" });
    expect(has(/^Take away: /)).toBe(false);
  });

  it("changes one's own passphrase", async () => {
    const { sent } = await openTab("keys");
    press("Change my passphrase");
    type("New passphrase", "five new words of mine");
    type("Once more", "five new words of mine");
    type(/^Your passphrase/, PASSPHRASE);
    press("Change it");
    await screen.findByText("Your passphrase is changed");
    expect(sent("slot_change")).toEqual([{ current: PASSPHRASE, passphrase: "five new words of mine" }]);
  });

  it("lets the keychain open it only after the passphrase", async () => {
    const { sent } = await openTab("keys");
    const box = (): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(/keychain may open/);
    fireEvent.click(box());
    press("Cancel");
    await gone();
    await waitFor(() => expect(box().checked).toBe(false));
    fireEvent.click(box());
    type(/^Your passphrase/, PASSPHRASE);
    press("Let it open");
    await screen.findByText("This PC’s keychain opens the folder from now on");
    await waitFor(() => expect(box().checked).toBe(true));
    expect(sent("keychain_set")).toEqual([{ current: PASSPHRASE, on: true }]);
  });
});

describe("a new recovery key", () => {
  it("is in force only when one of its groups was typed", async () => {
    const { sent } = await openTab("keys");
    press("Make a new recovery key");
    const group = await screen.findByLabelText("Type the third group of the key");
    press("Take the new key");
    await screen.findByRole("alert");
    expect(sent("recovery_key_confirm")).toEqual([]);
    fireEvent.input(group, { target: { value: "AAAAA" } });
    type(/^Your passphrase/, PASSPHRASE);
    press("Take the new key");
    await screen.findByText(/This is not what stands there/);
    fireEvent.input(group, { target: { value: "9plTR" } });
    press("Take the new key");
    await screen.findByText(/The new recovery key is in force/);
    expect(sent("recovery_key_make")).toHaveLength(1);
  });

  it("is printed before it is taken", async () => {
    const { sent } = await openTab("keys");
    press("Make a new recovery key");
    await screen.findByText("9PLTR");
    press("Save the sheet and open it to print");
    await screen.findByText(/Saved as Copse recovery sheet.pdf/);
    expect(sent("recovery_sheet_make")).toHaveLength(1);
    expect(sent("recovery_key_confirm")).toEqual([]);
  });
});

describe("re-keying", () => {
  const begin = async (): Promise<void> => {
    press("Take away and re-key");
    fireEvent.input(await screen.findByLabelText("Type the third group of the key"), {
      target: { value: "9PLTR" },
    });
    type(/^Your passphrase/, PASSPHRASE);
    press("Re-key now");
  };

  it("says who is shut out, before and after", async () => {
    await openTab("keys");
    press("Take away and re-key");
    expect(dialog().textContent).toContain("Gwen Abara cannot open it afterwards");
    press("Leave it");
    await gone();
    await begin();
    await screen.findByText("Everything is under a new key");
    expect(dialog().textContent).toContain("Taken away: Gwen Abara.");
    press("Understood");
    await screen.findByRole("heading", {
      level: 1,
      name: "One passphrase and a recovery key open this folder",
    });
  });

  it("shows how far it is, and can be stopped with nothing changed", async () => {
    const { answer, sent } = await openTab("keys");
    let stop: (why: unknown) => void = () => undefined;
    answer("rekey", () => new Promise((_, no) => (stop = no)));
    answer("work_get", () => ({ what: "Writing anew", stage: "Keying", done: 0.4, canStop: true }));
    answer("work_stop", () => {
      stop(new ApiError("halted", "Stopped."));
      return null;
    });
    await begin();
    await screen.findByText("Keying, 40 per cent");
    press("Stop");
    await screen.findByText("Stopped. Nothing was changed.");
    expect(sent("work_stop")).toHaveLength(1);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(has("Re-key now")).toBe(true);
  });
});
