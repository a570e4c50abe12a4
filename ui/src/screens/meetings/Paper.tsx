import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import type { DocumentRequest } from "../../api";
import { flushAll } from "../../lib/autosave";
import { act } from "../../lib/trouble";
import { Button, type ButtonLook, type IconName } from "../../widgets";
import { Preview } from "../documents/Preview";

/** A button that shows a document: it is made from what is in the store, so that everything is written first. */
export function Paper(props: {
  request: DocumentRequest;
  /** What it is. */
  title: string;
  children: ComponentChildren;
  look?: ButtonLook | undefined;
  icon?: IconName | undefined;
}): VNode {
  const [showing, setShowing] = useState(false);
  const show = (): void =>
    act(async () => {
      if (await flushAll()) setShowing(true);
    });
  return (
    <>
      <Button look={props.look} icon={props.icon ?? "documents"} onClick={show}>
        {props.children}
      </Button>
      {showing && <Preview request={props.request} title={props.title} onClose={() => setShowing(false)} />}
    </>
  );
}
