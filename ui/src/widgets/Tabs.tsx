import type { ComponentChildren, VNode } from "preact";

interface Tab<K extends string> {
  key: K;
  label: string;
  /** A few words behind the label, such as "7 of 10 coming". */
  count?: string | undefined;
}

/**
 * Parts of one screen. They are buttons in a navigation rather than an ARIA tab list: one goes
 * through them with Tab as through everything else.
 */
export function Tabs<K extends string>(props: {
  label: string;
  tabs: readonly Tab<K>[];
  at: K;
  onOpen: (key: K) => void;
  children?: ComponentChildren;
}): VNode {
  return (
    <nav class="tabs" aria-label={props.label}>
      {props.tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          class="tab"
          aria-current={tab.key === props.at ? "page" : undefined}
          onClick={() => props.onOpen(tab.key)}
        >
          {tab.label}
          {tab.count !== undefined && <span class="count">{tab.count}</span>}
        </button>
      ))}
      {props.children}
    </nav>
  );
}

/** One of a few views or filters, side by side. */
export function Pick<K extends string>(props: {
  label: string;
  options: readonly { value: K; label: string }[];
  value: K;
  onChange: (value: K) => void;
}): VNode {
  return (
    <div class="pick" role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === props.value}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
