import type { FunctionComponent, VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Community } from "../api";
import { dropAll, flushAll, saveStatus } from "../lib/autosave";
import { hasDrafts } from "../lib/draft";
import { guardWith, route, scrollFrom, visit, type Route } from "../lib/router";
import { trouble } from "../lib/trouble";
import { screens } from "../routes";
import { Button, Confirm, Failure, UndoBar } from "../widgets";
import { words as shared } from "../words/widgets";
import { words } from "../words/frame";
import { useKeys } from "./keys";
import { LookMark, Notices } from "./LookMark";
import { SampleMark } from "./SampleMark";
import { Sidebar } from "./Sidebar";
import { InTheWay } from "./UndoPlace";

/** The window around every screen of a community. */
export function Frame({ community }: { community: Community }): VNode {
  const main = useRef<HTMLElement>(null);
  useKeys();
  useEffect(() => {
    scrollFrom(() => main.current?.scrollTop ?? 0);
  }, []);
  // What went wrong on one screen is no news on the next.
  const here = visit.value;
  useEffect(() => {
    trouble.value = null;
  }, [here]);
  return (
    <div class="window">
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.skip}
      </a>
      <Sidebar community={community} />
      <main class="desk" id="main" tabIndex={-1} ref={main}>
        <LookMark />
        {community.sample && <SampleMark community={community} />}
        <Notices />
        <Trouble />
        <Screen key={visit.value} at={route.value} />
      </main>
      <UndoBar />
      <InTheWay />
      <LeaveGuard />
    </div>
  );
}

function Screen({ at }: { at: Route }): VNode {
  // The table of screens pairs each name with a component that takes that name's parameters.
  const Shown = screens[at.name].screen as FunctionComponent<object>;
  return <Shown {...at.params} />;
}

function Trouble(): VNode | null {
  const error = trouble.value;
  if (!error) return null;
  return (
    <div class="trouble-place">
      <Failure error={error} />
      <Button
        small
        look="quiet"
        icon="close"
        onClick={() => {
          trouble.value = null;
        }}
      >
        {shared.close}
      </Button>
    </div>
  );
}

/** Writes what is unsaved before a screen is left, and asks where that fails. */
function LeaveGuard(): VNode | null {
  const [asking, setAsking] = useState<{ why: string; answer: (leave: boolean) => void } | null>(null);
  useEffect(() => {
    guardWith(async () => {
      if ((await flushAll()) && !hasDrafts()) return true;
      const state = saveStatus.peek();
      const why = state.kind === "failed" ? words.unsaved.text(state.why) : words.unsaved.draft;
      return new Promise<boolean>((answer) => setAsking({ why, answer }));
    });
    return () => guardWith(() => Promise.resolve(true));
  }, []);
  if (!asking) return null;
  const answer = (leave: boolean): void => {
    setAsking(null);
    if (leave) dropAll();
    asking.answer(leave);
  };
  return (
    <Confirm
      title={words.unsaved.title}
      safe={words.unsaved.safe}
      grave={words.unsaved.grave}
      onSafe={() => answer(false)}
      onGrave={() => answer(true)}
    >
      <p>{asking.why}</p>
    </Confirm>
  );
}
