import type { DomainChallenge } from "../ports.js";

/** A challenge that has something to publish: every method but EMAIL. */
export interface Proof {
  /** The base of a wildcard. */
  readonly domain: string;
  readonly location: string;
  readonly value: string;
}

/** @throws when location or value is missing: only EMAIL has none (`validationChallenge`) */
export function proofOf({ method, domain, location, value }: DomainChallenge): Proof {
  if (location === null || value === null) throw new Error(`A ${method} challenge without location or value`);
  return { domain, location, value };
}
