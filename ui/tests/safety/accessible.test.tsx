import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PASSPHRASE, type FakeOptions } from "../../src/dev/fake";
import type { SafetyTab } from "../../src/screens/safety";
import { closePage, expectAccessible, fireEvent, openPage, openTab, press, screen, type } from "./page";

beforeEach(() => {
  document.documentElement.lang = "en-GB";
});
afterEach(closePage);

const tabs: readonly SafetyTab[] = ["keys", "people", "backups", "bin", "trail", "protection"];

describe("safe-keeping is for everybody", () => {
  it.each(tabs)("%s", async (tab) => {
    await openTab(tab);
    await expectAccessible();
  });

  it.each(tabs)("%s with nothing in it, while a backup is looked at", async (tab) => {
    await openTab(tab, { nothing: true, backups: "none", readOnly: true });
    await expectAccessible();
  });

  it.each<[SafetyTab, string | RegExp, string | RegExp]>([
    ["keys", "Add a passphrase for somebody", "Their name"],
    ["keys", "Change my passphrase", "New passphrase"],
    ["keys", "Make a new recovery key", /^Type the third group/],
    ["keys", "Take away and re-key", /^Type the third group/],
    ["people", "Hand over a role", "To whom"],
    ["protection", "Decide on Farah Quraishi", "Keep it until a day"],
  ])("%s: %s", async (tab, button, field) => {
    await openTab(tab);
    press(button);
    await screen.findByLabelText(field);
    await expectAccessible();
    // With everything wrong that can be.
    const submit = document.querySelector<HTMLElement>("dialog[open] [type=submit]");
    if (submit) fireEvent.click(submit);
    await expectAccessible();
  });

  it("the question before erasing", async () => {
    await openTab("bin");
    press("Erase Hannah Lisle for good");
    await screen.findByText(/One person, four entries/);
    await expectAccessible();
  });

  it.each(["One person’s data", "Why and how long"])("data protection: %s", async (view) => {
    await openTab("protection");
    press(view);
    await expectAccessible();
  });
});

describe("the lock screen is for everybody", () => {
  it.each<NonNullable<FakeOptions["trouble"]>>(["inUse", "damaged", "folderUnfit", "newer"])(
    "%s",
    async (trouble) => {
      await openPage({ vault: "locked", trouble, keychain: true, conflicts: ["copse (1).db"] });
      type("Passphrase", PASSPHRASE);
      press("Unlock");
      await screen.findByRole("alert");
      await expectAccessible();
    },
  );
});

describe("settings", () => {
  it("take no more than 60 minutes until the lock", async () => {
    const { sent } = await openPage({}, { name: "settings", params: {} });
    type(/^Lock after/, "61");
    fireEvent.blur(screen.getByLabelText(/^Lock after/));
    await screen.findByText(/60/, { selector: ".wrong-why span" });
    expect(sent("settings_set")).toEqual([]);
    type(/^Lock after/, "60");
    await screen.findByDisplayValue("60");
    expect(sent("settings_set")).toMatchObject([{ settings: { lockAfterMinutes: 60 } }]);
  });
});
