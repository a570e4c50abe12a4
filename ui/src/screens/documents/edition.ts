/** The size of print that was chosen last: one choice for all documents, until the vault is locked. */
import type { Print as Edition } from "../../api";
import { remembered } from "../../lib/remembered";

export const edition = remembered<Edition>("ordinary");

/** All sizes, the smallest first. */
export const EDITIONS: readonly Edition[] = ["ordinary", "largePrint", "giantPrint"];
