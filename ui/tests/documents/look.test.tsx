import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent } from "@testing-library/preact";
import { ApiError, type CommunityDetails } from "../../src/api";
import { contrastOnWhite, hexOf, parseColour, readable } from "../../src/lib/colour";
import { close, expectAccessible, must, openDesk, screen, waitFor, type Desk } from "../desk/shell";

beforeEach(() => {
  document.documentElement.lang = "en-GB";
});
afterEach(close);

describe("a colour on white paper", () => {
  it("has the contrast that WCAG's own examples have", () => {
    expect(contrastOnWhite([0, 0, 0])).toBeCloseTo(21, 5);
    expect(contrastOnWhite([255, 255, 255])).toBeCloseTo(1, 5);
    // The lightest grey in which text may be set, and the next one.
    expect(contrastOnWhite([0x76, 0x76, 0x76])).toBeGreaterThanOrEqual(4.5);
    expect(contrastOnWhite([0x77, 0x77, 0x77])).toBeLessThan(4.5);
  });

  it.each(["#ffdd00", "#fff", "#ff0000", "#8ecba4"])("%s is darkened until it can be read", (typed) => {
    const used = readable(must(parseColour(typed)));
    expect(contrastOnWhite(used)).toBeGreaterThanOrEqual(4.5);
  });

  it("stays as it is where it can be read", () => {
    expect(hexOf(readable([0x1d, 0x5a, 0x3c]))).toBe("#1d5a3c");
  });

  it("is read with or without the hash, and short", () => {
    expect(parseColour("#1d5a3c")).toEqual([0x1d, 0x5a, 0x3c]);
    expect(parseColour(" 005EB8 ")).toEqual([0, 0x5e, 0xb8]);
    expect(parseColour("#15c")).toEqual([0x11, 0x55, 0xcc]);
    for (const none of ["", "green", "#12", "#12345", "１２３４５６"]) expect(parseColour(none)).toBeNull();
  });
});

describe("the look of documents", () => {
  const setup = (before?: (command: string) => void): Promise<Desk> =>
    openDesk(() => ({ name: "setup", params: {} }), undefined, before);
  const accent = (): HTMLElement => screen.getByRole("textbox", { name: "Colour of headings and links" });
  const saved = (desk: Desk): string | undefined =>
    (desk.sent("community_update").at(-1) as { details: CommunityDetails } | undefined)?.details.accent;

  it("says whether a colour can be read, and what is used instead", async () => {
    const desk = await setup();
    await screen.findByText("Copse’s green, 8.1 to 1 on white paper: easy to read.");
    fireEvent.input(accent(), { target: { value: "#FFDD00" } });
    await screen.findByText(/^Too light to read on white paper: 1.3 to 1/);
    await waitFor(() => expect(saved(desk)).toBe("#ffdd00"), { timeout: 3000 });
    fireEvent.input(screen.getByLabelText("Choose the colour from a picture"), {
      target: { value: "#005eb8" },
    });
    await waitFor(() => expect(saved(desk)).toBe("#005eb8"), { timeout: 3000 });
    expect(accent()).toHaveProperty("value", "#005eb8");
  });

  it("does not save what is no colour, and keeps the one there was", async () => {
    const desk = await openDesk(
      () => ({ name: "setup", params: {} }),
      (world) => Object.assign(must(world.communities[0]), { accent: "#005eb8" }),
    );
    await screen.findByText(/on white paper: easy to read\.$/);
    fireEvent.input(accent(), { target: { value: "greenish" } });
    await waitFor(() => expect(accent()).toHaveProperty("value", "greenish"));
    fireEvent.blur(accent());
    await screen.findByText(/^This is not a colour/);
    expect(accent().getAttribute("aria-invalid")).toBe("true");
    fireEvent.input(screen.getByRole("textbox", { name: "Where it works" }), {
      target: { value: "Calderfoot" },
    });
    await waitFor(() => expect(saved(desk)).toBe("#005eb8"), { timeout: 3000 });
  });

  it("shows a logo that was chosen, and takes it away", async () => {
    await setup();
    await screen.findByText("There is no logo yet.");
    fireEvent.click(screen.getByRole("button", { name: "Choose a logo" }));
    const logo = await screen.findByRole("img", { name: "The logo" });
    expect(logo.getAttribute("src")).toMatch(/^data:image\//);
    await expectAccessible();
    fireEvent.click(screen.getByRole("button", { name: "Take it away" }));
    await screen.findByText("There is no logo yet.");
    expect(document.activeElement).not.toBe(document.body);
  });

  it("saves the settings after a logo was chosen: both change the same record", async () => {
    const desk = await setup();
    fireEvent.click(await screen.findByRole("button", { name: "Choose a logo" }));
    await screen.findByRole("img", { name: "The logo" });
    fireEvent.input(accent(), { target: { value: "#005eb8" } });
    await waitFor(() => expect(desk.world.communities[0]?.accent).toBe("#005eb8"), { timeout: 3000 });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says beside the logo why a picture is none", async () => {
    const why = "This file is not a PNG or SVG. Save the logo as one of these and choose it again.";
    await setup((command) => {
      if (command === "community_logo_choose") throw new ApiError("other", why);
    });
    fireEvent.click(await screen.findByRole("button", { name: "Choose a logo" }));
    await screen.findByText(why);
    expect(screen.getByRole("group", { name: "Logo" }).getAttribute("aria-describedby")).toContain("error");
  });
});
