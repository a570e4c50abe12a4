import type { VNode } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { CommunityDetails } from "../../api";
import type { Autosave } from "../../lib/autosave";
import {
  contrastOnWhite,
  hexOf,
  LEAST_CONTRAST,
  OWN,
  parseColour,
  readable,
  type Rgb,
} from "../../lib/colour";
import { TypedField } from "../../widgets";
import { words as all } from "../../words/setup";

const words = all.accent;

/** The colour of documents: typed or picked, with what it looks like and whether it can be read. */
export function AccentField({ auto }: { auto: Autosave<CommunityDetails> }): VNode {
  const value = auto.draft.value.accent;
  const chosen = parseColour(value) ?? OWN;
  const take = (accent: string | null, problem: string | null): void => {
    auto.unread("accent", problem);
    if (problem === null) auto.set({ accent: accent ?? "" });
  };
  return (
    <div class="accent">
      <div class="accent-choice">
        <TypedField
          name="accent"
          label={words.label}
          hint={words.hint}
          value={value === "" ? null : value}
          show={(colour) => colour}
          read={read}
          error={auto.problem("accent")}
          onChange={take}
        />
        <input
          type="color"
          class="colour"
          aria-label={words.pick}
          title={words.pick}
          value={hexOf(chosen)}
          onInput={(event) => take(event.currentTarget.value, null)}
        />
      </div>
      <Sample of={chosen} text={auto.draft.value.name} own={value === ""} />
    </div>
  );
}

function read(typed: string): { value: string; problem: null } | { value: null; problem: string } {
  const colour = parseColour(typed);
  return colour ? { value: hexOf(colour), problem: null } : { value: null, problem: words.none };
}

/** A heading on white paper, and how well it can be read. */
function Sample({ of, text, own }: { of: Rgb; text: string; own: boolean }): VNode {
  const used = readable(of);
  const sheet = useRef<HTMLParagraphElement>(null);
  const id = useId();
  const colour = hexOf(used);
  useLayoutEffect(() => sheet.current?.style.setProperty("color", colour), [colour]);
  const contrast = (rgb: Rgb): string => (Math.floor(contrastOnWhite(rgb) * 10) / 10).toFixed(1);
  return (
    <>
      <p class="accent-sample" ref={sheet}>
        <span class="unseen">{words.sample}: </span>
        {text.trim() === "" ? words.own : text}
      </p>
      <p class={contrastOnWhite(of) < LEAST_CONTRAST ? "small mind" : "small soft"} id={id} role="status">
        {own && `${words.own}, `}
        {contrastOnWhite(of) < LEAST_CONTRAST
          ? words.light(contrast(of), colour)
          : words.fine(contrast(used))}
      </p>
    </>
  );
}
