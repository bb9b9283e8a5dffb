import { afterEach, describe, it } from "@jest/globals";
import fc from "fast-check";
import { type CancellationWindow, cancellationWindowClosesAt } from "../../../src/domain/cancellation.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { at } from "./cases.js";
import { enterZone, leaveZone } from "./machineZone.js";
import { dayAfter, dayTeller, lastDay } from "./wallCalendar.js";

/** The code's last instant lies on that day, and the next millisecond on the day after. */
function agrees(terms: CancellationWindow, dayOf: (instant: Date) => string, issued: Date): boolean {
  const last = lastDay(terms, dayOf(issued));
  const closes = cancellationWindowClosesAt(terms, issued);
  return dayOf(closes) === last && dayOf(new Date(closes.getTime() + 1)) === dayAfter(last);
}

const instants = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2050-12-31T23:59:59.999Z"), noInvalidDate: true });

/** More in CI. */
const instantsLooked = Math.min(20_000, Number(process.env.REFERENCE_RUNS ?? 3000));

afterEach(leaveZone);

describe("the cancellation window, against a model that ticks off days (D1)", () => {
  it.each(["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])(
    "agrees for both policies, many instants of 2026–2050, on a machine in %s",
    (zone) => {
      enterZone(zone);
      const dayOf = dayTeller("Asia/Tokyo");
      fc.assert(
        fc.property(
          instants,
          (issued) => agrees(kingsslTerms, dayOf, issued) && agrees(certcentralTerms, dayOf, issued),
        ),
        { numRuns: instantsLooked },
      );
    },
  );

  it.each(["America/Los_Angeles", "America/Santiago", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Kiritimati"])(
    "agrees for a policy whose days are those of %s, where days can have 23 hours and begin at 01:00",
    (timeZone) => {
      const dayOf = dayTeller(timeZone);
      fc.assert(
        fc.property(
          instants,
          (issued) =>
            agrees({ ...kingsslTerms, timeZone }, dayOf, issued) &&
            agrees({ ...certcentralTerms, timeZone }, dayOf, issued),
        ),
        { numRuns: 500 },
      );
    },
  );
});
