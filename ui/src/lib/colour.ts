/** Colours that text is set in on white paper, judged as the press judges them. */

/** Red, green and blue in sRGB, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Copse's own green. */
export const OWN: Rgb = [0x1d, 0x5a, 0x3c];
/** Least contrast of text against paper (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** Reads `#1d5a3c`, `1d5a3c` or `#15c`; null where it is no colour. */
export function parseColour(typed: string): Rgb | null {
  const digits = /^#?(?:[0-9a-f]{6}|[0-9a-f]{3})$/iu.exec(typed.trim())?.[0].replace("#", "");
  if (digits === undefined) return null;
  const six = digits.length === 3 ? digits.replace(/./gu, "$&$&") : digits;
  const part = (at: number): number => Number.parseInt(six.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

/** "#1d5a3c". */
export function hexOf(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Contrast against white, from 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance"). */
export function contrastOnWhite(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The colour that documents use: the same where it can be read, else darkened, its hue kept, until it can. */
export function readable(colour: Rgb): Rgb {
  for (let step = 255; step > 0; step--) {
    const used = colour.map((part) => Math.floor((part * step) / 255)) as unknown as Rgb;
    if (contrastOnWhite(used) >= LEAST_CONTRAST) return used;
  }
  return [0, 0, 0];
}
