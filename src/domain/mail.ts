import { enumOf } from "./enumOf.js";

/** K25: 承認メール, 証明書発行のお知らせ. */
export const EmailKind = enumOf("APPROVAL", "ISSUANCE_NOTICE");
export type EmailKind = keyof typeof EmailKind;
