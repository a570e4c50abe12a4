import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { CaseId, CaseOverride, MeetingFull } from "../../api";
import { flushAll } from "../../lib/autosave";
import { series } from "../../lib/format";
import { Button, Failure, Note, Progress, TextArea } from "../../widgets";
import { words as all } from "../../words/meetings";
import { EditionPick } from "../documents/EditionPick";
import { packReasons } from "../documents/gate";
import { Preview } from "../documents/Preview";
import { Attachments } from "./Attachments";
import { PackContents } from "./PackContents";
import { useInvitation, type Invitation } from "./useInvitation";

const words = all.pack;

/** The invitation with the pack: what goes in, what is held back and why, and the draft. */
export function PackSheet({ full }: { full: MeetingFull }): VNode {
  const [typed, setTyped] = useState<Readonly<Record<CaseId, string>>>({});
  const [message, setMessage] = useState("");
  const reasons = packReasons(full.cases, typed);
  const invitation = useInvitation(full.meeting.id, reasons, message);
  return (
    <section class="sheet pack" aria-labelledby="pack-title">
      <h2 id="pack-title">{words.title}</h2>
      <p class="soft small">{words.intro}</p>
      <PackContents
        cases={full.cases}
        typed={typed}
        onType={(id, reason) => setTyped({ ...typed, [id]: reason })}
      />
      <Attachments meeting={full.meeting.id} rows={full.attachments} />
      {full.withoutEmail.length > 0 && (
        <Note tone="mind" icon="mail">
          {words.withoutEmail(full.withoutEmail.length)} {series(full.withoutEmail)}.
        </Note>
      )}
      <TextArea name="message" label={words.message} lines={2} value={message} onChange={setMessage} />
      <EditionPick labelShown />
      <Does full={full} invitation={invitation} reasons={reasons} />
      <Said of={invitation} />
    </section>
  );
}

function Does(props: { full: MeetingFull; invitation: Invitation; reasons: CaseOverride[] }): VNode {
  const { full, invitation, reasons } = props;
  const [showing, setShowing] = useState(false);
  const busy = invitation.outcome.state === "making";
  return (
    <div class="does">
      <Button look="main" icon="mail" busy={busy} onClick={invitation.open}>
        {words.open}
      </Button>
      <Button icon="save" busy={busy} onClick={invitation.save}>
        {words.save}
      </Button>
      <Button look="quiet" icon="eye" onClick={() => void flushAll().then((clean) => setShowing(clean))}>
        {words.preview}
      </Button>
      {showing && (
        <Preview
          request={{ kind: "pack", meeting: full.meeting.id, reasons }}
          title={words.previewTitle}
          onClose={() => setShowing(false)}
        />
      )}
    </div>
  );
}

function Said({ of: { outcome } }: { of: Invitation }): VNode {
  return (
    <div role="status">
      {outcome.state === "making" && <Progress title={words.making} />}
      {outcome.state === "failed" && <Failure error={outcome.error} />}
      {outcome.state === "made" && (
        <Note tone="good">
          <p>{outcome.said}</p>
          <p class="small">{words.recipients(outcome.info.recipients, outcome.info.subject)}</p>
          {outcome.info.pack.remarks.map((remark) => (
            <p class="small" key={remark}>
              {remark}
            </p>
          ))}
        </Note>
      )}
    </div>
  );
}
