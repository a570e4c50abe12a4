import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Route } from "../../src/lib/router";
import { close, expectAccessible, open, screen, visit, waitFor } from "./shell";

beforeEach(() => {
  document.documentElement.lang = "en-GB";
});
afterEach(close);

const screens: [Route, string | RegExp][] = [
  [{ name: "today", params: {} }, "Meeting 5 is in nine days"],
  [{ name: "setup", params: {} }, "Set-up"],
  [{ name: "setup", params: { tab: "terms" } }, "Set-up"],
  [{ name: "newCommunity", params: {} }, "A new community"],
  [{ name: "people", params: {} }, "Nine members, four on their way"],
  [{ name: "person", params: {} }, "A new person"],
  [{ name: "services", params: {} }, "Five services"],
  [{ name: "service", params: {} }, "A new service"],
  [{ name: "actions", params: {} }, "Seven open actions"],
  [{ name: "action", params: {} }, "A new action"],
  [{ name: "evidence", params: {} }, "One item of evidence"],
  [{ name: "evidenceItem", params: {} }, "A new item of evidence"],
  [{ name: "policy", params: {} }, "Three policy issues"],
  [{ name: "policyIssue", params: {} }, "A new policy issue"],
  [{ name: "briefing", params: {} }, "A briefing on two issues"],
  [{ name: "settings", params: {} }, "Settings of this PC"],
];

describe("every screen is for everybody", () => {
  it.each(screens)("%o", async (to, heading) => {
    await open({ sample: true });
    await visit(to, heading);
    await waitFor(() => expect(document.title).toContain("Copse"));
    await expectAccessible();
  });

  it.each(["person", "service", "action", "evidenceItem", "policyIssue"] as const)(
    "the form of an existing %s",
    async (name) => {
      const { world } = await open();
      const rows = {
        person: world.people,
        service: world.services,
        action: world.actions,
        evidenceItem: world.evidence,
        policyIssue: world.policy,
      };
      const row = rows[name][0];
      await visit({ name, params: { id: row?.id ?? "" } }, /./);
      await screen.findByRole("button", { name: /^Delete this/ });
      await expectAccessible();
    },
  );

  it.each(["people", "services", "actions", "evidence", "policy"] as const)(
    "an empty list of %s",
    async (name) => {
      await open({ world: "empty" });
      await visit({ name, params: {} }, /./);
      await screen.findByRole("button", { name: /^Add/ });
      await expectAccessible();
    },
  );

  it("the first day", async () => {
    await open({ world: "empty" });
    await screen.findByText("Three steps to begin with");
    await expectAccessible();
  });

  it.each(["none", "locked", "broken"] as const)("a vault that is %s", async (vault) => {
    await open({ vault, bare: vault === "none" });
    await expectAccessible();
  });
});
