import type { VNode } from "preact";
import { Editable, isEmptyText, Toolbar, useEditorTools } from "../../editor";
import { dateFull } from "../../lib/format";
import { community } from "../../session";
import { Button, focusField, Icon, SaveTrouble } from "../../widgets";
import { words as all } from "../../words/cases";
import type { CaseData } from "./CaseScreen";
import { meetingOf, presenterLine } from "./details";
import { References } from "./References";
import type { OpenSection } from "./sections";
import type { OpenCase } from "./useCase";

const words = all.sheet;

interface CaseSheetProps {
  data: CaseData;
  open: OpenCase;
  onSections: () => void;
}

/** The write-up as it prints: a column of headings and a column of text, one toolbar for all of it. */
export function CaseSheet({ data, open, onSections }: CaseSheetProps): VNode {
  const tools = useEditorTools(open.book);
  const sections = open.sections.all.value;
  const details = open.details.draft.value;
  return (
    <article class="sheet writing case-sheet" aria-label={words.label}>
      <Toolbar
        group={tools.group}
        asks={tools.asks}
        before={
          <button type="button" class="tool gap-after" data-tool aria-haspopup="dialog" onClick={onSections}>
            <span>
              {all.sections.button}
              <span class="wide">{all.sections.count(open.sections.written.value, sections.length)}</span>
            </span>
            <Icon name="chevron" />
          </button>
        }
      />
      <div class="inside">
        <h2 class="unseen">{words.label}</h2>
        <Mast />
        <input
          class="sheet-title"
          aria-label={words.title}
          data-field="title"
          value={details.title}
          maxLength={200}
          spellcheck
          onInput={(event) => open.details.set({ title: event.currentTarget.value })}
        />
        {open.details.problem("title") !== undefined && (
          <p class="wrong-why">{open.details.problem("title")}</p>
        )}
        <Fixed heading={words.broughtBy} text={presenterLine(details)} field="presenter" />
        <AtMeeting data={data} open={open} />
        {sections
          .filter(({ auto }) => auto.draft.value.shown)
          .map((section) => (
            <SectionRow key={section.section.id} open={section} tools={tools} book={open.book} />
          ))}
        <References book={open.book} />
      </div>
      {tools.dialogs}
    </article>
  );
}

function Mast(): VNode {
  const here = community.value;
  const mark = here?.confidentialityMark.trim() ?? "";
  return (
    <p class="mast">
      <span>{here?.name}</span>
      <span>{mark === "" ? words.mark : mark}</span>
    </p>
  );
}

/** A row whose text is entered beside the sheet; left out of the sheet while it is empty, as it is on paper. */
function Fixed(props: { heading: string; text: string; field: string }): VNode | null {
  if (props.text === "") return null;
  return (
    <section class="write-row">
      <h3>{props.heading}</h3>
      <div class="fixed">
        <p>{props.text}</p>
        <Button small look="quiet" onClick={() => focusField(props.field)}>
          {words.change}
        </Button>
      </div>
    </section>
  );
}

function AtMeeting({ data, open }: { data: CaseData; open: OpenCase }): VNode {
  const details = open.details.draft.value;
  const meeting = meetingOf(details, data.meetings);
  const parts = [
    meeting ? `${dateFull(meeting.date)}.` : "",
    details.disciplines.length > 0 ? `${all.disciplinesOf(details.disciplines)}.` : "",
  ];
  return (
    <Fixed
      heading={words.atMeeting}
      text={parts.join(" ").trim()}
      field={meeting ? "meeting" : "disciplines"}
    />
  );
}

function SectionRow(props: {
  open: OpenSection;
  tools: ReturnType<typeof useEditorTools>;
  book: OpenCase["book"];
}): VNode {
  const { section, auto } = props.open;
  const { tools } = props;
  const { heading, body } = auto.draft.value;
  const label = words.section(heading);
  return (
    <section class="write-row" data-section={section.id}>
      <h3>{label}</h3>
      <div>
        <SaveTrouble of={auto} />
        {auto.problems.value.map((problem) => (
          <p class="wrong-why" role="alert" key={problem.field}>
            {problem.message}
          </p>
        ))}
        <Editable
          value={body}
          onChange={(next) => auto.set({ body: next })}
          label={label}
          group={tools.group}
          asks={tools.asks}
          notes={props.book}
          placeholder={isEmptyText(body) ? words.empty[section.kind] : undefined}
        />
      </div>
    </section>
  );
}
