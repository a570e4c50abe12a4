export { EvidenceScreen } from "./EvidenceScreen";
export { EvidenceItemScreen } from "./EvidenceItemScreen";
