import type { VNode } from "preact";
import type { PersonStage } from "../api";
import { cx } from "./cx";

/** How a crown is drawn: the same signs stand for people, steps and strength everywhere. */
export type CrownLook = "missing" | "empty" | "half" | "nearly" | "full" | "gone";

const looks: Record<PersonStage, CrownLook> = {
  identified: "missing",
  approached: "empty",
  managerAgreed: "half",
  inducted: "nearly",
  member: "full",
  declined: "gone",
  onHold: "gone",
  left: "gone",
};

/** The crown of a stage of recruitment. */
export function crownOf(stage: PersonStage): CrownLook {
  return looks[stage];
}

/** One crown: dashed is missing, an outline not yet, half on the way, full here, a bar gone. */
export function Crown({ look, gap }: { look: CrownLook; gap?: boolean }): VNode {
  return (
    <svg class={cx("crown", `is-${look}`, gap && "gap")} viewBox="0 0 16 16" aria-hidden>
      {look === "full" ? (
        <circle class="fill" cx="8" cy="8" r="6.8" />
      ) : (
        <circle class="ring" cx="8" cy="8" r="6" />
      )}
      {look === "half" && <path class="fill" d="M8 2a6 6 0 0 1 0 12Z" />}
      {look === "nearly" && <circle class="fill" cx="8" cy="8" r="3.7" />}
      {look === "gone" && <path class="ring" d="M5 8h6" />}
    </svg>
  );
}

/** Strength of a passphrase from 0 to 5 as crowns that grow. Said in words beside it. */
export function Crowns({ filled }: { filled: number }): VNode {
  return (
    <svg class="crowns" viewBox="0 0 96 20" aria-hidden>
      {[6, 7, 8, 9, 9.4].map((radius, index) => (
        <circle
          key={index}
          class={index < filled ? "fill" : "ring"}
          cx={7 + index * 19}
          cy={10}
          r={index < filled ? radius : radius - 0.6}
        />
      ))}
    </svg>
  );
}
