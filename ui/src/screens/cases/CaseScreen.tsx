import type { VNode } from "preact";
import {
  caseGet,
  evidenceList,
  meetingList,
  personList,
  useLoad,
  type CaseFull,
  type CaseId,
  type Evidence,
  type Meeting,
  type Person,
} from "../../api";
import { communityId } from "../../session";
import { Loaded } from "../../widgets";
import { CaseDesk } from "./CaseDesk";

/** A case and what stands around it. */
export interface CaseData {
  full: CaseFull;
  people: readonly Person[];
  meetings: readonly Meeting[];
  evidence: readonly Evidence[];
}

/** One case: its write-up as it prints, its permission, and how far it is. */
export function CaseScreen({ id }: { id: CaseId }): VNode {
  const community = communityId();
  const load = useLoad(
    ["case", "person", "meeting", "evidence"],
    async (): Promise<CaseData> => {
      const [full, people, meetings, evidence] = await Promise.all([
        caseGet({ id }),
        personList({ community }),
        meetingList({ community }),
        evidenceList({ community }),
      ]);
      return { full, people, meetings, evidence };
    },
    id,
  );
  return <Loaded of={load}>{(data) => <CaseDesk key={id} data={data} />}</Loaded>;
}
