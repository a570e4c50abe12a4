import type { RefObject, VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { sampleCreate, type Community, type Today } from "../api";
import { navigate } from "../lib/router";
import { act } from "../lib/trouble";
import { communities, loadCommunities, openCommunity } from "../session";
import { Crest, Icon } from "../widgets";
import { words } from "../words/frame";

/** The community that is open, and the way to another. */
export function Switcher({ community, today }: { community: Community; today: Today | null }): VNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useId();
  useAway(box, open, () => setOpen(false));

  const choose = (work: () => Promise<unknown>): void => {
    setOpen(false);
    act(work);
  };
  return (
    <div
      class="side-top"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        class="switch"
        ref={button}
        aria-expanded={open}
        aria-controls={menu}
        title={words.switcher}
        onClick={() => setOpen(!open)}
      >
        <Crest here={today?.members ?? 0} coming={today?.onTheirWay ?? 0} aim={community.sizeLeast ?? 0} />
        <span>
          <b>{community.name}</b>
          <span class="switch-state">
            {stateOf(community, today)} <Icon name="chevron" />
          </span>
        </span>
      </button>
      {open && <CommunityMenu id={menu} at={community} onChoose={choose} />}
    </div>
  );
}

/** The communities of the vault, and the ways to a new one. */
function CommunityMenu(props: {
  id: string;
  at: Community;
  onChoose: (work: () => Promise<unknown>) => void;
}): VNode {
  const { at, onChoose } = props;
  return (
    <ul class="menu" id={props.id}>
      {communities.value.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            aria-current={one.id === at.id ? "true" : undefined}
            onClick={() => onChoose(() => openCommunity(one.id))}
          >
            <Icon name={one.id === at.id ? "check" : "arrow"} />
            <span>
              {one.name}
              {one.sample && <span class="about">{words.sampleTag}</span>}
            </span>
          </button>
        </li>
      ))}
      <li class="apart">
        <button type="button" onClick={() => onChoose(() => navigate("newCommunity"))}>
          <Icon name="add" />
          {words.newCommunity}
        </button>
      </li>
      {!communities.value.some((one) => one.sample) && (
        <li>
          <button type="button" onClick={() => onChoose(openSample)}>
            <Icon name="eye" />
            {words.addSample}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Calls back when the pointer or the keyboard goes elsewhere while something is open. */
function useAway(box: RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!open) return undefined;
    const away = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) latest.current();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [box, open]);
}

function stateOf(community: Community, today: Today | null): string {
  if (community.stage !== "meeting" || !today) return words.stage[community.stage];
  return words.held(today.meetingsHeld, today.meetingsPlanned);
}

/** Makes the sample community and opens it. */
export async function openSample(): Promise<void> {
  const { value } = await sampleCreate();
  await loadCommunities();
  await openCommunity(value.id);
}
