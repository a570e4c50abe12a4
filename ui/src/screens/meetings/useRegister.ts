/** The register while answers are entered quickly, one after the other. */
import { useEffect, useRef, useState } from "preact/hooks";
import { registerSet, type MeetingFull, type PersonId, type RegisterEntry } from "../../api";
import { noteSaved } from "../../lib/autosave";
import { tell } from "../../lib/trouble";

/** A register that can be written into. */
export interface OpenRegister {
  /** Entries as they will be when everything that was entered is in the store. */
  entries: readonly RegisterEntry[];
  /** Changes an entry; answers are written one after the other, in the order in which they were given. */
  set: (person: PersonId, fields: Partial<RegisterEntry>) => void;
}

/**
 * Keeps what was entered over what was read until the store has it: else the second answer for a person, given before
 * the first was read back, would undo the first.
 */
export function useRegister(full: MeetingFull): OpenRegister {
  const [entered, setEntered] = useState<ReadonlyMap<PersonId, RegisterEntry>>(new Map());
  const latest = useRef(entered);
  const queue = useRef(Promise.resolve());
  const waiting = useRef(0);
  const put = (next: ReadonlyMap<PersonId, RegisterEntry>): void => {
    latest.current = next;
    setEntered(next);
  };
  useEffect(() => {
    // What has just been read holds everything that was written.
    if (waiting.current === 0) put(new Map());
  }, [full]);

  const write = async (entry: RegisterEntry): Promise<void> => {
    const { person, guest, reply, attendance } = entry;
    try {
      await registerSet({ id: full.meeting.id, person, guest, reply, attendance });
      noteSaved();
    } catch (thrown) {
      tell(thrown);
      put(new Map([...latest.current].filter(([other]) => other !== person)));
    } finally {
      waiting.current -= 1;
    }
  };
  return {
    entries: full.register.map((entry) => entered.get(entry.person) ?? entry),
    set: (person, fields) => {
      const before = latest.current.get(person) ?? full.register.find((entry) => entry.person === person);
      if (!before) return;
      const entry = { ...before, ...fields };
      put(new Map(latest.current).set(person, entry));
      waiting.current += 1;
      queue.current = queue.current.then(() => write(entry));
    },
  };
}
