import { Temporal } from "temporal-polyfill";

/** An instant as people of a zone read it, in whatever language: `2026-03-07 23:59 (Asia/Tokyo)` (D1). */
export function localTime(at: Date, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return `${local.toString({ smallestUnit: "minute" }).replace("T", " ")} (${timeZone})`;
}
