import type { VNode } from "preact";
import { backupFolderChoose, backupFolderForget, type BackupState } from "../../../api";
import { act } from "../../../lib/trouble";
import { say } from "../../../lib/undo";
import { Badge, Button } from "../../../widgets";
import { words as all } from "../../../words/backups";

const words = all.second;

/** The second folder, which gets a copy of each backup. */
export function SecondFolder(props: { state: BackupState; onChange: (state: BackupState) => void }): VNode {
  const { secondFolder, secondThere } = props.state;
  const choose = (): void =>
    act(async () => {
      props.onChange(await backupFolderChoose());
      say(words.chosen);
    });
  const forget = (): void =>
    act(async () => {
      props.onChange(await backupFolderForget());
      say(words.forgotten);
    });
  return (
    <section aria-labelledby="second">
      <h2 id="second">{words.title}</h2>
      <p class="soft">{words.about}</p>
      {secondFolder === null ? (
        <p>{words.none}</p>
      ) : (
        <p class="second-folder">
          <span class="folder">{secondFolder}</span>{" "}
          {secondThere ? (
            <Badge tone="good" icon="check">
              {words.there}
            </Badge>
          ) : (
            <Badge tone="mind" icon="clock">
              {words.away}
            </Badge>
          )}
        </p>
      )}
      <div class="does after-text">
        <Button icon="folder" writes onClick={choose}>
          {secondFolder === null ? words.choose : words.other}
        </Button>
        {secondFolder !== null && (
          <Button look="quiet" writes onClick={forget}>
            {words.forget}
          </Button>
        )}
      </div>
    </section>
  );
}
