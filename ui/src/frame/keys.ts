import { useEffect } from "preact/hooks";
import { go, navigate } from "../lib/router";
import { act } from "../lib/trouble";
import { places } from "../routes";
import { lock } from "../session";

/** Keys that work on every screen: Ctrl+1 to 7 places, Ctrl+F find, Ctrl+L lock, Alt+arrows back and forward. */
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

function workOf(event: KeyboardEvent): (() => Promise<void>) | null {
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
