/**
 * The page over a pretended shell, to be looked at in a browser. What is shown is said in the
 * address: `?vault=locked&world=empty&theme=dark&text=200&go=people&slow=document_make`.
 */
import { mockIPC } from "@tauri-apps/api/mocks";
import type { Settings, VaultState } from "../api";
import { makeFake, type FakeOptions } from "./fake";

const asked = new URLSearchParams(location.search);
const fake = makeFake({
  world: (asked.get("world") ?? "full") as NonNullable<FakeOptions["world"]>,
  vault: (asked.get("vault") ?? "open") as VaultState,
  sample: asked.has("sample"),
  bare: asked.has("bare") || asked.get("vault") === "none",
  trouble: (asked.get("trouble") ?? undefined) as FakeOptions["trouble"],
  backups: (asked.get("backups") ?? "fresh") as FakeOptions["backups"],
  readOnly: asked.has("readonly"),
  keychain: asked.has("keychain"),
  many: asked.has("many"),
  nothing: asked.has("nothing"),
  broken: asked.has("broken"),
  inTheWay: asked.get("inTheWay") ?? undefined,
  conflicts: asked.getAll("conflict"),
  notices: asked.getAll("notice"),
  settings: {
    theme: (asked.get("theme") ?? "light") as Settings["theme"],
    textSize: Number(asked.get("text") ?? 100) as Settings["textSize"],
  },
});
/** Commands that never end, to look at what is shown meanwhile. */
const slow = asked.getAll("slow");
mockIPC(
  (command, payload) =>
    slow.includes(command)
      ? new Promise(() => undefined)
      : fake.handle(command, (payload as { input?: unknown } | undefined)?.input),
  { shouldMockEvents: true },
);

await import("../main");

const go = asked.get("go");
if (go !== null) {
  const { navigateTo } = await import("../lib/router");
  const params: Record<string, string> = JSON.parse(asked.get("with") ?? "{}") as Record<string, string>;
  setTimeout(() => void navigateTo({ name: go, params } as never), 100);
}
