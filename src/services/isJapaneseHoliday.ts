import holidayJp from "@holiday-jp/holiday_jp";

const holidays: ReadonlySet<string> = new Set(Object.keys(holidayJp.holidays));

/** Whether a day, `YYYY-MM-DD`, is one of Japan's 国民の祝日 (D3); known until 2050. */
export function isJapaneseHoliday(date: string): boolean {
  return holidays.has(date);
}
