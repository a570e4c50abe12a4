import type { VNode } from "preact";
import type { Autosave } from "../../lib/autosave";
import { words } from "../../words/meetings";
import { Agenda } from "./Agenda";
import type { MeetingDraft } from "./draft";
import type { MeetingData } from "./MeetingScreen";
import { Paper } from "./Paper";
import { WhenWhere } from "./WhenWhere";

/** The plan of a meeting: its agenda, and when and where it is. */
export function Plan({ data, of }: { data: MeetingData; of: Autosave<MeetingDraft> }): VNode {
  const { id } = data.full.meeting;
  return (
    <div class="two">
      <section class="agenda-part" aria-labelledby="agenda-title">
        <Agenda cases={data.cases} of={of} />
        <p class="agenda-paper">
          <Paper request={{ kind: "agenda", meeting: id }} title={words.agenda.title}>
            {words.agenda.document}
          </Paper>
        </p>
      </section>
      <aside>
        <WhenWhere meeting={data.full.meeting} of={of} />
      </aside>
    </div>
  );
}
