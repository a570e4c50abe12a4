import "./documents.css";

export { DocumentsScreen } from "./DocumentsScreen";
