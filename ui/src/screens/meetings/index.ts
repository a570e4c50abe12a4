import "./meetings.css";
import "./inviting.css";

export { MeetingsScreen } from "./MeetingsScreen";
export { MeetingScreen } from "./MeetingScreen";
