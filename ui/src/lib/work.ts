/** Long work of the shell: how far it is while somebody waits for it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, workGet, type Work } from "../api";

/** Milliseconds between two questions how far it is. */
const ASK = 300;

/** Work that somebody waits for. */
export interface LongWork {
  running: boolean;
  /** It takes longer than a blink: worth a bar. */
  late: boolean;
  /** How far it is; null until the shell has said so. */
  at: Work | null;
  /** It was stopped, and nothing was changed. */
  stopped: boolean;
  /** Follows the work until it ends. An error goes on to the caller, that it was stopped too. */
  while: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Follows one piece of long work at a time. */
export function useWork(): LongWork {
  const [running, setRunning] = useState(false);
  const [late, setLate] = useState(false);
  const [stopped, setStopped] = useState(false);
  const [at, setAt] = useState<Work | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => {
      setLate(true);
      workGet().then(
        (work) => {
          if (here.current) setAt(work);
        },
        () => undefined,
      );
    }, ASK);
    return () => clearInterval(timer);
  }, [running]);
  const follow = async <T>(work: () => Promise<T>): Promise<T> => {
    setAt(null);
    setLate(false);
    setStopped(false);
    setRunning(true);
    try {
      return await work();
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (here.current) setStopped(error.code === "halted");
      throw error;
    } finally {
      if (here.current) setRunning(false);
    }
  };
  return { running, late, at, stopped, while: follow };
}

/** Whether an error only says that the work was stopped, which `Working` shows. */
export function isHalted(thrown: unknown): boolean {
  return ApiError.from(thrown).code === "halted";
}
