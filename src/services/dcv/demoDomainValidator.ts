import { message } from "../../domain/errors.js";
import type { Clock, DomainChallenge, DomainCheck, DomainValidator } from "../ports.js";
import { isDemoName } from "./demoName.js";

/** Milliseconds after which a demo name counts as proven (running, "The demo world"). */
const PROVEN_AFTER = 1_000;

/** In the demo names under `.test` prove themselves, by any method and without a DNS question; all others are real. */
export class DemoDomainValidator implements DomainValidator {
  constructor(
    private readonly inner: DomainValidator,
    private readonly clock: Clock,
  ) {}

  async check(challenge: DomainChallenge): Promise<DomainCheck> {
    if (!isDemoName(challenge.domain)) return this.inner.check(challenge);
    const age = this.clock.now().getTime() - challenge.requestedAt.getTime();
    return age >= PROVEN_AFTER ? { found: true } : { found: false, message: message("dcv.demo.soon") };
  }
}
