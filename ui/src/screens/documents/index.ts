import "./documents.css";

export { LettersScreen } from "./letters/LettersScreen";
export { DocumentsScreen } from "./DocumentsScreen";
