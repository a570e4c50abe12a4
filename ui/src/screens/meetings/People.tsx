import type { VNode } from "preact";
import type { MeetingData } from "./MeetingScreen";
import { PackSheet } from "./PackSheet";
import { Register } from "./Register";

/** Who comes, and the invitation with the pack. */
export function People({ data }: { data: MeetingData }): VNode {
  return (
    <div class="two inviting">
      <Register data={data} />
      <PackSheet full={data.full} />
    </div>
  );
}
