import "./search.css";

export { SearchScreen } from "./SearchScreen";
