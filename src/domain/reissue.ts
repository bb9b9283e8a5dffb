import { enumOf } from "./enumOf.js";

/** Where a reissue that waits for validations stands. */
export const ReissueStatus = enumOf("WAITING", "ISSUED", "CANCELED");
export type ReissueStatus = keyof typeof ReissueStatus;
