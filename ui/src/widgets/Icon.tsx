import type { ComponentChildren, VNode } from "preact";
import { cx } from "./cx";

/** Line drawings on a grid of 24, all of our own hand. `dot` marks what is filled. */
const drawings = {
  add: <path d="M12 5.2v13.6M5.2 12h13.6" />,
  again: (
    <path d="M19 9.2A7.6 7.6 0 0 0 5 9.6M5 14.8a7.6 7.6 0 0 0 14-.4M19.4 4.6v4.7h-4.7M4.6 19.4v-4.7h4.7" />
  ),
  arrow: <path d="M5 12h14M13.4 6.4 19 12l-5.6 5.6" />,
  back: <path d="M19 12H5M10.6 6.4 5 12l5.6 5.6" />,
  bold: <path d="M8 5h5.2a3.4 3.4 0 0 1 0 6.8H8ZM8 11.8h6a3.6 3.6 0 0 1 0 7.2H8Z" />,
  bullets: (
    <>
      <path d="M10 6.5h9M10 12h9M10 17.5h9" />
      <circle class="dot" cx="5.5" cy="6.5" r="1.4" />
      <circle class="dot" cx="5.5" cy="12" r="1.4" />
      <circle class="dot" cx="5.5" cy="17.5" r="1.4" />
    </>
  ),
  cases: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="2.6" />
      <path d="M9.4 4v16M12.8 8.8h4M12.8 12.8h4M12.8 16.6h2.2" />
    </>
  ),
  check: <path d="m5.2 12.7 4.5 4.5 9.2-9.8" />,
  chevron: <path d="m7 9.8 5 5 5-5" />,
  clip: (
    <path d="m18.6 11.2-6.9 6.9a4.5 4.5 0 0 1-6.4-6.4l7.6-7.6a3 3 0 0 1 4.3 4.3l-7.3 7.3a1.5 1.5 0 0 1-2.2-2.2l6.3-6.2" />
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 7.4V12l3.2 1.9" />
    </>
  ),
  close: <path d="m6.6 6.6 10.8 10.8M17.4 6.6 6.6 17.4" />,
  documents: (
    <>
      <path d="M8 6a2.2 2.2 0 0 1 2.2-2.2h5.2L20 8.4v6.8a2.2 2.2 0 0 1-2.2 2.2h-7.6A2.2 2.2 0 0 1 8 15.2Z" />
      <path d="M15.2 4v4.6h4.6M4.4 8v9.6a3 3 0 0 0 3 3H15" />
    </>
  ),
  down: <path d="M12 5.5v13M6.8 13.3l5.2 5.2 5.2-5.2" />,
  edit: <path d="m5 19 1-4.2L15.9 4.9a2 2 0 0 1 2.8 0l.4.4a2 2 0 0 1 0 2.8L9.2 18ZM14.2 6.6l3.2 3.2" />,
  evidence: (
    <path d="M12 7c-1.9-1.4-4.5-2-8-2v12.8c3.5 0 6.1.6 8 2 1.9-1.4 4.5-2 8-2V5c-3.5 0-6.1.6-8 2Zm0 0v12.8" />
  ),
  eye: (
    <>
      <path d="M2.8 12C5 8 8.1 6 12 6s7 2 9.2 6c-2.2 4-5.3 6-9.2 6s-7-2-9.2-6Z" />
      <circle cx="12" cy="12" r="2.7" />
    </>
  ),
  eyeOff: (
    <path d="M9.5 6.4A9.5 9.5 0 0 1 12 6c3.9 0 7 2 9.2 6a14 14 0 0 1-2.3 3M6.2 7.7A13.6 13.6 0 0 0 2.8 12c2.2 4 5.3 6 9.2 6 1.7 0 3.2-.4 4.6-1.1M10 10.2a2.7 2.7 0 0 0 3.8 3.8M4.5 4.5l15 15" />
  ),
  find: (
    <>
      <circle cx="10.6" cy="10.6" r="6.1" />
      <path d="m15.2 15.2 4.6 4.6" />
    </>
  ),
  folder: <path d="M3.8 7a2 2 0 0 1 2-2h3.8l2.2 2.6h6.4a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2H5.8a2 2 0 0 1-2-2Z" />,
  gap: <circle class="broken" cx="12" cy="12" r="7.6" />,
  heading: <path d="M6.5 5v14M17.5 5v14M6.5 12h11" />,
  italic: <path d="M10.5 5H17M7 19h6.5M14 5l-4 14" />,
  key: (
    <>
      <circle cx="8" cy="15.8" r="4" />
      <path d="m11 12.9 8.2-8.4M15.6 8.2l3 3" />
    </>
  ),
  leave: <path d="M14 4.5H7a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h7M10.5 12H20M16.4 8.4 20 12l-3.6 3.6" />,
  link: (
    <path d="M10 14a3.7 3.7 0 0 0 5.2 0l2.9-2.9a3.7 3.7 0 0 0-5.2-5.2l-.9.9M14 10a3.7 3.7 0 0 0-5.2 0l-2.9 2.9a3.7 3.7 0 0 0 5.2 5.2l.9-.9" />
  ),
  lock: (
    <>
      <rect x="5" y="10.6" width="14" height="9.6" rx="2.4" />
      <path d="M8 10.6V8a4 4 0 0 1 8 0v2.6" />
      <circle class="dot" cx="12" cy="15.4" r="1.4" />
    </>
  ),
  mail: (
    <>
      <rect x="3.6" y="5.6" width="16.8" height="12.8" rx="2.2" />
      <path d="m4.4 7.4 7.6 6 7.6-6" />
    </>
  ),
  meetings: (
    <>
      <circle cx="12" cy="12" r="3.5" />
      <circle cx="12" cy="4" r="1.5" />
      <circle cx="19.6" cy="9.5" r="1.5" />
      <circle cx="16.7" cy="18.5" r="1.5" />
      <circle cx="7.3" cy="18.5" r="1.5" />
      <circle cx="4.4" cy="9.5" r="1.5" />
    </>
  ),
  minus: <path d="M5.5 12h13" />,
  more: (
    <>
      <circle class="dot" cx="5.5" cy="12" r="1.6" />
      <circle class="dot" cx="12" cy="12" r="1.6" />
      <circle class="dot" cx="18.5" cy="12" r="1.6" />
    </>
  ),
  note: (
    <>
      <path d="M4.5 18 9 7l4.5 11M6.2 14h5.6" />
      <path d="M17 9.5V4.5l-1.5 1" />
    </>
  ),
  numbers: (
    <>
      <path d="M10.5 6.5H19M10.5 12H19M10.5 17.5H19" />
      <path d="m4.3 5.7 1.4-.9v3.7M4.2 16c.3-.9 2.4-.9 2.4.3 0 1-2.4 1.4-2.4 2.7h2.6" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.3" r="3.3" />
      <path d="M3.4 19c.5-3.3 2.5-5 5.6-5s5.1 1.7 5.6 5M15.7 5.3a3.2 3.2 0 0 1 0 6M17.2 14.3c2 .7 3.1 2.3 3.4 4.7" />
    </>
  ),
  place: (
    <>
      <path d="M12 20.6c4.2-4.3 6.3-7.6 6.3-10.5a6.3 6.3 0 0 0-12.6 0c0 2.9 2.1 6.2 6.3 10.5Z" />
      <circle cx="12" cy="10.2" r="2.3" />
    </>
  ),
  print: (
    <>
      <path d="M7.6 8.4V4h8.8v4.4M7.6 16.6H6a2 2 0 0 1-2-2v-4.2a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v4.2a2 2 0 0 1-2 2h-1.6" />
      <rect x="7.6" y="13.6" width="8.8" height="6.4" rx="1" />
    </>
  ),
  save: <path d="M12 4v10.8M7.7 10.6 12 14.9l4.3-4.3M5 19.6h14" />,
  settings: (
    <>
      <path d="M4 7.5h8.5M17.5 7.5H20M4 16.5h2.5M11.5 16.5H20" />
      <circle cx="15" cy="7.5" r="2.5" />
      <circle cx="9" cy="16.5" r="2.5" />
    </>
  ),
  setup: (
    <>
      <path d="M12 20v-8.6M7.6 20h8.8" />
      <path d="M12 12c0-3.7-2.4-6.2-7.1-6.4 0 4.1 2.5 6.4 7.1 6.4ZM12 14.6c0-3.2 2.2-5.4 7.1-5.5-.1 3.7-2.7 5.5-7.1 5.5Z" />
    </>
  ),
  policy: (
    <path d="M4.2 9.6v4.8h3.4l8.2 4.1v-13L7.6 9.6ZM7.6 9.6v4.8M8.4 14.6l1.4 4.6h2.4l-1.2-3.3M19 9.4a4 4 0 0 1 0 5.2" />
  ),
  shield: <path d="M12 3.6 19 6v5.6c0 4.2-2.7 7.3-7 8.9-4.3-1.6-7-4.7-7-8.9V6ZM8.9 12l2.3 2.3 4.1-4.4" />,
  sorted: <path d="m7.5 13.5 4.5 4.5 4.5-4.5M12 6v12" />,
  today: (
    <>
      <rect x="4" y="5.2" width="16" height="14.8" rx="3" />
      <path d="M8 3.2v4M16 3.2v4M4 10.2h16" />
      <circle class="dot" cx="12" cy="15.1" r="1.6" />
    </>
  ),
  trash: (
    <path d="M4.8 7h14.4M9.5 7V4.6h5V7M6.6 7l.8 11a2 2 0 0 0 2 1.9h5.2a2 2 0 0 0 2-1.9l.8-11M10.3 10.8v5.2M13.7 10.8v5.2" />
  ),
  undo: <path d="M8.6 5 4.2 9.4l4.4 4.4M4.5 9.4H14a5.2 5.2 0 0 1 0 10.4h-2.8" />,
  up: <path d="M12 18.5v-13M6.8 10.7 12 5.5l5.2 5.2" />,
  warn: (
    <>
      <path d="m10.6 4.8-7.2 12.6A1.6 1.6 0 0 0 4.8 20h14.4a1.6 1.6 0 0 0 1.4-2.6L13.4 4.8a1.6 1.6 0 0 0-2.8 0ZM12 9.8v3.8" />
      <circle class="dot" cx="12" cy="16.7" r="1" />
    </>
  ),
} satisfies Record<string, VNode>;

/** Name of a drawing. */
export type IconName = keyof typeof drawings;

/** Every drawing, for the sheet of parts. */
export const iconNames = Object.keys(drawings) as IconName[];

/**
 * A small drawing. Beside a word it says nothing to a screen reader; alone it needs a `label`.
 */
export function Icon({ name, label, small }: { name: IconName; label?: string; small?: boolean }): VNode {
  return (
    <Drawing small={small} label={label} box="0 0 24 24">
      {drawings[name]}
    </Drawing>
  );
}

function Drawing(props: {
  box: string;
  label: string | undefined;
  small: boolean | undefined;
  children: ComponentChildren;
}): VNode {
  const says =
    props.label === undefined ? { "aria-hidden": true } : { role: "img" as const, "aria-label": props.label };
  return (
    <svg class={cx("icon", props.small && "small")} viewBox={props.box} {...says}>
      {props.children}
    </svg>
  );
}
