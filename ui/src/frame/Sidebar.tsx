import type { VNode } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { todayGet, useLoad, type Community, type Today } from "../api";
import { route, visit } from "../lib/router";
import { act } from "../lib/trouble";
import { places, screens } from "../routes";
import { lock, readOnly, vault } from "../session";
import { Button, Icon, Link, SavedStatus, cx } from "../widgets";
import { words } from "../words/frame";
import { Switcher } from "./Switcher";
import { UndoPlace } from "./UndoPlace";

const todayKinds = ["community", "person", "meeting", "terms", "action", "case", "policy"] as const;

/** The sidebar: community, Find, the places, the saved status and the lock. */
export function Sidebar({ community }: { community: Community }): VNode {
  const [unfolded, setUnfolded] = useState(false);
  const more = useId();
  const today = useLoad<Today>(todayKinds, () => todayGet({ community: community.id }), community.id).value;
  const here = visit.value;
  useEffect(() => setUnfolded(false), [here]);
  return (
    <header
      class={cx("side", unfolded && "unfolded")}
      onKeyDown={(event) => {
        if (event.key === "Escape") setUnfolded(false);
      }}
    >
      <Switcher community={community} today={today} />
      <div class="bar-menu">
        <Button
          look="quiet"
          iconAfter="chevron"
          expanded={unfolded}
          controls={more}
          onClick={() => setUnfolded(!unfolded)}
        >
          {words.menu}
        </Button>
      </div>
      <div class="side-more" id={more}>
        <Link
          to="search"
          class="side-find"
          keys="Control+F"
          current={route.value.name === "search" ? "page" : undefined}
        >
          <Icon name="find" />
          <span>{words.find}</span>
          <kbd aria-hidden>Ctrl F</kbd>
        </Link>
        <Places late={today?.late.length ?? 0} />
        <div class="side-foot">
          <SavedStatus />
          {!readOnly.value && <UndoPlace />}
          <Safety />
          <Link to="settings" class="place" current={route.value.name === "settings" ? "page" : undefined}>
            <Icon name="settings" />
            {words.settings}
          </Link>
          <button
            type="button"
            class="place"
            aria-keyshortcuts="Control+L"
            title="Ctrl+L"
            onClick={() => act(() => lock("asked"))}
          >
            <Icon name="lock" />
            {words.lock}
          </button>
        </div>
      </div>
    </header>
  );
}

/** Milliseconds after which a checked backup is too old: seven days (domain H3). */
const FRESH = 7 * 86_400_000;

/** The place of keys, backups and bin, with a mark where no backup was checked for a week. */
function Safety(): VNode {
  const last = vault.value?.lastVerified ?? null;
  const amber = !readOnly.value && (last === null || Date.now() - Date.parse(last) > FRESH);
  return (
    <Link to="safety" class="place" current={route.value.name === "safety" ? "page" : undefined}>
      <Icon name="shield" />
      <span>
        {words.safety}
        {amber && (
          <span class="amber">
            <Icon name="clock" small />
            <span class="amber-word">{words.safetyAmber}</span>
          </span>
        )}
      </span>
    </Link>
  );
}

function Places({ late }: { late: number }): VNode {
  const at = screens[route.value.name].place;
  return (
    <nav aria-label={words.places}>
      <ul class="places">
        {places.map((place, index) => (
          <li key={place}>
            <Link
              to={place}
              class="place"
              current={place === at ? "page" : undefined}
              keys={`Control+${index + 1}`}
            >
              <Icon name={place} />
              {words.place[place]}
              {place === "today" && late > 0 && (
                <span class="count">
                  {late} <span class="count-word">{words.lateWord}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
