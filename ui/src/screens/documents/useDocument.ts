/** One document in memory, and the pictures of its pages. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  ApiError,
  documentClose,
  documentMake,
  documentPage,
  workStop,
  type DocumentInfo,
  type DocumentRequest,
  type Print as Edition,
} from "../../api";
import { useWork, type LongWork } from "../../lib/work";

/** How far the making of a document has come. */
export type Making =
  | { state: "making" }
  | { state: "ready"; info: DocumentInfo }
  | { state: "stopped" }
  | { state: "failed"; error: ApiError };

/** A document that is made while a component is shown. */
export type DocumentMaking = Making & { work: LongWork; retry: () => void };

/**
 * Makes a document, again when the edition changes, and stops or lets go of it with the component. One that nobody
 * waits for yet is not stopped but let go when it is made: other work may be under way, and would be stopped with it.
 */
export function useDocument(request: DocumentRequest, edition: Edition, awaited: boolean): DocumentMaking {
  const [making, setMaking] = useState<Making>({ state: "making" });
  const [turn, setTurn] = useState(0);
  const work = useWork();
  const now = useRef({ request, work, awaited });
  now.current = { request, work, awaited };
  /** The making before this one, which ends first: the shell is told to stop what is under way, not which. */
  const before = useRef<Promise<void>>(Promise.resolve());
  const key = JSON.stringify(request);
  // Not an effect that waits for the next frame: the shell can be at work while the window is drawn.
  useLayoutEffect(() => {
    let here = true;
    let handle: string | null = null;
    let under = false;
    setMaking((now) => (now.state === "making" ? now : { state: "making" }));
    const make = async (): Promise<void> => {
      under = true;
      try {
        const input = { request: now.current.request, edition };
        const info = await now.current.work.while(() => documentMake(input));
        if (here) {
          handle = info.handle;
          setMaking({ state: "ready", info });
        } else release(info.handle);
      } catch (thrown) {
        const error = ApiError.from(thrown);
        if (here) setMaking(error.code === "halted" ? { state: "stopped" } : { state: "failed", error });
      }
      under = false;
    };
    before.current = before.current.then(() => (here ? make() : undefined));
    return () => {
      here = false;
      if (under && now.current.awaited) workStop().catch(() => undefined);
      if (handle !== null) release(handle);
    };
  }, [key, edition, turn]);
  const retry = useCallback(() => setTurn((n) => n + 1), []);
  return { ...making, work, retry };
}

/** Frees the memory of a document. One that is gone already, because the vault was locked, is freed too. */
function release(handle: string): void {
  documentClose({ handle }).catch(() => undefined);
}

/** The picture of a page: its address while it is shown; null while it comes. */
export type PagePicture = { state: "here"; address: string } | { state: "failed" } | null;

/** Fetches the picture of a page, and frees it when another takes its place. */
export function usePagePicture(handle: string, page: number, width: number): PagePicture {
  const [picture, setPicture] = useState<{ of: string; picture: PagePicture } | null>(null);
  const of = `${handle} ${page}`;
  useLayoutEffect(() => {
    if (width === 0) return undefined;
    let here = true;
    documentPage({ handle, page, width }).then(
      (bytes) => {
        if (!here) return;
        const address = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
        setPicture({ of, picture: { state: "here", address } });
      },
      () => {
        if (here) setPicture({ of, picture: { state: "failed" } });
      },
    );
    return () => {
      here = false;
    };
  }, [handle, page, width, of]);
  const address = picture?.picture?.state === "here" ? picture.picture.address : null;
  useEffect(
    () => () => {
      if (address !== null) URL.revokeObjectURL(address);
    },
    [address],
  );
  // While a sharper picture of the same page comes, the one at hand stays.
  return picture?.of === of ? picture.picture : null;
}
