import type { VNode } from "preact";
import { BackupsTab } from "./backups/BackupsTab";
import { BinTab } from "./bin/BinTab";
import { FacilitatorsTab } from "./facilitators/FacilitatorsTab";
import { KeysTab } from "./keys/KeysTab";
import { ProtectionTab } from "./protection/ProtectionTab";
import type { SafetyTab } from "./SafetyPage";
import { TrailTab } from "./trail/TrailTab";
import "./safety.css";

export type { SafetyTab } from "./SafetyPage";

/** Keys, facilitators, backups, bin, trail and data protection (domain H2 to H5, B5, E15). */
export function SafetyScreen({ tab = "keys" }: { tab?: SafetyTab }): VNode {
  switch (tab) {
    case "keys":
      return <KeysTab />;
    case "people":
      return <FacilitatorsTab />;
    case "backups":
      return <BackupsTab />;
    case "bin":
      return <BinTab />;
    case "trail":
      return <TrailTab />;
    case "protection":
      return <ProtectionTab />;
  }
}
