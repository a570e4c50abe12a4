import { useEffect } from "preact/hooks";
import { go, navigate } from "../lib/router";
import { act } from "../lib/trouble";
import { places } from "../routes";
import { lock, readOnly } from "../session";
import { isWriting, step } from "./undo";

/**
 * Keys that work on every screen: Ctrl+1 to 8 places, Ctrl+F find, Ctrl+L lock, Ctrl+Z and Ctrl+Shift+Z undo and
 * redo outside of texts, Alt+arrows back and forward.
 */
export function useKeys(): void {
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function onKey(event: KeyboardEvent): void {
  const work = workOf(event);
  if (!work || event.defaultPrevented) return;
  event.preventDefault();
  // A dialog is a question that wants an answer first; locking is always possible.
  if (document.querySelector("dialog[open]") && work !== lockNow) return;
  act(work);
}

const lockNow = (): Promise<void> => lock("asked");

/** Ctrl+Z back, Ctrl+Shift+Z or Ctrl+Y forth; a text that is being written has its own. */
function stepOf(event: KeyboardEvent): (() => Promise<void>) | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  const forth = (key === "z" && event.shiftKey) || (key === "y" && !event.shiftKey);
  if ((key !== "z" && !forth) || isWriting(event.target) || readOnly.value) return null;
  return () => step(forth ? "redo" : "undo");
}

function workOf(event: KeyboardEvent): (() => Promise<void>) | null {
  const back = stepOf(event);
  if (back) return back;
  const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (control) {
    if (event.key.toLowerCase() === "l") return lockNow;
    if (event.key.toLowerCase() === "f") return () => navigate("search");
    const place = /^[1-9]$/.test(event.key) ? places[Number(event.key) - 1] : undefined;
    return place ? () => navigate(place) : null;
  }
  if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    if (event.key === "ArrowLeft") return () => go(-1);
    if (event.key === "ArrowRight") return () => go(1);
  }
  return null;
}
