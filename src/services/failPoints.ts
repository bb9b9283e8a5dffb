import type { Config } from "../config.js";
import type { FailPoints } from "./ports.js";
import { StartError } from "./StartError.js";

/** Places between what is stored and what is done about it: whoever dies there leaves to the next process what is left to do. */
export const failPoints = [
  "placing:after-commit",
  "validating:after-check",
  "issuing:stored-intent",
  "issuing:after-ca",
  "issuing:after-outcome",
  "reissuing:after-commit",
  "duplicating:after-commit",
  "requesting:after-commit",
  "approving:after-commit",
  "revoking:stored-intent",
  "revoking:after-ca",
  "revoking:after-outcome",
  "crl:after-publish",
  "cancel:after-commit",
  "completing:stored-intent",
  "completing:after-ca",
  "completing:after-outcome",
  "gateway:after-authorize",
  "gateway:after-capture",
  "gateway:after-void",
  "gateway:after-refund",
  "mail:after-smtp",
  "webhook:after-post",
  "relay:after-numbering",
] as const;

export type FailPoint = (typeof failPoints)[number];

/** Nobody dies. */
export const noFailPoints: FailPoints = { pass: () => undefined };

/**
 * The process ends itself, as hard as `kill -9` does, when it comes to a place for the n-th time.
 * @throws StartError outside of a demo, and when no place has that name
 */
export function createFailPoints(
  { failPoint: wish, demo }: Pick<Config, "failPoint" | "demo">,
  die: () => void = () => process.kill(process.pid, "SIGKILL"),
): FailPoints {
  if (wish === null) return noFailPoints;
  if (!demo) throw new StartError("FAIL_POINT ends the process in tests: only with DEMO=1");
  const [, name, count = "1"] = /^([^:]+:[^:]+)(?::(\d+))?$/.exec(wish) ?? [];
  const named = failPoints.find((point) => point === name);
  if (named === undefined)
    throw new StartError(`FAIL_POINT: ${JSON.stringify(wish)} is none of ${failPoints.join(", ")}`);
  let left = Number(count);
  const pass = (point: FailPoint) => {
    if (point === named && --left === 0) die();
  };
  return { pass };
}
