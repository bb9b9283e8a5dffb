import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../../src/config.js";
import type { Actor } from "../../../src/domain/actor.js";
import { User } from "../../../src/entities/User.js";
import { createWork, openKeys, openPki, type Work } from "../../../src/parts.js";
import { Confirmations } from "../../../src/services/cancellations/Confirmations.js";
import { Database } from "../../../src/services/database.js";
import { createDomainValidator } from "../../../src/services/dcv/createDomainValidator.js";
import { EventStream } from "../../../src/services/events/EventStream.js";
import { EventTail } from "../../../src/services/events/EventTail.js";
import { Relay } from "../../../src/services/events/Relay.js";
import type { DueTask } from "../../../src/services/jobs/DueLoop.js";
import { dueTasks } from "../../../src/services/jobs/dueTasks.js";
import { MailSender } from "../../../src/services/mail/MailSender.js";
import { DemoPaymentGateway } from "../../../src/services/payments/DemoPaymentGateway.js";
import type { CrlPublisher } from "../../../src/services/pki/CrlPublisher.js";
import type { CertificateAuthority, DomainValidator, PaymentGateway } from "../../../src/services/ports.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase } from "../../support/orders.js";
import { TestClock } from "../../support/TestClock.js";
import { watchFacts } from "../../support/watchFacts.js";

/** The roles of both accounts, and the desk. */
export const people = [
  ...["admin", "manager", "finance", "standard", "limited"].flatMap((role) => [
    `${role}@kumo.test`,
    `${role}@hoshi.test`,
  ]),
  "operator@desk.test",
] as const;

interface Outside {
  readonly smtpUrl?: string;
  readonly gateway?: PaymentGateway;
  readonly ca?: (real: CertificateAuthority) => CertificateAuthority;
  readonly validator?: (real: DomainValidator) => DomainValidator;
}

/** All use cases on a real database and a real CA, on a clock that the test moves. */
export class ModelWorld {
  /** Names of the tasks that have had something to do. */
  readonly ran = new Set<string>();
  private readonly actors = new Map<string, Actor>();

  private constructor(
    readonly db: TestDatabase,
    readonly clock: TestClock,
    readonly work: Work,
    readonly crls: CrlPublisher,
    readonly tasks: readonly DueTask[],
    private readonly folder: string,
    private readonly mailSender: MailSender | null,
  ) {}

  /** @param outside what stands in for the outside where a test wants it to refuse, and a mail server */
  static async start(outside: Outside = {}): Promise<ModelWorld> {
    const db = await createTestDatabase();
    await insertBase(db.dataSource);
    await db.asOwner("update accounts set organization_vetted_until = 'infinity'");
    await watchFacts(db);
    const clock = new TestClock(new Date("2026-04-01T01:00:00Z"));
    const folder = await mkdtemp(join(tmpdir(), "certdesk-model-"));
    const config = readConfig({ DATA_DIR: folder, DEMO: "1" });
    const pki = await openPki(config, { dataSource: db.dataSource, authorities: await openKeys(config, clock) }, clock);
    const mailing = { status: "QUEUED", publicUrl: config.publicUrl, ids: new RandomIds(clock) } as const;
    const { smtpUrl: url } = outside;
    const database = new Database(db.dataSource, () => undefined, url === undefined ? null : mailing);
    const mailSender = url === undefined ? null : new MailSender(database, clock, { url, from: "desk@localhost" });
    const fail = (error: unknown) => {
      throw error;
    };
    const ids = new RandomIds(clock);
    const confirmations = await Confirmations.open(folder, ids);
    const gateway = outside.gateway ?? new DemoPaymentGateway();
    const parts = { database, ca: outside.ca?.(pki.ca) ?? pki.ca, clock, ids, gateway, confirmations, onError: fail };
    const work = createWork(config, {
      ...parts,
      validator: outside.validator?.(createDomainValidator(config, clock)) ?? createDomainValidator(config, clock),
    });
    return new ModelWorld(
      db,
      clock,
      work,
      pki.crls,
      dueTasks(db.dataSource, clock, { ...work, mailSender }),
      folder,
      mailSender,
    );
  }

  private jobs: Promise<void> = Promise.resolve();

  async actor(email: string): Promise<Actor> {
    const known = this.actors.get(email);
    if (known !== undefined) return known;
    const { id, role, accountId } = await this.db.dataSource.manager.findOneByOrFail(User, { email });
    const actor = { userId: id, role, accountId };
    this.actors.set(email, actor);
    return actor;
  }

  /** Whatever is due is done, until nothing is. Two at once would each find taken what the other has not done yet. */
  runJobs(): Promise<void> {
    const round = this.jobs.then(() => this.runDue());
    this.jobs = round.catch(() => undefined);
    return round;
  }

  private async runDue(): Promise<void> {
    for (let round = 0; round < 20; round++) {
      let ran = 0;
      for (const task of this.tasks) {
        const ids = await task.claim(task.together?.most ?? 50);
        if (ids.length > 0) this.ran.add(task.name);
        if (task.together === undefined) for (const id of ids) await task.run(id);
        else if (ids.length > 0) await task.together.run(ids);
        ran += ids.length;
      }
      if (ran === 0) return;
    }
  }

  /** The log as a viewer reads it, numbered up to now. */
  async stream(): Promise<EventStream> {
    const relay = new Relay(this.db.dataSource, (error) => {
      throw error;
    });
    void relay.kick();
    await relay.stop();
    const tail = new EventTail(this.db.dataSource, () => undefined);
    await tail.start();
    return new EventStream(this.db.dataSource, tail);
  }

  async stop(): Promise<void> {
    this.mailSender?.close();
    await this.db.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }
}
