import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import {
  attachmentAdd,
  attachmentMove,
  attachmentRemove,
  isCancelled,
  ApiError,
  type Attachment,
  type MeetingId,
} from "../../api";
import { noteSaved } from "../../lib/autosave";
import { act } from "../../lib/trouble";
import { Badge, Button, Confirm, Failure } from "../../widgets";
import { words as all } from "../../words/meetings";

const words = all.attachments;

/** PDFs of somebody else's that go into the pack (domain D8): added, put in order, taken out. */
export function Attachments({ meeting, rows }: { meeting: MeetingId; rows: readonly Attachment[] }): VNode {
  const of = useAttachments(meeting, rows);
  return (
    <section class="attachments" aria-labelledby="attachments-title" ref={of.box}>
      <h3 id="attachments-title">{words.title}</h3>
      {rows.length === 0 && <p class="soft small">{words.none}</p>}
      <ol>
        {rows.map((one, at) => (
          <Row
            key={one.id}
            of={one}
            first={at === 0}
            last={at === rows.length - 1}
            onMove={(up) => of.move(one, at, up)}
            onRemove={() => of.ask(one)}
          />
        ))}
      </ol>
      {rows.some((one) => !one.accessible) && <p class="small mind">{words.notAccessibleWhy}</p>}
      {of.error && <Failure error={of.error} />}
      <div class="does">
        <Button small icon="add" busy={of.busy} onClick={of.add}>
          {words.add}
        </Button>
      </div>
      <p class="unseen" role="status">
        {of.said}
      </p>
      {of.asking && (
        <Confirm
          title={words.removeTitle(of.asking.title)}
          safe={words.keep}
          grave={words.remove}
          onSafe={() => of.ask(null)}
          onGrave={of.remove}
        >
          <p>{words.removeText}</p>
        </Confirm>
      )}
    </section>
  );
}

interface RowProps {
  of: Attachment;
  first: boolean;
  last: boolean;
  onMove: (up: boolean) => void;
  onRemove: () => void;
}

function Row(props: RowProps): VNode {
  const { of } = props;
  return (
    <li data-attachment={of.id}>
      <div>
        <bdi>{of.title}</bdi>
        <span class="about">
          {of.title === of.fileName ? "" : `${of.fileName}, `}
          {words.pages(of.pages)}
        </span>
        {of.accessible ? (
          <Badge tone="good" icon="check">
            {words.accessible}
          </Badge>
        ) : (
          <Badge tone="mind" icon="warn">
            {words.notAccessible}
          </Badge>
        )}
      </div>
      <Ways {...props} />
    </li>
  );
}

/** Moves an attachment, and takes it out. Where nothing is above or below, moving does nothing and keeps the keyboard. */
function Ways({ of, first, last, onMove, onRemove }: RowProps): VNode {
  const small = { small: true, look: "quiet", writes: true } as const;
  return (
    <div class="ways">
      {!(first && last) && (
        <>
          <Button
            {...small}
            icon="up"
            label={words.up(of.title)}
            onClick={() => {
              if (!first) onMove(true);
            }}
          />
          <Button
            {...small}
            icon="down"
            label={words.down(of.title)}
            onClick={() => {
              if (!last) onMove(false);
            }}
          />
        </>
      )}
      <Button {...small} icon="trash" label={words.removeOf(of.title)} onClick={onRemove} />
    </div>
  );
}

interface OpenAttachments {
  box: { current: HTMLElement | null };
  busy: boolean;
  /** Why the last file could not be added. */
  error: ApiError | null;
  /** What has just happened, for screen readers. */
  said: string;
  asking: Attachment | null;
  ask: (which: Attachment | null) => void;
  add: () => void;
  move: (which: Attachment, at: number, up: boolean) => void;
  remove: () => void;
}

/** What is done to the attachments of a meeting, and where the keyboard goes then. */
function useAttachments(meeting: MeetingId, rows: readonly Attachment[]): OpenAttachments {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState<Attachment | null>(null);
  const box = useRef<HTMLElement>(null);
  const add = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { attachments } = (await attachmentAdd({ id: meeting })).value;
      const added = attachments.find((one) => rows.every((other) => other.id !== one.id));
      noteSaved();
      if (added) setSaid(words.added(added.title));
    } catch (thrown) {
      if (!isCancelled(thrown)) setError(ApiError.from(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    box,
    busy,
    error,
    said,
    asking,
    ask: setAsking,
    add: () => act(add),
    move: (which, at, up) =>
      act(async () => {
        // The pressed button moves along with its row, which takes the keyboard away from it.
        const pressed = document.activeElement;
        await attachmentMove({ id: which.id, up });
        noteSaved();
        setSaid(words.moved(which.title, up ? at : at + 2));
        requestAnimationFrame(() => {
          if (pressed instanceof HTMLElement && pressed.isConnected) pressed.focus();
        });
      }),
    remove: () => {
      if (!asking) return;
      setAsking(null);
      act(async () => {
        await attachmentRemove({ id: asking.id });
        noteSaved();
        setSaid(words.removed(asking.title));
        requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(".does .button")?.focus());
      });
    },
  };
}
