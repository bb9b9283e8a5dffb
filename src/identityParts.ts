import type { DataSource } from "typeorm";
import type { Config } from "./config.js";
import type { Services } from "./resolvers/services.js";
import type { Database } from "./services/database.js";
import { AttemptRows } from "./services/identity/AttemptRows.js";
import { Credentials } from "./services/identity/Credentials.js";
import { DecidingGuard } from "./services/identity/DecidingGuard.js";
import { Enrolment } from "./services/identity/Enrolment.js";
import { Identity } from "./services/identity/Identity.js";
import { KeyHolders } from "./services/identity/KeyHolders.js";
import { OwnSessions } from "./services/identity/OwnSessions.js";
import { PasswordChange } from "./services/identity/PasswordChange.js";
import { PasswordResets } from "./services/identity/PasswordResets.js";
import { Passwords } from "./services/identity/Passwords.js";
import { SecondFactor } from "./services/identity/SecondFactor.js";
import type { SecurityServices } from "./services/identity/SecurityServices.js";
import { Sessions } from "./services/identity/Sessions.js";
import { SignInLimits } from "./services/identity/SignInLimits.js";
import { StepUp } from "./services/identity/StepUp.js";
import { TokenKey } from "./services/identity/TokenKey.js";
import { Tokens } from "./services/identity/Tokens.js";
import type { DueTask } from "./services/jobs/DueLoop.js";
import { leased } from "./services/jobs/dueRows.js";
import type { Clock, Ids } from "./services/ports.js";
import { Sealing } from "./services/Sealing.js";

interface IdentityParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

type IdentityConfig = Pick<Config, "dataDir" | "limitRate">;

/** The door, and what users do with their own sign-in. */
export async function createIdentity(
  config: IdentityConfig,
  parts: IdentityParts,
): Promise<Pick<Services, "identity" | "security">> {
  const { database, clock, ids } = parts;
  const { credentials, security } = createSecurity(config, parts);
  const tokens = new Tokens(await TokenKey.open(config.dataDir), clock);
  return {
    identity: new Identity(credentials, new Sessions(database, clock, ids), tokens, new KeyHolders(database, clock)),
    security,
  };
}

/** All of it that needs no key of the access tokens. */
export function createSecurity(
  { dataDir, limitRate }: IdentityConfig,
  { database, clock, ids }: IdentityParts,
): { credentials: Credentials; security: SecurityServices } {
  const limitsOf = (purpose: string) =>
    limitRate === 0 ? null : new SignInLimits(clock, new AttemptRows(database.dataSource, purpose));
  const passwords = new Passwords();
  const sealing = new Sealing(dataDir, "totp-key", ids);
  const secondFactor = new SecondFactor(database, sealing, clock);
  const credentials = new Credentials(database, passwords, secondFactor, limitsOf("sign-in"));
  const security = {
    sessions: new OwnSessions(database, clock),
    passwordChange: new PasswordChange(database, credentials, passwords, clock),
    passwordResets: new PasswordResets(database, { passwords, limits: limitsOf("reset") }, clock, ids),
    secondFactor,
    enrolment: new Enrolment(database, { credentials, secondFactor, sealing }, clock, ids),
    stepUp: new StepUp(database, credentials, secondFactor, clock),
    decidingGuard: new DecidingGuard(database, clock),
  };
  return { credentials, security };
}

/** What of it is done by itself. */
export function identityTasks(dataSource: DataSource, clock: Clock, security: SecurityServices): DueTask[] {
  const due = { table: "password_resets", column: "next_try_at" } as const;
  const run = (id: string) => security.passwordResets.write(id);
  return [{ name: "write to who forgot a password", ...leased(dataSource, clock, due), run }];
}
