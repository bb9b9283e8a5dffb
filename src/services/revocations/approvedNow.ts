import { approvedDeadline, type DeadlinePlace } from "../../domain/deadline.js";
import { leaseUntil } from "../leaseUntil.js";

/** What is written of a request that is approved: whoever did it carries it out, afterwards a job (D20). */
export function approvedNow(place: DeadlinePlace, now: Date) {
  return { status: "APPROVED", ...approvedDeadline(place, now), nextTryAt: leaseUntil(now) } as const;
}
