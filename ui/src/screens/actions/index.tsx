export { ActionsScreen } from "./ActionsScreen";
export { ActionScreen } from "./ActionScreen";
