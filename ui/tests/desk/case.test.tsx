import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireEvent, within } from "@testing-library/preact";
import type { CaseDetails, SectionChange } from "../../src/api";
import type { World } from "../../src/dev/world";
import type { Route } from "../../src/lib/router";
import { close, must, openDesk, paste, screen, standInForLayout, waitFor, type Desk } from "./shell";

beforeEach(standInForLayout);
afterEach(close);

const theCase = (world: World): Route => ({ name: "case", params: { id: world.cases[0]?.id ?? "" } });
const text = (name: string): Promise<HTMLElement> => screen.findByRole("textbox", { name });
const button = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole("button", { name });

function permission(state: CaseDetails["permission"]["state"]): (world: World) => void {
  return (world) => {
    const one = world.cases[0];
    if (one) one.permission = { ...one.permission, state };
  };
}

/** What was sent with the last save of a section. */
function lastChange(desk: Desk): SectionChange | undefined {
  return (desk.sent("section_update").at(-1) as { change: SectionChange } | undefined)?.change;
}

describe("writing a case", () => {
  it("saves what is pasted from Word, as a list, shortly after", async () => {
    const desk = await openDesk(theCase);
    paste(
      await text("History"),
      "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>a <b>door</b></p>",
    );
    await waitFor(() => expect(desk.sent("section_update")).toHaveLength(1), { timeout: 3000 });
    expect(lastChange(desk)).toMatchObject({
      heading: "History",
      shown: true,
      body: {
        blocks: [
          {
            type: "list",
            ordered: false,
            items: [
              { blocks: [{ type: "paragraph", runs: [{ text: "a " }, { text: "door", bold: true }] }] },
            ],
          },
        ],
      },
    });
  });

  it("makes each save from the version that the one before it gave, and leaves the text alone", async () => {
    const desk = await openDesk(theCase);
    const history = await text("History");
    paste(history, "<p>one</p>");
    await waitFor(() => expect(desk.sent("section_update")).toHaveLength(1), { timeout: 3000 });
    paste(history, "<p>two</p>");
    await waitFor(() => expect(desk.sent("section_update")).toHaveLength(2), { timeout: 3000 });
    expect(desk.sent("section_update").map((input) => (input as { version: number }).version)).toEqual([
      1, 2,
    ]);
    expect(history.textContent).toContain("two");
  });

  it("drops a pasted note to evidence that this community does not have", async () => {
    const desk = await openDesk(theCase);
    paste(
      await text("History"),
      '<p data-pm-slice="0 0 []">seen <sup data-evidence="elsewhere">[4]</sup></p>',
    );
    await waitFor(() => expect(desk.sent("section_update")).toHaveLength(1), { timeout: 3000 });
    expect(JSON.stringify(lastChange(desk))).not.toContain("elsewhere");
    expect(JSON.stringify(lastChange(desk))).toContain("seen");
  });

  it("numbers notes and lists their references under the text", async () => {
    await openDesk(theCase);
    expect((await text("Focus")).querySelector("sup")?.textContent).toBe("1");
    const heading = await screen.findByRole("heading", { name: "References" });
    const references = must(heading.closest("section"));
    expect(
      within(references).getByText(/^Cornes, M\. and others \(2019\) Improving care transfers/),
    ).toBeTruthy();
  });

  it("hides a section from the sheet when its tick is taken away, and moves one up", async () => {
    const desk = await openDesk(theCase);
    fireEvent.click(await button(/^Sections/));
    fireEvent.click(await screen.findByRole("checkbox", { name: "Print “History”" }));
    await waitFor(() => expect(screen.queryByRole("textbox", { name: "History", hidden: true })).toBeNull());
    fireEvent.click(await button("Move “Now” up"));
    await waitFor(() => expect(desk.sent("section_move")).toMatchObject([{ to: 1 }]));
  });

  it("asks before a section with text is removed, not before an empty one", async () => {
    const desk = await openDesk(theCase);
    fireEvent.click(await button(/^Sections/));
    fireEvent.click(await button("Remove “Discussion”"));
    await waitFor(() => expect(desk.sent("section_remove")).toHaveLength(1));
    fireEvent.click(await button("Remove “Focus”"));
    fireEvent.click(await button("Keep it"));
    expect(desk.sent("section_remove")).toHaveLength(1);
  });
});

describe("handing a case out", () => {
  it("goes straight to the pages where the client gave permission", async () => {
    const desk = await openDesk(theCase, permission("given"));
    fireEvent.click(await button("Make the PDF"));
    await button("Save as PDF");
    expect(desk.sent("document_make")).toMatchObject([{ request: { kind: "caseStudy", reason: null } }]);
  });

  it("asks for a reason, takes words only, and sends them on to be recorded", async () => {
    const desk = await openDesk(theCase);
    fireEvent.click(await button("Make the PDF"));
    const go = await button("Make it for this reason");
    fireEvent.click(go);
    await screen.findByText("Enter a reason in words.");
    expect(desk.sent("document_make")).toEqual([]);
    fireEvent.input(await text("Why it may be handed out all the same"), {
      target: { value: " agreed  by phone " },
    });
    fireEvent.click(go);
    await button("Save as PDF");
    expect(desk.sent("document_make")).toMatchObject([{ request: { reason: "agreed by phone" } }]);
  });

  it("says why a case stays, and makes nothing", async () => {
    const desk = await openDesk(theCase, permission("withdrawn"));
    fireEvent.click(await button("Make the PDF"));
    await screen.findByText("The client took back the permission.");
    fireEvent.click(await button("Look at the permission"));
    await waitFor(() => expect(document.activeElement?.getAttribute("data-field")).toBe("permission.state"));
    expect(desk.sent("document_make")).toEqual([]);
  });

  it("says what is wrong with the title where it stands", async () => {
    await openDesk(theCase);
    fireEvent.input(await text("Title as it prints"), { target: { value: " " } });
    const sheet = await screen.findByRole("article", { name: "The write-up" });
    await within(sheet).findByText("Enter a title that does not name the client.", {}, { timeout: 3000 });
  });
});
