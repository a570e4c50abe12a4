import type { VNode } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { DocumentInfo } from "../../api";
import { Button } from "../../widgets";
import { words as all } from "../../words/documents";
import { usePagePicture } from "./useDocument";

const words = all.preview;

/** Widths of a page, as multiples of the width at which it fits the window. */
const SIZES = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const FITS = SIZES.indexOf(1);
/** Widest picture that is asked for, in pixels: the shell gives no wider one. */
const WIDEST = 4000;

interface PagesProps {
  info: DocumentInfo;
  /** The preview is open: before, nobody sees the pages or can type into them. */
  open: boolean;
  /** A picture is there, decoded, or will not come. */
  onPicture: () => void;
}

/** One page at a time, turned and sized by keys and buttons. */
export function Pages({ info, open, onPicture }: PagesProps): VNode {
  const [page, setPage] = useState(1);
  const [size, setSize] = useState<number>(FITS);
  const region = useRef<HTMLDivElement>(null);
  const room = useRoom(region);
  const help = useId();
  const turn = (to: number): void => setPage(Math.min(info.pages, Math.max(1, to)));
  const resize = (by: number): void => setSize((now) => Math.min(SIZES.length - 1, Math.max(0, now + by)));
  useEffect(() => region.current?.scrollTo({ top: 0 }), [page]);
  // In a small window the whole preview scrolls: its head stays in sight.
  useLayoutEffect(() => {
    if (open) region.current?.focus({ preventScroll: true });
  }, [open]);
  const width = Math.round(room * (SIZES[size] ?? 1));
  return (
    <>
      <div class="preview-tools" role="group" aria-label={words.tools}>
        <Button small icon="up" label={words.previous} onClick={() => turn(page - 1)} />
        <span class="numbers" aria-live="polite">
          {words.page(page, info.pages)}
        </span>
        <Button small icon="down" label={words.next} onClick={() => turn(page + 1)} />
        <span class="gap" />
        <Button small icon="minus" label={words.smaller} onClick={() => resize(-1)} />
        <Button small icon="add" label={words.larger} onClick={() => resize(1)} />
      </div>
      <div
        class="pages"
        ref={region}
        role="region"
        aria-label={words.pages}
        aria-describedby={help}
        tabIndex={0}
        onKeyDown={(event) =>
          pageKeys(event, { turn: (by) => turn(page + by), to: turn, resize, last: info.pages })
        }
      >
        <Picture info={info} page={page} width={width} onPicture={onPicture} />
      </div>
      <p class="unseen" id={help}>
        {words.help}
      </p>
    </>
  );
}

interface PageMoves {
  turn: (by: number) => void;
  to: (page: number) => void;
  resize: (by: number) => void;
  last: number;
}

/** Arrow keys turn pages; Page Up and Page Down scroll first and turn at the edge of a page. */
function pageKeys(event: KeyboardEvent, moves: PageMoves): void {
  const region = event.currentTarget as HTMLElement;
  const atEnd = region.scrollTop + region.clientHeight >= region.scrollHeight - 2;
  const keys: Record<string, () => void> = {
    ArrowRight: () => moves.turn(1),
    ArrowLeft: () => moves.turn(-1),
    Home: () => moves.to(1),
    End: () => moves.to(moves.last),
    "+": () => moves.resize(1),
    "=": () => moves.resize(1),
    "-": () => moves.resize(-1),
  };
  if (atEnd) keys.PageDown = () => moves.turn(1);
  if (region.scrollTop < 2) keys.PageUp = () => moves.turn(-1);
  const move = keys[event.key];
  if (move === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  move();
}

interface PictureProps extends Pick<PagesProps, "info" | "onPicture"> {
  page: number;
  width: number;
}

function Picture({ info, page, width, onPicture }: PictureProps): VNode {
  const sheet = useRef<HTMLDivElement>(null);
  const dots = Math.min(WIDEST, Math.round(width * window.devicePixelRatio));
  const picture = usePagePicture(info.handle, page, dots);
  useLayoutEffect(() => {
    sheet.current?.style.setProperty("--page-width", `${width}px`);
  }, [width]);
  const failed = picture?.state === "failed";
  useEffect(() => {
    if (failed) onPicture();
  }, [failed, onPicture]);
  return (
    <div class="page-picture" ref={sheet} aria-busy={picture === null}>
      {failed && <p role="alert">{words.pictureFailed}</p>}
      {picture?.state === "here" && (
        <img
          src={picture.address}
          alt={words.picture(page, info.pages, info.title)}
          draggable={false}
          onLoad={({ currentTarget }) => void currentTarget.decode().then(onPicture, onPicture)}
        />
      )}
    </div>
  );
}

/** Width in pixels at which a page fits the region: never wider than reads well. */
function useRoom(region: { current: HTMLElement | null }): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = region.current;
    if (element === null) return undefined;
    const measure = (): void => setRoom(Math.max(280, Math.min(element.clientWidth - 48, 840)));
    measure();
    if (typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [region]);
  return room;
}
