import type { VNode } from "preact";
import type { Today } from "../../api";
import { Crown, Link } from "../../widgets";
import { words } from "../../words/today";

/** Whether the community has only just been named. */
export function isBeginning(today: Today): boolean {
  return today.members + today.onTheirWay === 0 && today.meetingsHeld === 0 && today.nextMeeting === null;
}

/** What to do first in a new community. */
export function Beginning(): VNode {
  return (
    <div class="beginning">
      <h2>{words.begin.title}</h2>
      <ul>
        {(["setup", "people", "meetings"] as const).map((place) => (
          <li class="task" key={place}>
            <span class="sign">
              <Crown look="empty" />
            </span>
            <div>
              <Link class="what" to={place}>
                {words.begin[place][0]}
              </Link>
              <span class="about">{words.begin[place][1]}</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
