import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../src/api";
import {
  Autosave,
  LONGEST,
  REST,
  RETRY,
  enrol,
  flushAll,
  keepAll,
  saveStatus,
  type Saver,
} from "../../src/lib/autosave";
import { takeLeftover } from "../../src/lib/leftovers";

interface Note {
  text: string;
}

/** A store of one note that can be made to fail. */
function store() {
  const rows = { text: "stored", version: 1 };
  const writes: string[] = [];
  let failure: ApiError | null = null;
  const save = vi.fn(async (draft: Note, version: number): Promise<number> => {
    await Promise.resolve();
    if (failure) throw failure;
    if (version !== rows.version) throw new ApiError("stale", "Somebody else saved in between.");
    writes.push(draft.text);
    rows.text = draft.text;
    rows.version += 1;
    return rows.version;
  });
  const saver: Saver<Note> = {
    key: "note",
    draft: { text: rows.text },
    version: rows.version,
    save,
    reload: () => Promise.resolve({ draft: { text: rows.text }, version: rows.version }),
  };
  return {
    rows,
    writes,
    save,
    saver,
    fail: (error: ApiError | null) => {
      failure = error;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});

describe("when it saves", () => {
  it("writes once, a moment after the last key", async () => {
    const { saver, writes } = store();
    const auto = new Autosave(saver);
    for (const text of ["a", "ab", "abc"]) {
      auto.change({ text });
      await vi.advanceTimersByTimeAsync(REST / 2);
    }
    expect(writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(REST);
    expect(writes).toEqual(["abc"]);
    expect(auto.state.value.kind).toBe("saved");
  });

  it("does not wait for ever on somebody who never stops typing", async () => {
    const { saver, writes } = store();
    const auto = new Autosave(saver);
    for (let typed = 0; typed <= LONGEST; typed += REST / 2) {
      auto.change({ text: "x".repeat(typed / 100) });
      await vi.advanceTimersByTimeAsync(REST / 2);
    }
    expect(writes.length).toBeGreaterThan(0);
  });

  it("writes at once when it is flushed, and nothing where nothing changed", async () => {
    const { saver, writes, save } = store();
    const auto = new Autosave(saver);
    expect(await auto.flush()).toBe(true);
    expect(save).not.toHaveBeenCalled();
    auto.change({ text: "now" });
    expect(await auto.flush()).toBe(true);
    expect(writes).toEqual(["now"]);
  });

  it("never writes twice at the same time, each from the version before", async () => {
    const { saver, rows, writes } = store();
    const auto = new Autosave(saver);
    auto.change({ text: "first" });
    const one = auto.flush();
    auto.change({ text: "second" });
    const two = auto.flush();
    await Promise.all([one, two]);
    await vi.advanceTimersByTimeAsync(REST);
    expect(writes).toEqual(["first", "second"]);
    expect(rows.version).toBe(3);
    expect(auto.state.value.kind).toBe("saved");
  });
});

describe("when it cannot save", () => {
  it("keeps what was typed, says why, and marks the field", async () => {
    const { saver, fail } = store();
    const auto = new Autosave(saver);
    fail(
      new ApiError("invalid", "Look at what is marked.", [{ field: "text", message: "Write something." }]),
    );
    auto.change({ text: "" });
    expect(await auto.flush()).toBe(false);
    expect(auto.draft.value).toEqual({ text: "" });
    expect(auto.problem("text")).toBe("Write something.");
    expect(auto.state.value).toMatchObject({ kind: "failed", why: "Write something." });
    fail(null);
    auto.change({ text: "something" });
    expect(await auto.flush()).toBe(true);
    expect(auto.problem("text")).toBeUndefined();
  });

  it("tries again by itself where that can help", async () => {
    const { saver, writes, fail } = store();
    const auto = new Autosave(saver);
    fail(new ApiError("readOnly", "The folder cannot be written."));
    auto.change({ text: "kept" });
    await auto.flush();
    expect(auto.state.value).toMatchObject({ kind: "failed", code: "readOnly" });
    fail(null);
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(writes).toEqual(["kept"]);
  });

  it("lets one choose where somebody else saved in between: mine", async () => {
    const { saver, rows } = store();
    const auto = new Autosave(saver);
    Object.assign(rows, { text: "theirs", version: 5 });
    auto.change({ text: "mine" });
    await auto.flush();
    expect(auto.state.value).toMatchObject({ kind: "failed", code: "stale" });
    expect(rows.text).toBe("theirs");
    await auto.keepMine();
    expect(rows.text).toBe("mine");
  });

  it("… or theirs", async () => {
    const { saver, rows } = store();
    const auto = new Autosave(saver);
    Object.assign(rows, { text: "theirs", version: 5 });
    auto.change({ text: "mine" });
    await auto.flush();
    await auto.takeTheirs();
    expect(auto.draft.value).toEqual({ text: "theirs" });
    expect(await auto.flush()).toBe(true);
    expect(rows.text).toBe("theirs");
  });

  it("holds back a form in which a field cannot be read, and saves the rest", async () => {
    const { saver, writes } = store();
    const auto = new Autosave(saver);
    auto.unread("due", "February has 28 days in 2027");
    auto.change({ text: "rest" });
    expect(await auto.flush()).toBe(false);
    expect(writes).toEqual(["rest"]);
    expect(auto.state.value).toMatchObject({ kind: "failed", why: "February has 28 days in 2027" });
    auto.unread("due", null);
    expect(await auto.flush()).toBe(true);
    expect(auto.state.value.kind).toBe("saved");
  });
});

describe("following the store", () => {
  it("takes a newer record while nothing of one's own is unsaved", () => {
    const { saver } = store();
    const auto = new Autosave(saver);
    auto.follow({ ...saver, draft: { text: "newer" }, version: 2 });
    expect(auto.draft.value).toEqual({ text: "newer" });
  });

  it("never takes away what is being typed", () => {
    const { saver } = store();
    const auto = new Autosave(saver);
    auto.change({ text: "typing" });
    auto.follow({ ...saver, draft: { text: "newer" }, version: 2 });
    expect(auto.draft.value).toEqual({ text: "typing" });
  });
});

describe("the window as a whole", () => {
  it("says the worst of its forms, and writes all when asked", async () => {
    const [good, bad] = [store(), store()];
    const one = new Autosave({ ...good.saver, key: "one" });
    const two = new Autosave({ ...bad.saver, key: "two" });
    const leave = [enrol(one), enrol(two)];
    bad.fail(new ApiError("invalid", "Look.", [{ field: "text", message: "Too long." }]));
    one.change({ text: "a" });
    two.change({ text: "b" });
    expect(saveStatus.value.kind).toBe("saving");
    expect(await flushAll()).toBe(false);
    expect(good.writes).toEqual(["a"]);
    expect(saveStatus.value).toMatchObject({ kind: "failed", why: "Too long." });
    bad.fail(null);
    two.change({ text: "c" });
    expect(await flushAll()).toBe(true);
    expect(saveStatus.value.kind).toBe("saved");
    leave.forEach((end) => end());
  });

  it("gives back after unlocking what could not be written before locking", async () => {
    const { saver, fail, rows } = store();
    const auto = new Autosave(saver);
    const leave = enrol(auto);
    fail(new ApiError("invalid", "Look.", [{ field: "text", message: "Too short." }]));
    auto.change({ text: "half a sen" });
    await flushAll();
    keepAll();
    leave();
    fail(null);
    const again = new Autosave({ ...saver, draft: { text: rows.text } });
    expect(again.draft.value).toEqual({ text: "half a sen" });
    expect(await again.flush()).toBe(true);
    expect(rows.text).toBe("half a sen");
    expect(takeLeftover("note")).toBeUndefined();
  });
});
