export { ServicesScreen } from "./ServicesScreen";
export { ServiceScreen } from "./ServiceScreen";
