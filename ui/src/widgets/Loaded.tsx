import type { ComponentChildren, VNode } from "preact";
import type { Load } from "../api";
import { Failure } from "./Note";
import { Loading } from "./Progress";

/** Data that is loaded: shows that it comes, that it failed, or what was made of it. */
export function Loaded<T>(props: { of: Load<T>; children: (value: T) => ComponentChildren }): VNode {
  const { of: load } = props;
  if (load.state === "loading") {
    return (
      <div class="page">
        <Loading />
      </div>
    );
  }
  if (load.state === "failed") {
    return (
      <div class="page">
        <Failure error={load.error} onRetry={load.reload} />
      </div>
    );
  }
  return <>{props.children(load.value)}</>;
}
