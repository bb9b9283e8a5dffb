import { Temporal } from "temporal-polyfill";

/** Milliseconds. No zone has moved its clocks but at a quarter of an hour since 1972, so each quarter lies within one calendar day. */
const quarter = 900_000;

/** Entries kept of each kind; each command asks for some days, mostly the same. */
const most = 5_000;
const days = new Map<string, Temporal.PlainDate>();
const beginnings = new Map<string, number>();

/** The calendar day of an instant since 1972 in a policy's zone (D1). */
export function dayOf(at: Date, timeZone: string): Temporal.PlainDate {
  const slot = Math.floor(at.getTime() / quarter);
  return remembered(days, `${slot} ${timeZone}`, () =>
    Temporal.Instant.fromEpochMilliseconds(slot * quarter)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate(),
  );
}

/** The first instant of a calendar day, in milliseconds since 1970: not always 00:00, where summer time begins at midnight. */
export function beginningOf(day: Temporal.PlainDate, timeZone: string): number {
  return remembered(beginnings, `${day} ${timeZone}`, () => day.toZonedDateTime(timeZone).epochMilliseconds);
}

/** What a zone says of a day never changes while the process runs; asking costs more than the rest of a rule (docs/adr/0007). */
function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= most) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}
