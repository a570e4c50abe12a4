import type { ComponentChildren, VNode } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { cx } from "./cx";

interface DialogProps {
  title: string;
  /** Escape was pressed, or the dialog asks to be closed otherwise. */
  onClose: () => void;
  children: ComponentChildren;
  wide?: boolean | undefined;
  /** A grave question: announced as one. */
  alert?: boolean | undefined;
}

/**
 * A native modal dialog. Escape closes it, and the keyboard goes back to where it was. It is open
 * for as long as it is rendered.
 */
export function Dialog(props: DialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    element?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={cx("dialog", props.wide && "wide")}
      aria-labelledby={title}
      role={props.alert ? "alertdialog" : undefined}
      onCancel={(event) => {
        // Rendering decides whether it is open, not the browser.
        event.preventDefault();
        props.onClose();
      }}
    >
      <h2 id={title}>{props.title}</h2>
      {props.children}
    </dialog>
  );
}
