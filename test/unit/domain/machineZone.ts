/** jest gives tests a copy of the environment; the machine's zone is read from the real one, outside of their realm. */
const environment = (Buffer.constructor("return process")() as NodeJS.Process).env;
const own = environment.TZ;

/**
 * Moves the machine into another time zone, until `leaveZone`.
 * @throws when Node.js does not follow: then the test would prove nothing
 */
export function enterZone(zone: string): void {
  environment.TZ = zone;
  const inZone = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  const noon = new Date("2026-01-15T12:00:00Z");
  const two = (value: number) => String(value).padStart(2, "0");
  const here = `${noon.getFullYear()}-${two(noon.getMonth() + 1)}-${two(noon.getDate())} ${two(noon.getHours())}:00:00`;
  if (inZone.format(noon) !== here) throw new Error(`the machine is not in ${zone}: ${here}`);
}

export function leaveZone(): void {
  if (own === undefined) delete environment.TZ;
  else environment.TZ = own;
}
