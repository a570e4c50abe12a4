/** What a style attribute of pasted HTML says, without asking a browser to apply it. */

/** Name under which a style attribute is kept while pasted HTML is read. */
export const STYLE = "data-style";

/** Declarations of a style attribute, names in lower case. The last one of a name wins, as in CSS. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of (element.getAttribute(STYLE) ?? "").split(";")) {
    const colon = part.indexOf(":");
    if (colon > 0)
      found.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return found;
}

/** Whether an element makes its text bold (true), plain again (false), or says nothing (undefined). */
export function boldOf(element: Element): boolean | undefined {
  const weight = styleOf(element).get("font-weight");
  if (weight !== undefined) return /^(bold|bolder|[6-9]00)$/u.test(weight);
  return /^(b|strong)$/iu.test(element.tagName) ? true : undefined;
}

/** Whether an element makes its text italic (true), upright again (false), or says nothing (undefined). */
export function italicOf(element: Element): boolean | undefined {
  const slant = styleOf(element).get("font-style");
  if (slant !== undefined) return /^(italic|oblique)/u.test(slant);
  return /^(i|em)$/iu.test(element.tagName) ? true : undefined;
}

/** Whether an element is not meant to be read: hidden in Word, or a comment's text. */
export function hidden(element: Element): boolean {
  const style = styleOf(element);
  return (
    style.get("display") === "none" ||
    style.get("mso-hide") === "all" ||
    style.get("mso-element") === "comment-list"
  );
}
