import type { VNode } from "preact";
import {
  caseList,
  exportList,
  meetingList,
  termsList,
  useLoad,
  type CaseRow,
  type Export,
  type Meeting,
  type Terms,
} from "../../api";
import { communityId } from "../../session";
import { Loaded, Page } from "../../widgets";
import { words } from "../../words/documents";
import { LeftList } from "./LeftList";
import { MakeList } from "./MakeList";

/** What documents are made from, and what has left this PC. */
export interface DocumentsData {
  cases: readonly CaseRow[];
  meetings: readonly Meeting[];
  terms: readonly Terms[];
  exports: readonly Export[];
}

/** The documents that can be made, one button each, and the register of what has left this PC (domain E15). */
export function DocumentsScreen(): VNode {
  const community = communityId();
  const load = useLoad(
    ["case", "meeting", "terms", "export"],
    async (): Promise<DocumentsData> => {
      const [cases, meetings, terms, exports] = await Promise.all([
        caseList({ community }),
        meetingList({ community }),
        termsList({ community }),
        exportList({ community }),
      ]);
      return { cases, meetings, terms, exports };
    },
    community,
  );
  return (
    <Loaded of={load}>
      {(data) => (
        <Page title={words.title(data.exports.length)}>
          <MakeList data={data} onClosed={load.reload} />
          <LeftList data={data} />
        </Page>
      )}
    </Loaded>
  );
}
