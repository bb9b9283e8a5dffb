import { generateKeyPairSync, type KeyPairKeyObjectResult, sign } from "node:crypto";
import { In, Not } from "typeorm";
import type { PlaceOrderWish } from "../../../src/domain/placeOrder.js";
import { ok } from "../../../src/domain/result.js";
import { Cancellation } from "../../../src/entities/Cancellation.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import { DomainValidation } from "../../../src/entities/DomainValidation.js";
import { Order } from "../../../src/entities/Order.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { Settlement } from "../../../src/entities/Settlement.js";
import type { CertificateAuthority, DomainValidator, PaymentGateway } from "../../../src/services/ports.js";
import { standInCa } from "../../support/standInCa.js";
import { csrPem } from "../../unit/pki/csrBuilder.js";
import { ModelWorld } from "../model/ModelWorld.js";

export const hour = 3_600_000;
export const day = 24 * hour;

const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" };
const no = { ok: false, error: { retry: false, message: { key: "event.other" } } } as const;
const later = { ok: false, error: { retry: true, message: { key: "event.other" } } } as const;

/** What the outside does at the moment. */
export interface Mood {
  ca: "WILLING" | "REFUSES" | "AWAY";
  card: "GOOD" | "REFUSED";
  dns: "ANSWERS" | "EMPTY";
}

/** A whole life of orders, command by command; each answers what went through, or throws what was refused. */
export class Story {
  private counter = 0;
  readonly keys = new Map<string, KeyPairKeyObjectResult>();

  private constructor(
    readonly world: ModelWorld,
    readonly mood: Mood,
  ) {}

  static async begin(smtpUrl: string): Promise<Story> {
    const mood: Mood = { ca: "WILLING", card: "GOOD", dns: "ANSWERS" };
    const answer = (good: boolean) => async () => (good ? ok(null) : no);
    const gateway: PaymentGateway = {
      authorize: answer(true),
      capture: () => answer(mood.card === "GOOD")(),
      void: answer(true),
      refund: () => answer(mood.card === "GOOD")(),
    };
    const ca = (real: CertificateAuthority) =>
      standInCa(real, {
        issue: async (request) => (mood.ca === "WILLING" ? real.issue(request) : mood.ca === "AWAY" ? later : no),
        revoke: async (request) => (mood.ca === "WILLING" ? real.revoke(request) : later),
      });
    const missed = { found: false, message: { key: "dcv.demo.soon" } } as const;
    const validator = (real: DomainValidator): DomainValidator => ({
      check: async (asked) => (mood.dns === "EMPTY" || asked.domain.startsWith("never") ? missed : real.check(asked)),
    });
    return new Story(await ModelWorld.start({ smtpUrl, gateway, ca, validator }), mood);
  }

  get work() {
    return this.world.work;
  }

  as(who: string, account = "kumo") {
    return this.world.actor(who === "operator" ? "operator@desk.test" : `${who}@${account}.test`);
  }

  key(): string {
    return `story ${this.counter++}`;
  }

  /** Time goes on, and whatever is due is done. */
  async wait(ms: number): Promise<void> {
    this.world.clock.advance(ms);
    await this.world.runJobs();
  }

  csr(commonName: string, names?: readonly string[]): string {
    const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.keys.set(commonName, keys);
    return csrPem({ keys, commonNames: [commonName], ...(names && { dnsNames: [...names] }) });
  }

  async place(
    productCode: string,
    commonName: string,
    more: Partial<PlaceOrderWish> = {},
    account = "kumo",
  ): Promise<Order> {
    return went(
      await this.work.placing.placeOrder(await this.as("standard", account), {
        idempotencyKey: this.key(),
        productCode,
        csr: this.csr(commonName),
        contactEmail: "taro@kumo.test",
        validationMethod: "DNS_TXT",
        payment: { method: "CREDIT_CARD" },
        ...more,
      }),
    );
  }

  async issued(productCode: string, commonName: string, more: Partial<PlaceOrderWish> = {}): Promise<Order> {
    const order = await this.place(productCode, commonName, more);
    await this.wait(2000);
    await this.wait(2000);
    return this.find(order);
  }

  find({ id }: Pick<Order, "id">): Promise<Order> {
    return this.world.db.dataSource.manager.findOneByOrFail(Order, { id });
  }

  async cancel(who: string, order: Order): Promise<void> {
    const actor = await this.as(who);
    const { confirmation } = await this.work.previews.show(actor, await this.find(order));
    const { id: orderId, commonName } = order;
    const confirmationToken = confirmation?.token ?? "";
    went(
      await this.work.cancellations.cancelOrder(actor, {
        idempotencyKey: this.key(),
        orderId,
        commonName,
        confirmationToken,
      }),
    );
  }

  async decideCancellation(how: "complete" | "refuse" | "withdraw", order: Order): Promise<void> {
    const { manager } = this.world.db.dataSource;
    const { id } = await manager.findOneByOrFail(Cancellation, { orderId: order.id, status: "RECEIVED" });
    const actor = await this.as(how === "withdraw" ? "standard" : "operator");
    went(await this.work.cancellationDecisions[how](actor, { cancellationId: id, note: "はい" }));
  }

  async revoke(
    who: string,
    order: Order,
    more: { serialNumber?: string; immediately?: boolean; reason?: "SUPERSEDED" | "KEY_COMPROMISE" } = {},
  ) {
    const target = more.serialNumber === undefined ? { orderId: order.id } : { serialNumber: more.serialNumber };
    const { commonName } = await this.find(order);
    const wish = {
      idempotencyKey: this.key(),
      ...target,
      commonName,
      reason: more.reason ?? "SUPERSEDED",
      requester,
      description: "入れ替え",
    } as const;
    return went(
      await this.work.revocations.requestRevocation(await this.as(who), {
        ...wish,
        immediately: more.immediately ?? false,
      }),
    );
  }

  async openRequest(order: Order): Promise<string> {
    const { manager } = this.world.db.dataSource;
    const newest = { requestedAt: "DESC", id: "DESC" } as const;
    return (
      await manager.findOneOrFail(RevocationRequest, {
        where: { orderId: order.id, status: Not(In(["REJECTED", "WITHDRAWN", "COMPLETED"])) },
        order: newest,
      })
    ).id;
  }

  async reissue(order: Order, newCommonName: string | null = null): Promise<void> {
    const { id: orderId, commonName } = await this.find(order);
    const csr = this.csr(newCommonName ?? commonName);
    went(
      await this.work.reissues.reissue(await this.as("standard"), {
        idempotencyKey: this.key(),
        orderId,
        commonName,
        csr,
        newCommonName,
      }),
    );
  }

  async duplicate(order: Order): Promise<unknown> {
    const { id: orderId, commonName } = await this.find(order);
    return this.work.duplicates.duplicateCertificate(await this.as("standard"), {
      idempotencyKey: this.key(),
      orderId,
      csr: this.csr(commonName),
    });
  }

  async certificate(order: Order): Promise<Certificate> {
    const { manager } = this.world.db.dataSource;
    return manager.findOneOrFail(Certificate, {
      where: { orderId: order.id },
      order: { createdAt: "DESC", id: "DESC" },
    });
  }

  async prove(order: Order): Promise<void> {
    const { serialNumber, commonName } = await this.certificate(order);
    const challenge = went(await this.work.compromisedKeys.createChallenge(serialNumber));
    const { privateKey } = this.keys.get(commonName) ?? {};
    if (privateKey === undefined) throw new Error(`no key of ${commonName}`);
    const proof = sign("sha256", Buffer.from(challenge.challenge), privateKey).toString("base64");
    went(await this.work.compromisedKeys.report({ serialNumber, keyCompromiseProof: proof }));
  }

  async validation(order: Order): Promise<string> {
    return (await this.world.db.dataSource.manager.findOneByOrFail(DomainValidation, { orderId: order.id })).id;
  }

  async settlement(order: Order): Promise<string> {
    return (await this.world.db.dataSource.manager.findOneByOrFail(Settlement, { orderId: order.id })).id;
  }
}

/** @throws what was refused: the story goes on only when all of it went as told */
export function went<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
