import "./policy.css";

export { BriefingScreen } from "./BriefingScreen";
export { PolicyIssueScreen } from "./PolicyIssueScreen";
export { PolicyScreen } from "./PolicyScreen";
