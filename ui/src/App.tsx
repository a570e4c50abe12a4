import type { VNode } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { ApiError } from "./api";
import { Frame } from "./frame/Frame";
import { StartScreen } from "./screens/start";
import { UnlockScreen } from "./screens/unlock";
import { beginning, community, vault } from "./session";
import { Failure, Loading } from "./widgets";

/** The window: first run, lock screen, or the program itself. */
export function App({ start }: { start: () => Promise<void> }): VNode {
  const [error, setError] = useState<ApiError | null>(null);
  const attempt = useCallback(() => {
    setError(null);
    start().catch((thrown: unknown) => setError(ApiError.from(thrown)));
  }, [start]);
  useEffect(attempt, [attempt]);

  if (error) {
    return (
      <main class="alone">
        <Failure error={error} onRetry={attempt} />
      </main>
    );
  }
  const status = vault.value;
  if (!status) {
    return (
      <main class="alone">
        <Loading />
      </main>
    );
  }
  if (status.state === "locked" || status.state === "broken") return <UnlockScreen status={status} />;
  if (status.state === "none" || beginning.value || !community.value) return <StartScreen />;
  return <Frame key={community.value.id} community={community.value} />;
}
