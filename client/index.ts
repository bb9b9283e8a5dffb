export type { Credentials } from "./Credentials.js";
export { createDesk, type Desk, type DeskOptions } from "./createDesk.js";
export { ClosedForGood, RequestFailed, SignedOut, TryLater } from "./failures.js";
export type { DeskRequest, EventSink } from "./follow.js";
export { SequenceFilter } from "./SequenceFilter.js";
export { type Lock, Session, type SessionOptions, type TokenStore, type Tokens } from "./Session.js";
export { tokensIn } from "./tokensIn.js";
export type { WatchOptions } from "./watch.js";
