/** The invitation with the pack: made, and handed to the mail program or to a folder. */
import { useState } from "preact/hooks";
import {
  ApiError,
  invitationMake,
  invitationOpen,
  invitationSave,
  isCancelled,
  type CaseOverride,
  type Handle,
  type InvitationInfo,
  type MeetingId,
  type Saved,
} from "../../api";
import { flushAll, noteSaved } from "../../lib/autosave";
import { words as all } from "../../words/meetings";
import { edition } from "../documents/edition";

const words = all.pack;

/** What happened to the last invitation. */
type Outcome =
  | { state: "rest" }
  | { state: "making" }
  | { state: "made"; said: string; info: InvitationInfo }
  | { state: "failed"; error: ApiError };

/** An invitation that can be handed over. */
export interface Invitation {
  outcome: Outcome;
  /** Opens the draft in the mail program. */
  open: () => void;
  /** Saves it into a folder, to be sent from elsewhere. */
  save: () => void;
}

/** Makes the invitation to a meeting, in the size of print that is chosen. */
export function useInvitation(meeting: MeetingId, reasons: CaseOverride[], message: string): Invitation {
  const [outcome, setOutcome] = useState<Outcome>({ state: "rest" });
  const make = async (
    hand: (input: Handle) => Promise<Saved>,
    say: (name: string) => string,
  ): Promise<void> => {
    if (!(await flushAll())) return;
    setOutcome({ state: "making" });
    try {
      const info = await invitationMake({
        meeting,
        edition: edition.peek(),
        reasons,
        message: message.trim() || null,
      });
      const { name } = await hand({ handle: info.handle });
      noteSaved();
      setOutcome({ state: "made", said: say(name), info });
    } catch (thrown) {
      setOutcome(isCancelled(thrown) ? { state: "rest" } : { state: "failed", error: ApiError.from(thrown) });
    }
  };
  return {
    outcome,
    open: () => void make(invitationOpen, words.opened),
    save: () => void make(invitationSave, words.saved),
  };
}
