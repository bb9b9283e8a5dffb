import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DataSource } from "typeorm";
import type { Refusal } from "../../../src/domain/errors.js";
import type { Result } from "../../../src/domain/result.js";
import { Account } from "../../../src/entities/Account.js";
import { User } from "../../../src/entities/User.js";
import { createSecurity } from "../../../src/identityParts.js";
import { Database } from "../../../src/services/database.js";
import { AttemptRows } from "../../../src/services/identity/AttemptRows.js";
import { Credentials } from "../../../src/services/identity/Credentials.js";
import { Identity } from "../../../src/services/identity/Identity.js";
import { Passwords } from "../../../src/services/identity/Passwords.js";
import { SecondFactor } from "../../../src/services/identity/SecondFactor.js";
import { Sessions } from "../../../src/services/identity/Sessions.js";
import { SignInLimits } from "../../../src/services/identity/SignInLimits.js";
import { TokenKey } from "../../../src/services/identity/TokenKey.js";
import { Tokens } from "../../../src/services/identity/Tokens.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { Sealing } from "../../../src/services/Sealing.js";
import { createTestDatabase } from "../../support/database.js";
import { TestClock } from "../../support/TestClock.js";

export const password = "correct horse battery staple";

export type IdentityWorld = Awaited<ReturnType<typeof createIdentityWorld>>;

/** A database with one account, its administrator `admin@kumo.test` and `operator@desk.test`, and the door to them. */
export async function createIdentityWorld() {
  const { dataSource, destroy } = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "certdesk-identity-"));
  const clock = new TestClock();
  const ids = new RandomIds(clock);
  const database = new Database(dataSource, () => {}, { status: "KEPT", publicUrl: "http://desk.test", ids });
  const passwords = new Passwords();
  const sessions = new Sessions(database, clock, ids);
  const tokens = new Tokens(await TokenKey.open(dataDir), clock);
  const secondFactor = new SecondFactor(database, new Sealing(dataDir, "totp-key", ids), clock);
  /** A door whose limits have counted nothing yet; without limits as under LIMIT_RATE=0. */
  const door = (limits: SignInLimits | null) =>
    new Identity(new Credentials(database, passwords, secondFactor, limits), sessions, tokens);
  const security = (limitRate: number) => createSecurity({ dataDir, limitRate }, { database, clock, ids }).security;
  const people = await populate(database, ids, await passwords.hash(password));
  return {
    ...people,
    clock,
    dataSource,
    sessions,
    tokens,
    identity: door(null),
    database,
    security: security(0),
    limitedSecurity: () => security(1),
    limitedIdentity: () => door(new SignInLimits(clock, freshRows(dataSource))),
    close: async () => {
      await destroy();
      await rm(dataDir, { recursive: true });
    },
  };
}

let doors = 0;

/** Attempts that no door before has counted. */
function freshRows(dataSource: DataSource): Pick<AttemptRows, "take"> {
  const rows = new AttemptRows(dataSource);
  const door = ++doors;
  return { take: (subject, limit, now) => rows.take(`${door} ${subject}`, limit, now) };
}

async function populate({ manager }: Database, ids: RandomIds, passwordHash: string) {
  const createdAt = new Date("2026-01-01T00:00:00Z");
  const account = {
    id: ids.next("acc"),
    code: "kumo",
    name: "クラウド商事",
    approvesNewOrders: false,
    allowsSelfApproval: false,
    createdAt,
  };
  const person = { name: "山田 花子", passwordHash, disabledAt: null, createdAt };
  const admin = {
    id: ids.next("usr"),
    accountId: account.id,
    email: "admin@kumo.test",
    role: "ADMIN",
    ...person,
  } as const;
  const operator = {
    id: ids.next("usr"),
    accountId: null,
    email: "operator@desk.test",
    role: "OPERATOR",
    ...person,
  } as const;
  await manager.insert(Account, account);
  await manager.insert(User, [admin, operator]);
  return { account, admin, operator };
}

/** The value of what must have gone well. */
export function granted<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
