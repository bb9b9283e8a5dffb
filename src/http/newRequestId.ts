import { randomUUID } from "node:crypto";

/** Of a request or of one event's execution: in the answer and in the log. */
export const newRequestId = (): string => randomUUID();
