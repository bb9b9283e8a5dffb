import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fail, ok } from "../../../src/domain/result.js";
import { aside, currentCommand } from "../../../src/services/audit/currentCommand.js";
import { type AuditWorld, createAuditWorld, nothing } from "./auditWorld.js";

let world: AuditWorld;
beforeAll(async () => {
  world = await createAuditWorld();
});
afterAll(() => world?.destroy());

const outcomes = async (command: string) => (await world.records(command)).map(({ outcome }) => outcome);

/** A promise that a test ends when it likes. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe("the record of a command", () => {
  it("is there once, by the COMMIT of its change, however many transactions there are", async () => {
    await world.during("several", "acc_1", async () => {
      await world.database.inTransaction(nothing);
      expect(await outcomes("several")).toEqual(["SUCCESS"]);
      await Promise.all([1, 2, 3].map(() => world.database.inTransaction(nothing)));
      return ok(null);
    });
    expect(await outcomes("several")).toEqual(["SUCCESS"]);
  });

  it("is there once where its transactions commit at the same time", async () => {
    await world.during("twins", "acc_1", () =>
      Promise.all([1, 2, 3, 4].map(() => world.database.inTransaction(nothing))).then(() => ok(null)),
    );
    expect(await outcomes("twins")).toEqual(["SUCCESS"]);
  });

  it("is not lost by a process that ends between the COMMIT and the answer; one that is written with the answer is", async () => {
    const never = gate();
    const committed = gate();
    void world.during("crash", "acc_1", async () => {
      const result = await world.database.inTransaction(nothing);
      committed.open();
      await never.opened;
      return result;
    });
    await committed.opened;
    expect(await outcomes("crash")).toEqual(["SUCCESS"]);
    // The naive one: nothing of the command stands in its transaction.
    const late = gate();
    void world.during("late", "acc_1", async () => {
      await world.dataSource.query("select 1");
      late.open();
      await never.opened;
      return ok(null);
    });
    await late.opened;
    expect(await outcomes("late")).toEqual([]);
  });

  it("is not there when the change is not: a refusal and a throw leave their own", async () => {
    const changed = { subjectId: "ord_1", field: "status", before: "PENDING", after: "ISSUED" };
    await world.command("refused", "acc_1", async () => {
      currentCommand()?.changes(changed);
      return fail({ code: "INVALID_STATE" });
    });
    await world
      .command("thrown", "acc_1", async () => {
        currentCommand()?.changes(changed);
        throw new Error("a bug");
      })
      .catch(() => undefined);
    expect(await outcomes("refused")).toEqual(["INVALID_STATE"]);
    expect(await outcomes("thrown")).toEqual(["INTERNAL_SERVER_ERROR"]);
    expect([...(await world.records("refused")), ...(await world.records("thrown"))]).toMatchObject([
      { after: {} },
      { after: {} },
    ]);
  });

  it("falls with a COMMIT that the database refuses, and is written once then", async () => {
    const broken = world.command("broken", "acc_1", async (tx) => {
      await tx.query("select 1 / 0").catch(() => undefined);
      return ok(null);
    });
    await expect(broken).rejects.toThrow("failed before its COMMIT");
    expect(await outcomes("broken")).toEqual(["INTERNAL_SERVER_ERROR"]);
  });

  it("takes the change down with it where it cannot be written: nothing happens off the record", async () => {
    const unwritable = world.command("unwritable", "acc_1", async (tx) => {
      await tx.query(
        "insert into idempotency_keys (principal, key, input_hash, outcome_id, created_at) values ('u', 'k', '', '', now())",
      );
      currentCommand()?.concerns("ord_\0");
      return ok(null);
    });
    await expect(unwritable).rejects.toThrow();
    expect(await world.dataSource.query("select key from idempotency_keys where principal = 'u'")).toEqual([]);
    expect(await outcomes("unwritable")).toEqual([]);
  });

  it("says what a refused command commits all the same: the refusal", async () => {
    await world.during("kept", "acc_1", async () => {
      const refused = await world.database.inTransaction(async () => fail({ code: "CERTIFICATE_EXPIRED" }));
      await world.database.inTransaction(nothing);
      return refused;
    });
    expect(await outcomes("kept")).toEqual(["CERTIFICATE_EXPIRED"]);
  });

  it("does not leave with what is committed aside, before the command is judged", async () => {
    const judged = (first: () => Promise<unknown>) => async () => {
      await first();
      return world.database.inTransaction(async () => fail({ code: "CREDENTIALS_INVALID" }));
    };
    const spent = () => world.database.inTransaction(nothing);
    await world.during(
      "aside",
      "acc_1",
      judged(() => aside(spent)),
    );
    await world.during("inside", "acc_1", judged(spent));
    expect([await outcomes("aside"), await outcomes("inside")]).toEqual([["CREDENTIALS_INVALID"], ["SUCCESS"]]);
  });

  it("waits for the answer where an earlier outcome is repeated", async () => {
    await world.during("repeated", "acc_1", async () => {
      await world.database.inTransaction(async () => {
        currentCommand()?.repeatsAnother();
        return ok(null);
      });
      return fail({ code: "NOT_FOUND" });
    });
    expect(await outcomes("repeated")).toEqual(["NOT_FOUND"]);
  });

  it("has the first state and the last of what changes twice, and the account whose things staff changes", async () => {
    await world.command("moved", null, async () => {
      const status = { subjectId: "ord_1", field: "status" };
      currentCommand()?.concerns("ord_1", "acc_7");
      currentCommand()?.changes({ ...status, before: "PENDING", after: "ISSUED" });
      currentCommand()?.changes({ ...status, before: "ISSUED", after: "REVOKED" });
      return ok(null);
    });
    const [record] = await world.dataSource.query("select * from audit_records where command = 'moved'");
    expect(record).toMatchObject({
      account_id: "acc_7",
      how: "STAFF",
      before: { ord_1: { status: "PENDING" } },
      after: { ord_1: { status: "REVOKED" } },
    });
  });

  it("does not make commands of one account wait for each other", async () => {
    const [holds, stop] = [gate(), gate()];
    const first = world.during("first", "acc_2", () =>
      world.database.inTransaction(async () => {
        holds.open();
        await stop.opened;
        return ok(null);
      }),
    );
    await holds.opened;
    await world.command("second", "acc_2");
    await world.chainer().apply();
    expect(await outcomes("second")).toEqual(["SUCCESS"]);
    expect(await outcomes("first")).toEqual([]);
    stop.open();
    await first;
    await world.chainer().apply();
    expect(await world.verify()).toEqual([]);
  });

  it("is none where no command runs: jobs", async () => {
    const count = async () => (await world.dataSource.query("select count(*)::int as n from audit_records"))[0].n;
    const before = await count();
    await world.database.inTransaction(nothing);
    expect(await count()).toBe(before);
  });
});

describe("no role of requests and jobs", () => {
  const as = (kind: "SYSTEM" | "STAFF" | "TENANT") =>
    world.dataSource.as(kind === "TENANT" ? { kind, accountId: "acc_1" } : { kind });

  it.each(["SYSTEM", "STAFF", "TENANT"] as const)("may change what is on record: %s", async (kind) => {
    for (const statement of [
      "update audit_records set outcome = 'SUCCESS'",
      "delete from audit_records",
      "truncate audit_records",
    ])
      await expect(as(kind).query(statement)).rejects.toThrow("permission denied");
  });

  it("of a tenant reads or writes another account's records, or the places of any", async () => {
    await world.command("theirs", "acc_9");
    const read = await as("TENANT").query("select distinct account_id from audit_records");
    expect(read).toEqual([{ account_id: "acc_1" }]);
    const foreign = `insert into audit_records select 'aud_x', 'acc_9', now(), null, 'SYSTEM', null, '', '{}', '', '{}', '{}', '', null, ''`;
    await expect(as("TENANT").query(foreign)).rejects.toThrow("row-level security");
    const link = "insert into audit_links (record_id, chain) values ('aud_x', 'acc_9')";
    await expect(as("TENANT").query(link)).rejects.toThrow("row-level security");
    for (const table of ["audit_links", "audit_heads"])
      await expect(as("TENANT").query(`select 1 from ${table}`)).rejects.toThrow("permission denied");
  });
});
