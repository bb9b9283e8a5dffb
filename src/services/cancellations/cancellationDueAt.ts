import { businessDaysAfter } from "../../domain/businessDays.js";
import { isJapaneseHoliday } from "../isJapaneseHoliday.js";

/** Open days from the receipt until staff has completed it (K7, D3). */
const businessDays = 2;

/** By when staff completes a cancellation. */
export function cancellationDueAt(receivedAt: Date): Date {
  return businessDaysAfter(receivedAt, businessDays, isJapaneseHoliday);
}
