import { join } from "node:path";
import type { Config } from "./config.js";
import { ok } from "./domain/result.js";
import { User } from "./entities/User.js";
import { createDataSource, Database, migrate } from "./services/database.js";
import { insertCatalogue } from "./services/demo/catalogue.js";
import { canonicalEmail } from "./services/identity/canonicalEmail.js";
import { Passwords } from "./services/identity/Passwords.js";
import { startEmbeddedPostgres } from "./services/postgres/startEmbeddedPostgres.js";
import { RandomIds } from "./services/RandomIds.js";
import { StartError } from "./services/StartError.js";
import { SystemClock } from "./services/SystemClock.js";

/**
 * Makes the first operator and the catalogue in an empty database without demo.
 * @returns the operator's address and random password
 * @throws StartError when the database is not empty, or the address is none
 */
export async function initDesk(
  config: Config,
  { email, name }: { email: string; name: string },
): Promise<{ email: string; password: string }> {
  const address = canonicalEmail(email);
  if (address === null) throw new StartError(`--email: ${email} is not a mail address`);
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({ directory: join(config.dataDir, "postgres"), durable: true })
      : null;
  const url = config.databaseUrl ?? embedded?.url ?? "";
  await migrate(url);
  const dataSource = await createDataSource(url).initialize();
  try {
    const clock = new SystemClock();
    const ids = new RandomIds(clock);
    const password = ids.secret(10);
    const passwordHash = await new Passwords().hash(password);
    const operator = {
      id: ids.next("usr"),
      accountId: null,
      name,
      email: address,
      role: "OPERATOR" as const,
      passwordHash,
      disabledAt: null,
      createdAt: clock.now(),
    };
    await new Database(dataSource, () => undefined).inTransaction(async (tx) => {
      if (await tx.existsBy(User, {}))
        throw new StartError("The database is not empty: it has users already. Sign in as one of its operators.");
      await insertCatalogue(tx, ids);
      await tx.insert(User, operator);
      return ok(null);
    });
    return { email: address, password };
  } finally {
    await dataSource.destroy();
    await embedded?.stop();
  }
}
