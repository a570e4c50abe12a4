import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * The heading of a step; it takes the keyboard when the step is reached. At once: an effect that waits for the
 * frame would take it from somebody who has begun to type, and what they type next would be lost.
 */
export function Heading({ title, lead }: { title: string; lead?: string }): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${title} – Copse`;
    // From the top, also where the steps stand above the form.
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest(".start")?.scrollTo(0, 0);
  }, [title]);
  return (
    <div>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {lead !== undefined && <p class="soft lead-in">{lead}</p>}
    </div>
  );
}
