import { type FieldFault, fault } from "./errors.js";

/** A number from `least` to `most`. */
export function rangeFault(
  path: string | readonly string[],
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): FieldFault[] {
  return value >= least && value <= most ? [] : [fault(path, "error.field.range", { least, most })];
}
