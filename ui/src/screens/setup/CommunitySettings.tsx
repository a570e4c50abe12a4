import type { VNode } from "preact";
import { communityGet, communityUpdate, useLoad, type Community, type CommunityDetails } from "../../api";
import { useAutosave, type Autosave, type Saver } from "../../lib/autosave";
import { communityDetails } from "../../lib/details";
import { optionsOf } from "../../lib/options";
import { communityId } from "../../session";
import { Choice, Loaded, NumberField, SaveTrouble, Select, TextArea, TextField } from "../../widgets";
import { words as frame } from "../../words/frame";
import { words } from "../../words/setup";
import { AccentField } from "./AccentField";
import { Lines } from "./Lines";
import { LogoField } from "./LogoField";

/** What the facilitator sets about the community; saves itself. */
export function CommunitySettings(): VNode {
  const id = communityId();
  const load = useLoad<Community>(["community"], () => communityGet({ id }), id);
  return <Loaded of={load}>{(community) => <SettingsForm community={community} />}</Loaded>;
}

function SettingsForm({ community }: { community: Community }): VNode {
  const auto = useAutosave(saverOf(community));
  return (
    <div class="form">
      <SaveTrouble of={auto} />
      <What auto={auto} />
      <Who auto={auto} />
      <How auto={auto} />
      <OnPaper auto={auto} community={community} />
    </div>
  );
}

/** How the settings of a community are saved. */
function saverOf(community: Community): Saver<CommunityDetails> {
  const { id } = community;
  return {
    key: `community ${id}`,
    draft: communityDetails(community),
    version: community.version,
    save: async (draft, version) =>
      (await communityUpdate({ id, version, details: withoutEmptyLines(draft) })).value.version,
    reload: async () => {
      const now = await communityGet({ id });
      return { draft: communityDetails(now), version: now.version };
    },
  };
}

/** A line that was added and not filled in is no objective and no host. */
function withoutEmptyLines(draft: CommunityDetails): CommunityDetails {
  const filled = (lines: readonly string[]): string[] => lines.filter((line) => line.trim() !== "");
  return { ...draft, objectives: filled(draft.objectives), hosts: filled(draft.hosts) };
}

type Part = { auto: Autosave<CommunityDetails> };
type TextName =
  "name" | "areaOfPractice" | "locality" | "facilitator" | "facilitatorEmail" | "confidentialityMark";

function text(auto: Autosave<CommunityDetails>, name: TextName) {
  return {
    name,
    label: words[name],
    value: auto.draft.value[name],
    onChange: (typed: string) => auto.set({ [name]: typed }),
    error: auto.problem(name),
  };
}

type NumberName = "sizeLeast" | "sizeMost" | "meetingsPlanned" | "attendanceShare";

function number(auto: Autosave<CommunityDetails>, name: NumberName, least: number, most: number) {
  return {
    name,
    label: words[name],
    value: auto.draft.value[name],
    least,
    most,
    error: auto.problem(name),
    onChange: (value: number | null, problem: string | null) => {
      auto.unread(name, problem);
      if (problem === null) auto.set({ [name]: value });
    },
  };
}

function What({ auto }: Part): VNode {
  const value = auto.draft.value;
  return (
    <>
      <h2>{words.what}</h2>
      <TextField {...text(auto, "name")} required spellcheck />
      <TextField {...text(auto, "areaOfPractice")} hint={words.areaHint} spellcheck />
      <TextArea
        label={words.purpose}
        hint={words.purposeHint}
        name="purpose"
        value={value.purpose}
        error={auto.problem("purpose")}
        onChange={(purpose) => auto.set({ purpose })}
      />
      <Lines
        label={words.objectives}
        name="objectives"
        lineLabel={words.objective}
        add={words.addObjective}
        value={value.objectives}
        error={auto.problem("objectives")}
        onChange={(objectives) => auto.set({ objectives })}
      />
      <Lines
        label={words.hosts}
        name="hosts"
        lineLabel={words.host}
        add={words.addHost}
        value={value.hosts}
        error={auto.problem("hosts")}
        onChange={(hosts) => auto.set({ hosts })}
      />
      <TextField {...text(auto, "locality")} />
      <Choice
        label={words.stage}
        name="stage"
        inRow
        value={value.stage}
        options={optionsOf(frame.stage)}
        onChange={(stage) => auto.set({ stage })}
      />
    </>
  );
}

function Who({ auto }: Part): VNode {
  return (
    <>
      <h2>{words.who}</h2>
      <div class="pair">
        <TextField {...text(auto, "facilitator")} />
        <TextField {...text(auto, "facilitatorEmail")} type="email" />
      </div>
      <p class="hint">{words.emailHint}</p>
    </>
  );
}

function How({ auto }: Part): VNode {
  return (
    <>
      <h2>{words.how}</h2>
      <div class="pair">
        <NumberField {...number(auto, "sizeLeast", 1, 999)} hint={words.sizeHint} />
        <NumberField {...number(auto, "sizeMost", 1, 999)} />
      </div>
      <div class="pair">
        <Select
          label={words.rhythm}
          name="rhythm"
          value={auto.draft.value.rhythm}
          options={optionsOf(words.rhythms)}
          onChange={(rhythm) => auto.set({ rhythm })}
        />
        <NumberField {...number(auto, "meetingsPlanned", 1, 60)} hint={words.meetingsHint} />
      </div>
      <NumberField {...number(auto, "attendanceShare", 1, 100)} />
    </>
  );
}

function OnPaper({ auto, community }: Part & { community: Community }): VNode {
  return (
    <>
      <h2>{words.paper}</h2>
      <TextField {...text(auto, "confidentialityMark")} hint={words.markHint} />
      <AccentField auto={auto} />
      <LogoField
        id={community.id}
        before={() => auto.flush()}
        // The logo belongs to the same record: the settings go on from the version that it made.
        onChanged={(now) => auto.follow(saverOf(now))}
      />
    </>
  );
}
