import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import {
  ApiError,
  backupList,
  erasePreview,
  type ErasePreview,
  type Mention,
  type RecordRef,
} from "../../../api";
import { instant } from "../../../lib/format";
import { Link, Loading, Note } from "../../../widgets";
import { words as all } from "../../../words/bin";
import { routeOf } from "../../today/Tasks";

const words = all.preview;

/** What would go, as far as it is known. */
export interface Preview {
  value: (ErasePreview & { backups: { n: number; oldest: string } }) | null;
  error: ApiError | null;
}

/** Looks at what belongs to a record, and at the backups that hold it. */
export function usePreview(record: RecordRef): Preview {
  const [state, setState] = useState<Preview>({ value: null, error: null });
  const { part, id } = record;
  useEffect(() => {
    let wanted = true;
    setState({ value: null, error: null });
    Promise.all([erasePreview({ record: { part, id } }), backupList()]).then(
      ([value, { rows }]) => {
        const backups = { n: rows.length, oldest: rows.at(-1)?.madeAt ?? "" };
        if (wanted) setState({ value: { ...value, backups }, error: null });
      },
      (thrown: unknown) => {
        if (wanted) setState({ value: null, error: ApiError.from(thrown) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [part, id]);
  return state;
}

/** What goes, what stays, where the name stands, and which backups hold it. */
export function ErasePreviewText(props: { preview: Preview["value"]; onLeave: () => void }): VNode {
  const { preview } = props;
  if (!preview) return <Loading />;
  if (preview.blocked !== null) {
    return (
      <Note tone="mind" alert>
        <p>
          <b>{words.blocked}</b>
        </p>
        <p>{preview.blocked}</p>
      </Note>
    );
  }
  const { n, oldest } = preview.backups;
  return (
    <div class="erase-preview">
      <section>
        <h3>{words.goes}</h3>
        <p>{words.counted(preview.goes)}</p>
      </section>
      {preview.stays.length > 0 && (
        <section>
          <h3>{words.stays}</h3>
          <ul class="bullets">
            {preview.stays.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {preview.mentions.length > 0 && (
        <section>
          <h3>{words.mentions}</h3>
          <ul class="bullets">
            {preview.mentions.map((mention) => (
              <li key={`${mention.part} ${mention.id} ${mention.place}`}>
                <MentionLink mention={mention} onLeave={props.onLeave} />
              </li>
            ))}
          </ul>
          <p class="small soft">{words.mentionsText}</p>
        </section>
      )}
      <section>
        <h3>{words.older}</h3>
        <p>{n === 0 ? words.noOlder : words.olderText(n, instant(oldest))}</p>
      </section>
    </div>
  );
}

function MentionLink({ mention, onLeave }: { mention: Mention; onLeave: () => void }): VNode {
  // A section is shown on the screen of its case, whose identifier the mention does not say.
  if (mention.part === "section") return <>{words.mention(mention.title, mention.place)}</>;
  const to = routeOf({ kind: mention.kind, id: mention.id });
  return (
    <Link to={to.name} with={to.params} onGo={onLeave}>
      {words.mention(mention.title, mention.place)}
    </Link>
  );
}
