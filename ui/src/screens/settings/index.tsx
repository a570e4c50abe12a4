import type { VNode } from "preact";
import type { Settings } from "../../api";
import { optionsOf } from "../../lib/options";
import { act } from "../../lib/trouble";
import { WritesTo } from "../../lib/writable";
import { changeSettings, settings, vault } from "../../session";
import { Choice, NumberField, Page } from "../../widgets";
import { words } from "../../words/settings";
import "./settings.css";

/** How the program looks and locks on this PC. */
export function SettingsScreen(): VNode {
  const now = settings.value;
  const set = (change: Partial<Settings>): void => act(() => changeSettings(change));
  return (
    <WritesTo.Provider value="elsewhere">
      <Page title={words.title}>
        <div class="form">
          <Choice
            label={words.theme}
            name="theme"
            inRow
            value={now.theme}
            options={optionsOf(words.themes)}
            onChange={(theme) => set({ theme })}
          />
          <Choice
            label={words.textSize}
            hint={words.textHint}
            name="textSize"
            inRow
            value={String(now.textSize) as `${Settings["textSize"]}`}
            options={optionsOf(words.textSizes)}
            onChange={(size) => set({ textSize: Number(size) as Settings["textSize"] })}
          />
          <NumberField
            label={words.lockAfter}
            hint={words.lockHint}
            name="lockAfterMinutes"
            least={1}
            most={60}
            value={now.lockAfterMinutes}
            onChange={(minutes) => {
              if (minutes !== null) set({ lockAfterMinutes: minutes });
            }}
          />
          <section>
            <h2>{words.keys}</h2>
            <dl class="keys">
              {words.keyList.map(([keys, does]) => (
                <div key={keys}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section>
            <h2>{words.folder}</h2>
            <p class="soft">{words.folderText}</p>
            <p class="folder">{vault.value?.folder}</p>
            <p class="small faint">{words.version(vault.value?.version ?? "")}</p>
          </section>
        </div>
      </Page>
    </WritesTo.Provider>
  );
}
