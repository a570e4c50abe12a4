import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { scrollOf, visit, type RouteName } from "../lib/router";
import type { Routes } from "../routes";
import { cx } from "./cx";
import { Link } from "./Link";

/** One step of the way back, above the heading. */
export type Crumb = { [K in RouteName]: { to: K; with?: Routes[K]; text: string } }[RouteName];

interface PageProps {
  /** The sentence on top: what is so, not where one is. */
  title: string;
  /** A line above the sentence, such as the date. */
  over?: ComponentChildren;
  crumbs?: readonly Crumb[] | undefined;
  /** Buttons beside the sentence, the filled one last. */
  does?: ComponentChildren;
  /** Something larger beside the sentence. */
  beside?: ComponentChildren;
  children: ComponentChildren;
  class?: string | undefined;
}

/** The visit whose heading has had the keyboard already. */
let greeted = -1;

/** A screen. On arriving, the keyboard goes to its heading and the window's title follows it. */
export function Page(props: PageProps): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const here = visit.value;
  useLayoutEffect(() => {
    document.title = `${props.title} – Copse`;
  }, [props.title]);
  useLayoutEffect(() => {
    if (greeted === here) return;
    greeted = here;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest(".desk")?.scrollTo(0, scrollOf());
  }, [here]);
  return (
    <div class={cx("page", props.class)}>
      <header class="head">
        <div class="head-words">
          {props.crumbs && (
            <nav class="crumbs" aria-label="Where this is">
              {props.crumbs.map((crumb) => (
                <Link key={crumb.text} to={crumb.to} with={crumb.with}>
                  {crumb.text}
                </Link>
              ))}
            </nav>
          )}
          {props.over && <p class="over">{props.over}</p>}
          <h1 tabIndex={-1} ref={heading}>
            {props.title}
          </h1>
        </div>
        {props.does && <div class="does">{props.does}</div>}
        {props.beside}
      </header>
      {props.children}
    </div>
  );
}
