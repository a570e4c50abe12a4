import type { VNode } from "preact";
import { navigate } from "../../lib/router";
import { act } from "../../lib/trouble";
import { Tabs } from "../../widgets";
import { words } from "../../words/people";

/** People, and the services they come from. */
export function PeopleTabs({ at }: { at: "people" | "services" }): VNode {
  return (
    <Tabs
      label={words.tabs}
      at={at}
      tabs={[
        { key: "people", label: words.peopleTab },
        { key: "services", label: words.servicesTab },
      ]}
      onOpen={(key) => act(() => navigate(key))}
    />
  );
}
