import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sampleRemove, type Community } from "../api";
import { dropAll } from "../lib/autosave";
import { restart } from "../lib/router";
import { act } from "../lib/trouble";
import { loadCommunities } from "../session";
import { Button, Confirm, Icon } from "../widgets";
import { words } from "../words/frame";

/** On every screen of the sample community: what it is, and the way to be rid of it. */
export function SampleMark({ community }: { community: Community }): VNode {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const remove = (): void => {
    setBusy(true);
    act(async () => {
      try {
        dropAll();
        await sampleRemove({ id: community.id });
        restart();
        await loadCommunities();
      } finally {
        setBusy(false);
        setAsking(false);
      }
    });
  };
  return (
    <aside class="sample-mark" aria-label={words.sampleTag}>
      <p>
        <Icon name="gap" />
        {words.sample.mark}
      </p>
      <Button small look="quiet" writes onClick={() => setAsking(true)}>
        {words.sample.remove}
      </Button>
      {asking && (
        <Confirm
          title={words.sample.title}
          safe={words.sample.safe}
          grave={words.sample.remove}
          busy={busy}
          onSafe={() => setAsking(false)}
          onGrave={remove}
        >
          <p>{words.sample.text}</p>
        </Confirm>
      )}
    </aside>
  );
}
