import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sectionAdd, sectionMove, sectionRemove, type CaseFull } from "../../api";
import { countWords } from "../../editor";
import { noteSaved } from "../../lib/autosave";
import { act } from "../../lib/trouble";
import { Button, Confirm, Dialog, TextField } from "../../widgets";
import { words as all } from "../../words/cases";
import type { CaseSections, OpenSection } from "./sections";

const words = all.sections;

interface SectionsDialogProps {
  full: CaseFull;
  sections: CaseSections;
  onClose: () => void;
}

/** The sections of a case: which print, under which heading, in which order; new ones and those to remove. */
export function SectionsDialog({ full, sections, onClose }: SectionsDialogProps): VNode {
  const [said, setSaid] = useState("");
  const [removing, setRemoving] = useState<OpenSection | null>(null);
  const list = sections.all.value;
  const move = (one: OpenSection, to: number): void =>
    act(async () => {
      await one.auto.flush();
      sections.follow((await sectionMove({ id: one.section.id, to })).value);
      noteSaved();
      setSaid(words.moved(one.auto.draft.peek().heading, to + 1));
    });
  const remove = (one: OpenSection): void =>
    act(async () => {
      setRemoving(null);
      sections.follow((await sectionRemove({ id: one.section.id })).value);
      noteSaved();
      setSaid(words.removed(one.auto.draft.peek().heading));
    });
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      <p class="soft">{words.intro}</p>
      <ol class="arrange">
        {list.map((one, at) => (
          <Line
            key={one.section.id}
            of={one}
            at={at}
            last={at === list.length - 1}
            onMove={(to) => move(one, to)}
            onRemove={() => {
              if (countWords(one.auto.draft.peek().body) > 0) setRemoving(one);
              else remove(one);
            }}
          />
        ))}
      </ol>
      <p class="unseen" role="status">
        {said}
      </p>
      <AddSection full={full} sections={sections} />
      <div class="does">
        <Button look="main" onClick={onClose}>
          {words.done}
        </Button>
      </div>
      {removing && (
        <Confirm
          title={words.removeTitle(removing.auto.draft.value.heading)}
          safe={words.keep}
          grave={words.removeDo}
          onSafe={() => setRemoving(null)}
          onGrave={() => remove(removing)}
        >
          <p>{words.removeText(countWords(removing.auto.draft.value.body))}</p>
        </Confirm>
      )}
    </Dialog>
  );
}

function Line(props: {
  of: OpenSection;
  at: number;
  last: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
}): VNode {
  const { auto } = props.of;
  const { at } = props;
  const { heading, shown, body } = auto.draft.value;
  const written = countWords(body);
  return (
    <li class="arrange-line">
      <input
        type="checkbox"
        class="box"
        aria-label={words.shown(heading)}
        checked={shown}
        onChange={(event) => auto.set({ shown: event.currentTarget.checked })}
      />
      <TextField
        name={`heading ${at + 1}`}
        label={words.heading(at + 1)}
        labelUnseen
        value={heading}
        error={auto.problem("heading")}
        spellcheck
        onChange={(value) => auto.set({ heading: value })}
      />
      <span class="small faint numbers">{written === 0 ? "–" : all.written(written)}</span>
      <span class="arrange-does">
        <Button
          small
          look="quiet"
          icon="up"
          label={words.up(heading)}
          onClick={() => {
            if (at > 0) props.onMove(at - 1);
          }}
        />
        <Button
          small
          look="quiet"
          icon="down"
          label={words.down(heading)}
          onClick={() => {
            if (!props.last) props.onMove(at + 1);
          }}
        />
        <Button small look="quiet" icon="trash" label={words.remove(heading)} onClick={props.onRemove} />
      </span>
    </li>
  );
}

function AddSection({ full, sections }: { full: CaseFull; sections: CaseSections }): VNode {
  const [heading, setHeading] = useState("");
  const [wrong, setWrong] = useState(false);
  const add = (): void => {
    if (heading.trim() === "") {
      setWrong(true);
      return;
    }
    act(async () => {
      sections.follow((await sectionAdd({ case: full.case.id, heading: heading.trim() })).value);
      noteSaved();
      setHeading("");
    });
  };
  return (
    <form
      class="with-button"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        name="newSection"
        label={words.addHeading}
        value={heading}
        error={wrong ? words.addMissing : undefined}
        spellcheck
        onChange={(value) => {
          setHeading(value);
          setWrong(false);
        }}
      />
      <Button type="submit" icon="add">
        {words.add}
      </Button>
    </form>
  );
}
