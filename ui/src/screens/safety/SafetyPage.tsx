import type { ComponentChildren, VNode } from "preact";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { Page, Tabs } from "../../widgets";
import { words } from "../../words/safety";

const tabs = ["keys", "people", "backups", "bin", "trail", "protection"] as const;

/** A part of safe-keeping. */
export type SafetyTab = (typeof tabs)[number];

/** One part of safe-keeping: its sentence, its buttons and the way to the other parts. */
export function SafetyPage(props: {
  at: SafetyTab;
  title: string;
  does?: ComponentChildren;
  children: ComponentChildren;
}): VNode {
  return (
    <Page title={props.title} does={props.does} class="safety">
      <Tabs
        label={words.tabs}
        at={props.at}
        tabs={tabs.map((key) => ({ key, label: words.tab[key] }))}
        onOpen={(tab) => act(() => navigate("safety", { tab }))}
      />
      {props.children}
    </Page>
  );
}
