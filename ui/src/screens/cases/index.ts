import "./cases.css";

export { CasesScreen } from "./CasesScreen";
export { CaseScreen } from "./CaseScreen";
