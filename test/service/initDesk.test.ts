import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readConfig } from "../../src/config.js";
import { Policy } from "../../src/entities/Policy.js";
import { Product } from "../../src/entities/Product.js";
import { User } from "../../src/entities/User.js";
import { initDesk } from "../../src/initDesk.js";
import { found } from "../../src/services/found.js";
import { Passwords } from "../../src/services/identity/Passwords.js";
import { userWithPassword } from "../../src/services/identity/userWithPassword.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.destroy());

describe("npm run admin -- init", () => {
  it("makes the first operator and the two policies with their products, once", async () => {
    const config = readConfig({ DATABASE_URL: db.url });
    const { email, password } = await initDesk(config, { email: " Boss@Example.jp ", name: "Boss" });
    const { manager } = db.dataSource;
    const operator = found(await userWithPassword(manager, { email }));
    expect(operator).toMatchObject({ email: "boss@example.jp", role: "OPERATOR", accountId: null });
    expect(await new Passwords().verify(operator.passwordHash, password)).toBe(true);
    expect([await manager.count(Policy), await manager.count(Product)]).toEqual([2, 8]);
    await expect(initDesk(config, { email: "other@example.jp", name: "Other" })).rejects.toThrow(/not empty/);
    expect(await manager.count(User)).toBe(1);
  });

  it("refuses what is no mail address", async () => {
    await expect(initDesk(readConfig({ DATABASE_URL: db.url }), { email: "boss", name: "Boss" })).rejects.toThrow(
      /--email/,
    );
  });
});
