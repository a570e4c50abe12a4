import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Button, Select, type IconName, type Option } from "../../widgets";

interface MakeLineProps {
  title: string;
  about: string;
  does: string;
  onMake: () => void;
  main?: boolean | undefined;
  icon?: IconName | undefined;
}

/** A document that can be made: what it is, and the button. */
export function MakeLine(props: MakeLineProps): VNode {
  return (
    <li class="make-line">
      <What title={props.title} about={props.about} />
      <Button look={props.main ? "main" : "plain"} icon={props.icon} onClick={props.onMake}>
        {props.does}
      </Button>
    </li>
  );
}

interface ChooseLineProps extends Omit<MakeLineProps, "onMake"> {
  /** What one chooses: "Which case". */
  which: string;
  options: readonly Option<string>[];
  /** Said where there is nothing to make it from. */
  none: string;
  onMake: (id: string) => void;
}

/** The same for a document of one of several records. */
export function ChooseLine(props: ChooseLineProps): VNode {
  const { options } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const value = options.find((option) => option.value === chosen)?.value ?? options[0]?.value;
  return (
    <li class="make-line choose">
      <What title={props.title} about={props.about} />
      {value === undefined ? (
        <p class="soft">{props.none}</p>
      ) : (
        <>
          <Select
            name={`which ${props.title}`}
            label={props.which}
            labelUnseen
            value={value}
            options={options}
            onChange={setChosen}
          />
          <Button onClick={() => props.onMake(value)}>{props.does}</Button>
        </>
      )}
    </li>
  );
}

function What({ title, about }: { title: string; about: string }): VNode {
  return (
    <div class="make-what">
      <h4>{title}</h4>
      <p class="about">{about}</p>
    </div>
  );
}
