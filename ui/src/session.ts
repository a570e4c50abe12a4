/** Who is here and what is open: the vault, this PC's settings, the community. */
import { batch, computed, effect, signal } from "@preact/signals";
import * as api from "./api";
import type { Community, CommunityId, Settings, VaultStatus } from "./api";
import { dropAll, flushAll, keepAll } from "./lib/autosave";
import { keepDrafts } from "./lib/draft";
import { forgetRemembered } from "./lib/remembered";
import { restart, revisit } from "./lib/router";
import { trouble } from "./lib/trouble";
import { lookingOnly } from "./lib/writable";
import { undoable } from "./lib/undo";

/** The vault; null until the shell has answered. */
export const vault = signal<VaultStatus | null>(null);
/** This PC's settings. */
export const settings = signal<Settings>({
  theme: "system",
  textSize: 100,
  community: null,
  lockAfterMinutes: 5,
});
/** All communities of the vault, in the order of their names. */
export const communities = signal<readonly Community[]>([]);
/** True from the making of the vault until the first community stands. */
export const beginning = signal(false);
/** Why the vault was locked, for the lock screen. */
export const lockedBecause = signal<"asked" | "idle" | null>(null);
/** What unlocking found and is to be said once, as sentences. */
export const notices = signal<readonly string[]>([]);
/** Whether a backup is looked at: nothing in this session can be changed. */
export const readOnly = computed(() => vault.value?.state === "open" && vault.value.readOnly);
effect(() => {
  lookingOnly.value = readOnly.value;
});

/** The community that is open; null where there is none. */
export const community = computed<Community | null>(() => {
  const all = communities.value;
  return all.find((one) => one.id === settings.value.community) ?? all[0] ?? null;
});

/** The identifier of the open community. Only for screens inside the frame, which stands on one. */
export function communityId(): CommunityId {
  return community.value?.id ?? "";
}

/** Asks the shell where things stand. */
export async function begin(): Promise<void> {
  settings.value = await api.settingsGet();
  await take(await api.vaultStatus());
}

/** Takes over a new state of the vault, and loads what belongs to it. */
export async function take(status: VaultStatus): Promise<void> {
  if (status.state === "open") {
    await loadCommunities();
    revisit();
  }
  batch(() => {
    vault.value = status;
    if (status.notices.length > 0) notices.value = status.notices;
  });
  if (status.state === "open" && newsWaits) hear();
}

/** How often the shell said that the vault is locked, also while it was: then the PC was left. */
export const timesLocked = signal(0);

/** Something was noticed before the window knew that the vault is open. */
let newsWaits = false;

/** Asks what was noticed behind the window, and says it; what was said and closed is not said again. */
function hear(): void {
  newsWaits = vault.peek()?.state !== "open";
  if (newsWaits) return;
  // A question that fails is asked again with the next news, and the lock screen asks anyway.
  api.vaultStatus().then(takeNews, () => undefined);
}

function takeNews(now: VaultStatus): void {
  const before = vault.peek();
  if (now.state !== "open" || before?.state !== "open") return;
  batch(() => {
    vault.value = { ...before, notices: now.notices, lastVerified: now.lastVerified, backups: now.backups };
    const fresh = now.notices.filter((one) => !before.notices.includes(one));
    if (fresh.length > 0) notices.value = [...notices.peek(), ...fresh];
  });
}

/**
 * Takes over another vault in the place of the one that is open, such as a backup that is looked at: nothing
 * of the old one stays in the window.
 */
export async function takeOther(status: VaultStatus): Promise<void> {
  dropAll();
  batch(() => {
    undoable.value = null;
    trouble.value = null;
    forgetRemembered();
  });
  restart();
  await take(status);
}

/** Notes when the last backup was checked, for the mark in the sidebar. */
export function noteVerified(lastVerified: string | null): void {
  const status = vault.peek();
  if (status) vault.value = { ...status, lastVerified };
}

/** Loads the communities again. */
export async function loadCommunities(): Promise<void> {
  communities.value = await api.communityList();
}

/** Changes and keeps settings. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = settings.peek();
  settings.value = { ...before, ...change };
  settings.value = await api.settingsSet({ settings: settings.peek() });
}

/** Opens another community on its first screen. */
export async function openCommunity(id: CommunityId): Promise<void> {
  await flushAll();
  await changeSettings({ community: id });
  restart();
}

/** Writes what is unsaved, then locks. */
export async function lock(because: "asked" | "idle"): Promise<void> {
  await flushAll();
  lockedBecause.value = because;
  await api.vaultLock();
  await forget();
}

/** Clears the window of all that came from the vault, and shows the lock screen. */
export async function forget(): Promise<void> {
  keepAll();
  keepDrafts();
  const status = await api.vaultStatus();
  batch(() => {
    vault.value = status.state === "open" ? { ...status, state: "locked" } : status;
    communities.value = [];
    undoable.value = null;
    notices.value = [];
    trouble.value = null;
    forgetRemembered();
  });
}

/** Follows the shell's events and the kinds that change. Called once. */
export function followShell(): void {
  api.onLocked(() => void forget());
  api.listenTo("vault-locking", () => void lock("idle"));
  api.listenTo("vault-locked", () => {
    timesLocked.value += 1;
    void forget();
  });
  api.listenTo("vault-news", hear);
  const version = api.versionOf("community");
  effect(() => {
    if (version.value > 0 && vault.peek()?.state === "open") void loadCommunities();
  });
}

/** Puts theme and size of text on the page. */
export function followSettings(root: HTMLElement): void {
  effect(() => {
    root.dataset.theme = settings.value.theme;
    const text = String(settings.value.textSize);
    if (root.dataset.text === text) return;
    root.dataset.text = text;
    // Engines keep the outcome of a container query in rem when only the size of text changes: the
    // container is taken away for a moment, so that they measure again.
    const { style } = document.body;
    style.setProperty("container-type", "normal");
    document.body.getBoundingClientRect();
    style.removeProperty("container-type");
  });
}

/** Tells the shell at most every 30 seconds that somebody is here, so that it does not lock. */
export function followActivity(target: Document): void {
  let told = 0;
  const tell = (): void => {
    if (vault.peek()?.state !== "open" || Date.now() - told < 30_000) return;
    told = Date.now();
    api.activity().catch(() => undefined);
  };
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    target.addEventListener(kind, tell, { passive: true });
  }
}
