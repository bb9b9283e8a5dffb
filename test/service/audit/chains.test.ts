import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type AuditWorld, createAuditWorld } from "./auditWorld.js";

let world: AuditWorld;
beforeAll(async () => {
  world = await createAuditWorld();
});
afterAll(() => world?.destroy());

const accounts = ["acc_1", "acc_2", "acc_3", null];

describe("chains", () => {
  it("take every record of many writers on many connections, by several that chain at once, without gaps", async () => {
    let writing = true;
    const chaining = [1, 2, 3].map(async () => {
      const chainer = world.chainer();
      while (writing) await chainer.apply();
      await chainer.apply();
    });
    const writers = Array.from({ length: 24 }, async (_, n) => {
      for (let i = 0; i < 10; i++) await world.command("write", accounts[(n + i) % 4] ?? null);
    });
    await Promise.all(writers);
    writing = false;
    await Promise.all(chaining);
    const chains = await world.dataSource.query(
      `select l.chain, count(*)::int as count, min(l.position)::int as first, max(l.position)::int as last, h.position::int as head
       from audit_links l join audit_heads h on h.chain = l.chain group by l.chain, h.position order by l.chain`,
    );
    expect(chains).toEqual(
      ["", "acc_1", "acc_2", "acc_3"].map((chain) => ({ chain, count: 60, first: 1, last: 60, head: 60 })),
    );
    expect(await world.verify()).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it("are more than a batch at once", async () => {
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let i = 0; i < 70; i++) await world.command("batch", "acc_4");
      }),
    );
    await world.chainer().apply();
    const [{ waiting }] = await world.dataSource.query(
      "select count(*)::int as waiting from audit_links where position is null",
    );
    expect(waiting).toBe(0);
    expect(await world.verify()).toEqual([]);
  });

  it("give each place once: of two that do not take the lock the second fails", async () => {
    await world.command("fork", "acc_5");
    await world.command("fork", "acc_5");
    const first = "update audit_links set position = 1, hash = '' where chain = 'acc_5' and position is null";
    await expect(world.dataSource.query(first)).rejects.toThrow("duplicate key");
  });
});
