import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type CancellationWindow, cancellationWindowClosesAt } from "../../../src/domain/cancellation.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { at } from "./cases.js";
import { dayAfter, dayTeller, lastDay } from "./wallCalendar.js";

/** The code's last instant lies on that day, and the next millisecond on the day after. */
function agrees(terms: CancellationWindow, dayOf: (instant: Date) => string, issued: Date): boolean {
  const last = lastDay(terms, dayOf(issued));
  const closes = cancellationWindowClosesAt(terms, issued);
  return dayOf(closes) === last && dayOf(new Date(closes.getTime() + 1)) === dayAfter(last);
}

const instants = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2050-12-31T23:59:59.999Z"), noInvalidDate: true });

/** jest gives tests a copy of the environment; the machine's zone is read from the real one, outside of their realm. */
const environment = (Buffer.constructor("return process")() as NodeJS.Process).env;
const machineZone = environment.TZ;

afterEach(() => {
  if (machineZone === undefined) delete environment.TZ;
  else environment.TZ = machineZone;
});

describe("the cancellation window, against a model that ticks off days (D1)", () => {
  it.each([
    ["UTC", 0],
    ["America/Los_Angeles", 480],
    ["Pacific/Kiritimati", -840],
  ])("agrees for both policies, 20,000 instants of 2026–2050, on a machine in %s", (zone, offset) => {
    environment.TZ = zone;
    expect(at("2026-01-15T00:00:00Z").getTimezoneOffset()).toBe(offset);
    const dayOf = dayTeller("Asia/Tokyo");
    fc.assert(
      fc.property(instants, (issued) => agrees(kingsslTerms, dayOf, issued) && agrees(certcentralTerms, dayOf, issued)),
      { numRuns: 20_000 },
    );
  });

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
