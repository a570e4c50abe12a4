import type { VNode } from "preact";
import { RichTextEditor } from "../../editor";
import type { Autosave } from "../../lib/autosave";
import { communityId } from "../../session";
import { words } from "../../words/meetings";
import { Actions } from "./Actions";
import type { MeetingDraft } from "./draft";
import type { MeetingData } from "./MeetingScreen";
import { Paper } from "./Paper";

/** The notes of a meeting, and what was agreed to be done (domain D11). */
export function Notes({ data, of }: { data: MeetingData; of: Autosave<MeetingDraft> }): VNode {
  const { details } = of.draft.value;
  return (
    <div class="two noting">
      <section aria-labelledby="notes-title">
        <h2 id="notes-title">{words.notes.title}</h2>
        <RichTextEditor
          value={details.notes}
          label={words.notes.title}
          placeholder={words.notes.placeholder}
          onChange={(notes) => {
            const now = of.draft.peek();
            of.change({ ...now, details: { ...now.details, notes } });
          }}
        />
      </section>
      <div class="agreed">
        <Actions data={data} />
        {data.actions.length > 0 && (
          <p>
            <Paper request={{ kind: "actions", community: communityId() }} title={words.notes.actions}>
              {words.notes.actionsDocument}
            </Paper>
          </p>
        )}
      </div>
    </div>
  );
}
