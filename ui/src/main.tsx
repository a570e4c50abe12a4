// First, so that the order of the cascade layers is set before any screen brings its sheet.
import "./styles/index.css";
import { render } from "preact";
import { App } from "./App";
import { flushAll } from "./lib/autosave";
import { begin, followActivity, followSettings, followShell } from "./session";

followSettings(document.documentElement);
followShell();
followActivity(document);
// What was typed is written when a field, or the window, is left.
document.addEventListener("focusout", () => void flushAll());
window.addEventListener("blur", () => void flushAll());
document.addEventListener("visibilitychange", () => void flushAll());

render(<App start={begin} />, document.body);
