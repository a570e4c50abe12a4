import type { ComponentChildren, VNode } from "preact";
import { act } from "../lib/trouble";
import { navigateTo, type Route, type RouteName } from "../lib/router";
import type { Routes } from "../routes";

interface LinkProps<K extends RouteName> {
  to: K;
  /** What the screen needs. */
  with?: Routes[K] | undefined;
  children: ComponentChildren;
  class?: string | undefined;
  current?: boolean | "page" | undefined;
  /** Shortcut in the notation of aria-keyshortcuts. */
  keys?: string | undefined;
  onGo?: (() => void) | undefined;
}

/** A link to another screen. */
export function Link<K extends RouteName>(props: LinkProps<K>): VNode {
  return (
    <a
      href={`#${props.to}`}
      class={props.class}
      aria-current={props.current === true ? "true" : props.current === false ? undefined : props.current}
      aria-keyshortcuts={props.keys}
      draggable={false}
      onClick={(event) => {
        event.preventDefault();
        props.onGo?.();
        act(() => navigateTo({ name: props.to, params: props.with ?? {} } as unknown as Route));
      }}
    >
      {props.children}
    </a>
  );
}
