import { describe, expect, it } from "vitest";
import { figureIn } from "../../src/lib/figure";

const colours = (token: string): string | null => (token === "--green" ? "rgb(1, 2, 3)" : null);

describe("a figure", () => {
  it("takes our colours by what its own stand for, and keeps those that we do not know", () => {
    const figure = figureIn(
      '<svg xmlns="http://www.w3.org/2000/svg"><rect class="scene-accent-fill scene-edge-stroke" fill="#1d5a3c" stroke="#857b69"/></svg>',
      colours,
      "sans-serif",
    );
    expect(figure).toContain('fill="rgb(1, 2, 3)"');
    expect(figure).toContain('stroke="#857b69"');
  });

  it("is set in the typeface of the window", () => {
    const figure = figureIn(
      '<svg xmlns="http://www.w3.org/2000/svg"><g font-family="inherit"><text>9</text></g></svg>',
      colours,
      '"Segoe UI", sans-serif',
    );
    expect(figure).toContain('font-family="&quot;Segoe UI&quot;, sans-serif"');
  });

  it.each(["", "<svg", "<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"])(
    "is none where it is no SVG: %j",
    (text) => {
      expect(figureIn(text, colours, "serif")).toBeNull();
    },
  );
});
