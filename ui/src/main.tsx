// First, so that the order of the cascade layers is set before any screen brings its sheet.
import "./styles/index.css";
import { render } from "preact";
import { App } from "./App";
import { flushAll } from "./lib/autosave";
import { followClipboard } from "./lib/clipboard";
import { begin, followActivity, followSettings, followShell } from "./session";

// Tauri's own freezePrototype comes too early: it stops libraries that give their classes a
// `toString` while they load. From here on nothing may change what every object inherits.
Object.freeze(Object.prototype);

followSettings(document.documentElement);
followShell();
followActivity(document);
followClipboard(document);
// What was typed is written when a field, or the window, is left.
document.addEventListener("focusout", () => void flushAll());
window.addEventListener("blur", () => void flushAll());
document.addEventListener("visibilitychange", () => void flushAll());

render(<App start={begin} />, document.body);
