import "./meetings.css";

export { MeetingsScreen } from "./MeetingsScreen";
export { MeetingScreen } from "./MeetingScreen";
