import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Autosave } from "../../lib/autosave";
import { Button } from "../../widgets";
import { words } from "../../words/meetings";
import { Preview } from "../documents/Preview";
import { flushAll } from "../../lib/autosave";
import { act } from "../../lib/trouble";
import { Agenda } from "./Agenda";
import type { MeetingDraft } from "./draft";
import type { MeetingData } from "./MeetingScreen";
import { WhenWhere } from "./WhenWhere";

/** The plan of a meeting: its agenda, and when and where it is. */
export function Plan({ data, of }: { data: MeetingData; of: Autosave<MeetingDraft> }): VNode {
  const [showing, setShowing] = useState(false);
  const { id } = data.full.meeting;
  const show = (): void =>
    act(async () => {
      if (await flushAll()) setShowing(true);
    });
  return (
    <div class="two">
      <section class="agenda-part" aria-labelledby="agenda-title">
        <Agenda cases={data.cases} of={of} />
        <p class="agenda-paper">
          <Button icon="documents" onClick={show}>
            {words.agenda.document}
          </Button>
        </p>
      </section>
      <aside>
        <WhenWhere meeting={data.full.meeting} of={of} />
      </aside>
      {showing && (
        <Preview
          request={{ kind: "agenda", meeting: id }}
          title={words.agenda.title}
          onClose={() => setShowing(false)}
        />
      )}
    </div>
  );
}
