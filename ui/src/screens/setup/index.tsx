import type { VNode } from "preact";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { Page, Tabs } from "../../widgets";
import { words } from "../../words/setup";
import { CommunityForm } from "../start/NameStep";
import { CommunitySettings } from "./CommunitySettings";
import { TermsTab } from "./TermsTab";
import "./setup.css";

/** The parts of the set-up. */
export type SetupTab = "community" | "terms";

/** The community's settings and terms of reference (domain A4, A5, D6). */
export function SetupScreen({ tab = "community" }: { tab?: SetupTab }): VNode {
  return (
    <Page title={words.title}>
      <Tabs
        label={words.tabs}
        at={tab}
        tabs={[
          { key: "community", label: words.communityTab },
          { key: "terms", label: words.termsTab },
        ]}
        onOpen={(key) => act(() => navigate("setup", { tab: key }))}
      />
      {tab === "community" ? <CommunitySettings /> : <TermsTab />}
    </Page>
  );
}

/** Another community beside those that are there. */
export function NewCommunityScreen(): VNode {
  return (
    <Page title={words.newTitle}>
      <div class="form">
        <p class="soft">{words.newLead}</p>
        <CommunityForm onMade={() => undefined} />
      </div>
    </Page>
  );
}
