import type { VNode } from "preact";
import { Button, TextField } from "../../widgets";
import type { TextFieldProps } from "../../widgets/TextField";
import { words } from "../../words/start";

/** A passphrase, and a button that shows or hides it. */
export function SecretField(
  props: Omit<TextFieldProps, "type"> & {
    shown: boolean;
    onShow: (shown: boolean) => void;
    /** The button has words, where there is room. */
    inWords?: boolean | undefined;
  },
): VNode {
  const { shown } = props;
  const does = shown ? words.passphrase.hide : words.passphrase.show;
  const icon = shown ? "eyeOff" : "eye";
  const toggle = (): void => props.onShow(!shown);
  return (
    <div class="with-button">
      <TextField {...props} type={shown ? "text" : "password"} />
      {props.inWords ? (
        <Button icon={icon} onClick={toggle}>
          {does}
        </Button>
      ) : (
        <Button icon={icon} label={does} onClick={toggle} />
      )}
    </div>
  );
}
