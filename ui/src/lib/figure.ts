/**
 * Figures of the shell: SVG that is shown as a picture, so that nothing in it can run or load, in the colours of the
 * window.
 */
import { useEffect, useState } from "preact/hooks";
import { settings } from "../session";

/** Our colours by the names that figures have for theirs. */
const COLOURS: Record<string, string> = {
  ink: "--ink",
  second: "--ink-2",
  edge: "--edge",
  hairline: "--line",
  paper: "--paper",
  accent: "--green",
  leaf: "--leaf",
  "leaf-soft": "--green-soft",
  amber: "--ochre",
  "amber-soft": "--ochre-soft",
};

/** How a colour of ours looks now; null where the engine does not say. */
export type Colours = (token: string) => string | null;

/**
 * Puts our colours and our typeface into a figure. Its marks say by classes such as `scene-accent-fill` what a colour
 * stands for. What is not SVG gives null.
 */
export function figureIn(svg: string, colours: Colours, face: string): string | null {
  const figure = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = figure.documentElement;
  if (root.localName !== "svg" || figure.querySelector("parsererror")) return null;
  for (const mark of root.querySelectorAll("[class]")) {
    for (const name of mark.classList) {
      const [, colour, paint] = /^scene-(.+)-(fill|stroke)$/u.exec(name) ?? [];
      const token = COLOURS[colour ?? ""];
      const value = token === undefined ? null : colours(token);
      if (value !== null && paint !== undefined) mark.setAttribute(paint, value);
    }
  }
  // A picture has no page around it to take a typeface from.
  for (const mark of root.querySelectorAll("[font-family]")) mark.setAttribute("font-family", face);
  return new XMLSerializer().serializeToString(figure);
}

/** The address of a figure as a picture, in today's colours; null while there is none. */
export function useFigure(svg: string): string | null {
  const dark = useDark();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const figure = figureIn(svg, colourNow, faceNow());
    if (figure === null) {
      setAddress(null);
      return undefined;
    }
    const made = URL.createObjectURL(new Blob([figure], { type: "image/svg+xml" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg, dark]);
  return address;
}

/** Whether the window is dark; changes with the settings and with the system. */
function useDark(): boolean {
  const { theme } = settings.value;
  const [system, setSystem] = useState(systemIsDark);
  useEffect(() => {
    const query = darkQuery();
    if (!query) return undefined;
    const follow = (): void => setSystem(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return theme === "system" ? system : theme === "dark";
}

function darkQuery(): MediaQueryList | null {
  return typeof window.matchMedia === "function" ? window.matchMedia("(prefers-color-scheme: dark)") : null;
}

function systemIsDark(): boolean {
  return darkQuery()?.matches ?? false;
}

/** The value of a colour of ours: as the engine paints it, since the token itself holds one for light and one for dark. */
function colourNow(token: string): string | null {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.setProperty("color", `var(${token})`);
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color.startsWith("rgb") ? color : null;
}

function faceNow(): string {
  return getComputedStyle(document.body).fontFamily || "sans-serif";
}
