import type { DecidingGuard } from "./DecidingGuard.js";
import type { Enrolment } from "./Enrolment.js";
import type { OwnSessions } from "./OwnSessions.js";
import type { PasswordChange } from "./PasswordChange.js";
import type { PasswordResets } from "./PasswordResets.js";
import type { SecondFactor } from "./SecondFactor.js";
import type { StepUp } from "./StepUp.js";

/** What users do with their own sign-in, and what is asked of it. */
export interface SecurityServices {
  readonly sessions: OwnSessions;
  readonly passwordChange: PasswordChange;
  readonly passwordResets: PasswordResets;
  readonly secondFactor: SecondFactor;
  readonly enrolment: Enrolment;
  readonly stepUp: StepUp;
  readonly decidingGuard: DecidingGuard;
}
