import { fireEvent } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { PASSPHRASE } from "../../src/dev/fake";
import { close, open, screen, shellSays, visit, waitFor } from "./shell";

afterEach(close);

const type = (label: string | RegExp, text: string): void => {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
};
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};

describe("the first run", () => {
  it("leads from the passphrase over the recovery sheet to the community", async () => {
    const { calls } = await open({ vault: "none", bare: true });
    type("Your name", "Maren Oakes");
    await screen.findByText(PASSPHRASE);
    press("Use these");
    type("Once more", PASSPHRASE);
    press("Go on");
    await screen.findByRole("heading", { level: 1, name: "Print your recovery sheet" });

    press("Go on");
    const problem = "Type the group, so that you know the key is on paper";
    expect(screen.getAllByText(problem).length).toBeGreaterThan(0);
    const asked = screen.getByLabelText(/^Type the .* group of the key/);
    const names = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    const label = document.querySelector(`label[for="${asked.id}"]`)?.textContent ?? "";
    const place = names.findIndex((name) => label.includes(name));
    const group = document.querySelectorAll(".key-groups li")[place]?.textContent ?? "";
    fireEvent.input(asked, { target: { value: group.toLowerCase() } });
    press("Go on");

    await screen.findByRole("heading", { level: 1, name: "Name your community" });
    press("Begin");
    expect(screen.getAllByText("Give your community a name").length).toBeGreaterThan(0);
    type(/What is it called/, "Harbour Young Offenders");
    press("Begin");
    await screen.findByRole("button", { name: /Harbour Young Offenders/ });
    expect(calls.filter((one) => one === "community_create")).toHaveLength(1);
  });

  it("does not make a vault with a passphrase that is easy to guess, or mistyped", async () => {
    const { calls } = await open({ vault: "none", bare: true });
    type("Your name", "Maren Oakes");
    type("Or your own", "copse");
    press("Go on");
    expect((await screen.findByRole("alert")).textContent).toContain("easy to guess");
    await waitFor(() => expect(document.activeElement?.className).toBe("errors"));
    type("Or your own", PASSPHRASE);
    type("Once more", "lantern otter");
    press("Go on");
    await screen.findAllByText("The two are not the same. Type the passphrase once more");
    expect(calls).not.toContain("vault_create");
  });

  it("leaves the keyboard where somebody has begun to type", async () => {
    await open({ vault: "none", bare: true });
    const name = screen.getByLabelText("Your name");
    name.focus();
    // Longer than any effect waits for the next frame.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(document.activeElement).toBe(name);
  });

  it("offers the sample to those who only look", async () => {
    await open({ bare: true });
    press("Explore a sample community");
    await screen.findByText("A sample community. Every person and place in it is invented.");
  });
});

describe("unlocking", () => {
  it("says beside the field that the passphrase is wrong, and keeps the keyboard there", async () => {
    await open({ vault: "locked" });
    type("Passphrase", "something else");
    press("Unlock");
    await screen.findByText(/This is not the passphrase of this folder/);
    const field = screen.getByLabelText("Passphrase");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field);
    type("Passphrase", PASSPHRASE);
    press("Unlock");
    await screen.findByRole("heading", { level: 1, name: "Meeting 5 is in nine days" });
  });

  it("lets go of what was typed when the PC is left", async () => {
    await open({ vault: "locked" });
    type("Passphrase", PASSPHRASE);
    await shellSays("vault-locked");
    await waitFor(() => expect(screen.getByLabelText("Passphrase")).toHaveProperty("value", ""));
    screen.getByRole("heading", { level: 1, name: "Locked" });
  });

  it("takes the recovery key too", async () => {
    await open({ vault: "locked" });
    press("I have a recovery sheet");
    expect(screen.getByLabelText("Recovery key")).toBeTruthy();
  });

  it("says what is wrong with a broken folder", async () => {
    await open({ vault: "broken" });
    expect(screen.getByText(/Restore it from a backup/)).toBeTruthy();
  });
});

describe("locking", () => {
  it("writes what was typed, locks, and comes back to the same screen", async () => {
    const { world, calls } = await open();
    const person = world.people[0];
    await visit({ name: "person", params: { id: person?.id ?? "" } }, "Farah Quraishi");
    type("Job title or role", "Ward manager");
    await shellSays("vault-locking");
    await screen.findByRole("heading", { level: 1, name: "Locked" });
    expect(world.people[0]?.role).toBe("Ward manager");
    expect(calls.indexOf("person_update")).toBeLessThan(calls.indexOf("vault_lock"));
    expect(document.body.textContent).not.toContain("Farah");

    type("Passphrase", PASSPHRASE);
    press("Unlock");
    await screen.findByRole("heading", { level: 1, name: "Farah Quraishi" });
  });

  it("locks with Ctrl+L, and keeps what could not be saved until it is unlocked", async () => {
    const { world } = await open();
    const person = world.people[0];
    await visit({ name: "person", params: { id: person?.id ?? "" } }, "Farah Quraishi");
    type(/^Name/, "");
    type("Job title or role", "Ward manager");
    fireEvent.keyDown(document, { key: "l", ctrlKey: true });
    await screen.findByRole("heading", { level: 1, name: "Locked" });
    expect(screen.getByText(/One thing could not be saved/)).toBeTruthy();
    type("Passphrase", PASSPHRASE);
    press("Unlock");
    await screen.findByRole("heading", { level: 1, name: "Farah Quraishi" });
    expect(screen.getByLabelText<HTMLInputElement>("Job title or role").value).toBe("Ward manager");
    expect(world.people[0]?.role).toBe("Mental health nurse");
  });

  it("shows the lock screen when the shell has locked", async () => {
    const { handle } = await open();
    handle("vault_lock", {});
    await shellSays("vault-locked");
    await screen.findByRole("heading", { level: 1, name: "Locked" });
  });
});
