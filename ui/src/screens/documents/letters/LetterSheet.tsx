import type { VNode } from "preact";
import { Choice, Link, Select } from "../../../widgets";
import { words } from "../../../words/letters";
import { meetingsFor, templateOf, type LettersDraft, type LettersRequest } from "./draft";
import type { LettersData } from "./LettersScreen";

/** Which letter, and about which meeting where it speaks of one. */
export function LetterSheet(props: {
  data: LettersData;
  request: LettersRequest;
  set: (fields: Partial<LettersDraft>) => void;
  problem: (field: string) => string | undefined;
}): VNode {
  const { data, request, set } = props;
  const chosen = templateOf(data.templates, request.template);
  const meetings = chosen ? meetingsFor(data, chosen) : [];
  return (
    <section class="letter-sheet" aria-label={words.what}>
      {data.templates.length === 0 ? (
        <p class="soft">{words.noTemplates}</p>
      ) : (
        <Choice
          name="template"
          label={words.what}
          value={request.template}
          error={props.problem("template")}
          options={data.templates.map(({ id, name, about }) => ({ value: id, label: name, hint: about }))}
          onChange={(template) => set({ template })}
        />
      )}
      {chosen?.needsMeeting === true &&
        (meetings.length === 0 ? (
          <p class="soft">
            {chosen.id === "missedMeeting" ? words.noMeetingsHeld : words.noMeetings}{" "}
            <Link to="meetings">{words.toMeetings}</Link>
          </p>
        ) : (
          <Select
            name="meeting"
            label={words.meeting}
            value={request.meeting ?? ""}
            error={props.problem("meeting")}
            options={[{ value: "", label: words.noMeeting }, ...meetings]}
            onChange={(meeting) => set({ meeting: meeting === "" ? null : meeting })}
          />
        ))}
    </section>
  );
}
