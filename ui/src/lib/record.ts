/** The form of one record: a new one is checked and sent, a stored one saves itself. */
import { useRef } from "preact/hooks";
import { noteSaved, useAutosave, type Autosave } from "./autosave";
import { useCreating, type Creating } from "./create";
import { useDraft } from "./draft";
import { leave } from "./router";
import { offerUndo } from "./undo";

/** The list to which a form leads back. */
type List = Parameters<typeof leave>[0];

/** What the fields of a form are given, whether its record is new or stored. */
export interface Filling<D> {
  value: D;
  set: (fields: Partial<D>) => void;
  problem: (field: string) => string | undefined;
  /** A field holds something that cannot be read, or can again. */
  unread: (field: string, problem: string | null) => void;
}

/** The form of a new record. */
export interface NewRecord<D> {
  fields: Filling<D>;
  creating: Creating;
  send: () => Promise<void>;
}

/** A record that is filled in, checked and sent; then the form is left, and making it can be undone. */
export function useNewRecord<D extends object, R>(of: {
  /** The same for the same new record, such as `new person`. */
  key: string;
  none: () => D;
  create: (details: D) => Promise<{ value: R }>;
  to: List;
  /** What was done, without a full stop. */
  created: (made: R) => string;
  remove: (made: R) => Promise<unknown>;
}): NewRecord<D> {
  const draft = useDraft(of.key, of.none);
  const creating = useCreating();
  const unread = useRef(new Map<string, string>());
  const create = async (): Promise<void> => {
    const { value } = await of.create(draft.value);
    draft.done();
    await leave(of.to);
    offerUndo(of.created(value), () => of.remove(value));
  };
  return {
    creating,
    send: () =>
      creating.send(create, () => [...unread.current].map(([field, message]) => ({ field, message }))),
    fields: {
      value: draft.value,
      set: draft.set,
      problem: creating.problem,
      unread: (field, problem) => {
        if (problem === null) unread.current.delete(field);
        else unread.current.set(field, problem);
      },
    },
  };
}

/** The form of a stored record. */
export interface KeptRecord<D> {
  fields: Filling<D>;
  auto: Autosave<D>;
  remove: () => Promise<void>;
}

/** A record that saves itself as it is typed, and can be deleted. */
export function useKeptRecord<D, R extends { version: number }>(of: {
  /** The same for the same record, such as `person 0191…`. */
  key: string;
  record: R;
  details: (record: R) => D;
  get: () => Promise<R>;
  update: (details: D, version: number) => Promise<{ value: R }>;
  to: List;
  /** What was done when it is deleted, without a full stop. */
  deleted: string;
  remove: () => Promise<unknown>;
  restore: () => Promise<unknown>;
}): KeptRecord<D> {
  const auto = useAutosave({
    key: of.key,
    draft: of.details(of.record),
    version: of.record.version,
    save: async (details, version) => (await of.update(details, version)).value.version,
    reload: async () => {
      const now = await of.get();
      return { draft: of.details(now), version: now.version };
    },
  });
  const remove = async (): Promise<void> => {
    // First away, so that this form does not look for what is gone.
    await leave(of.to);
    await of.remove();
    noteSaved();
    offerUndo(of.deleted, of.restore);
  };
  const fields: Filling<D> = {
    value: auto.draft.value,
    set: (some) => auto.set(some),
    problem: (field) => auto.problem(field),
    unread: (field, problem) => auto.unread(field, problem),
  };
  return { fields, auto, remove };
}
