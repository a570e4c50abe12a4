import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { CaseId, Release } from "../../api";
import { gateOf } from "./gate";
import { GateDialog } from "./GateDialog";
import { Preview } from "./Preview";

/** Makes the PDF of a case: past its permission first, then to the preview. Rendered while that goes on. */
export function CaseDocument(props: {
  id: CaseId;
  title: string;
  release: Release;
  onClose: () => void;
  /** False while it is only made ready, unseen; a case whose permission asks something first is not. */
  shown?: boolean | undefined;
  /** Leads to the permission of the case. */
  onLook?: (() => void) | undefined;
}): VNode | null {
  const [reason, setReason] = useState<string | null>(null);
  const gate = gateOf(props.release);
  if (gate.step !== "open" && reason === null) {
    if (props.shown === false) return null;
    return <GateDialog gate={gate} onClose={props.onClose} onReason={setReason} onLook={props.onLook} />;
  }
  return (
    <Preview
      request={{ kind: "caseStudy", case: props.id, reason }}
      title={props.title}
      onClose={props.onClose}
      shown={props.shown}
    />
  );
}
