import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AsnParser } from "@peculiar/asn1-schema";
import { CertificateList } from "@peculiar/asn1-x509";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import { CancellationPreviewDocument, CancelOrderDocument } from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { until } from "../support/until.js";
import { issuedOrder, requestsRevocation, unique } from "../support/world.js";
import { CpuMeter } from "./CpuMeter.js";
import { commands } from "./commands.js";
import { copyOrder, type RacingOrder } from "./copies.js";
import { type Answered, Racer } from "./Racer.js";
import { RaceWorld } from "./RaceWorld.js";

/** Orders of each race in which commands exclude each other. RACES=3334 npm test -- test/races: ten thousand triples. */
const races = Number(process.env.RACES ?? 5);
/** Of three who want the same: each is a whole revocation. */
const ofOneWish = Math.ceil(races / 3);

/** Races at a time; what matters happens on one order. */
const atOnce = 20;

let world: RaceWorld;
let meter: CpuMeter;
let meterOfOneWish: CpuMeter;
let placer: Client;
let racers: Record<"customer" | "admin" | "manager" | "operator", Racer[]>;
beforeAll(async () => {
  world = await RaceWorld.start();
  meter = new CpuMeter("triples", world);
  meterOfOneWish = new CpuMeter("times three who want the same", world);
  placer = await world.as("standard@kumo.test");
  const racersOf = ({ token }: Client) => world.urls.map((url) => new Racer(url, token ?? ""));
  racers = {
    customer: racersOf(placer),
    admin: racersOf(await world.as("admin@kumo.test")),
    manager: racersOf(await world.as("manager@kumo.test")),
    operator: racersOf(await world.as("operator@desk.test")),
  };
});
afterAll(async () => {
  if (races > 5) process.stdout.write(`${meter.summary}\n${meterOfOneWish.summary}\n`);
  for (const racer of Object.values(racers ?? {}).flat()) racer.close();
  await world?.stop();
});

/** What somebody tries in a race. */
interface Try {
  readonly by: keyof typeof racers;
  readonly query: string;
  readonly input: object;
}

const isWinner = ({ __typename }: Answered) => __typename.endsWith("Payload");

/** Races on every order. @returns for each the place of its one winner among the tries */
async function winners(orders: readonly RacingOrder[], tries: (order: RacingOrder) => Try[]): Promise<number[]> {
  const places: number[] = [];
  await eachOf(orders, async (order, n) => {
    const answers = await Promise.all(
      tries(order).map(({ by, query, input }, place) => racerOf(by, n + place).run(query, { input })),
    );
    const won = answers.flatMap((answer, place) => (isWinner(answer) ? [place] : []));
    if (won.length !== 1) throw new Error(`${won.length} winners: ${JSON.stringify(answers)}`);
    places[n] = won[0] ?? -1;
  });
  return places;
}

/** Those who want the same are spread over the processes, on every order another way. */
function racerOf(by: keyof typeof racers, turn: number): Racer {
  const each = racers[by];
  const racer = each[turn % each.length];
  if (racer === undefined) throw new Error(`nobody races as ${by}`);
  return racer;
}

async function eachOf<T>(items: readonly T[], work: (item: T, n: number) => Promise<void>): Promise<void> {
  const left = items.entries();
  const run = async () => {
    for (const [n, item] of left) await work(item, n);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
}

/** How many of the orders' certificates stand in the public CRL, at the places given and at others. */
async function listed(orders: readonly RacingOrder[], isMeant: (n: number) => boolean) {
  const der = await (await fetch(`${world.url}ca/issuing.crl`)).arrayBuffer();
  // Its parts are more than the 10,000 that the parser takes unasked.
  const { tbsCertList } = AsnParser.parse(der, CertificateList, { berOptions: { maxNodes: Number.MAX_SAFE_INTEGER } });
  const serials = new Set((tbsCertList.revokedCertificates ?? []).map(({ userCertificate }) => hexOf(userCertificate)));
  const found = orders.flatMap(({ serialNumber }, n) => (serials.has(serialNumber) ? [n] : []));
  return { meant: found.filter(isMeant).length, others: found.filter((n) => !isMeant(n)).length };
}

const hexOf = (serial: ArrayBuffer) => Buffer.from(serial).toString("hex").toUpperCase().padStart(32, "0");

/** Refunds that the gateway was asked for. The same call again is the same refund (that is its protocol); one with another amount is one more. */
async function refundsAsked(): Promise<{ readonly id: string; readonly amount: number }[]> {
  const calls = await world.gateway.calls("refund");
  return [...new Map(calls.map(({ id, amount = 0 }) => [`${id} ${amount}`, { id, amount }])).values()];
}

/** How many of them to the orders' cards. */
async function refunds(orders: readonly RacingOrder[], isMeant: (n: number) => boolean = () => true): Promise<number> {
  const meant = new Set(orders.flatMap(({ cardId }, n) => (isMeant(n) ? [cardId] : [])));
  return (await refundsAsked()).filter(({ id }) => meant.has(id)).length;
}

const subjects = { rejection: /却下/, completion: /キャンセル手続き完了/ };
/** Mails that the winners of all races should have sent. */
const wished = { rejection: 0, completion: 0 };
const mails = (kind: keyof typeof subjects): number =>
  world.smtp.received.filter(({ mail }) => subjects[kind].test(mail.subject ?? "")).length;

/** No mail waits, and no money: what comes now is too much. */
async function settles(): Promise<void> {
  const waiting = async () => {
    const [found] = await world.dataSource.query(
      `select (select count(*)::int from mails where status = 'QUEUED') as mails,
         (select count(*)::int from settlements where settled_at is null and outcome in ('REFUNDED', 'VOIDED')) as settlements`,
    );
    return found as { readonly mails: number; readonly settlements: number };
  };
  const isNone = async () => Object.values(await waiting()).every((each) => each === 0);
  await until(isNone, { otherwise: async () => `what waits is ${JSON.stringify(await waiting())}` });
}
const count = (places: readonly number[], place: number): number => places.filter((each) => each === place).length;

const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" };

describe("three at once on the same order", () => {
  it("approve, reject, withdraw a revocation: one winner each; CRL, card and mails as the winners say (I3, D6)", async () => {
    const original = await issuedOrder(placer, `${unique("race")}.example.test`);
    await requestsRevocation(placer, original);
    const orders = await copyOrder(world, original.id, races);
    await meter.during(races, async () => {
      const places = await winners(orders, ({ wishId: requestId }) => [
        { by: "admin", query: commands.approve, input: { requestId } },
        { by: "manager", query: commands.reject, input: { requestId, note: "競合" } },
        { by: "customer", query: commands.withdraw, input: { requestId, note: null } },
      ]);
      const approved = (n: number) => places[n] === 0;
      expect(await listed(orders, approved)).toEqual({ meant: count(places, 0), others: 0 });
      wished.rejection += count(places, 1);
      await settles();
      expect(await refunds(orders, approved)).toBe(count(places, 0));
      expect(await refunds(orders)).toBe(count(places, 0));
      expect(mails("rejection")).toBe(wished.rejection);
    });
  }, 600_000);

  it("cancel, cancel, reissue: one winner each, and no certificate stays valid that was replaced (I4, K34, D17)", async () => {
    const original = await issuedOrder(placer, `${unique("race")}.example.test`, { productCode: "KINGSSL_DV" });
    const csr = await sampleCsr(original.commonName);
    const orders = await copyOrder(world, original.id, races);
    const tokens = new Map<string, string>();
    await eachOf(orders, async ({ orderId }) => {
      const { cancellationPreview } = await placer.run(CancellationPreviewDocument, { orderId });
      tokens.set(orderId, cancellationPreview?.confirmationToken ?? "");
    });
    await meter.during(races, async () => {
      const places = await winners(orders, ({ orderId, commonName }) => {
        const common = { orderId, commonName, confirmationToken: tokens.get(orderId) };
        const cancel = () => ({ ...common, idempotencyKey: unique("cancel") });
        const reissue = { orderId, commonName, csr, idempotencyKey: unique("reissue") };
        return [
          { by: "customer", query: commands.cancel, input: cancel() },
          { by: "admin", query: commands.reissue, input: reissue },
          { by: "customer", query: commands.cancel, input: cancel() },
        ];
      });
      const reissued = (n: number) => places[n] === 1;
      expect(await listed(orders, reissued)).toEqual({ meant: count(places, 1), others: 0 });
      expect(await refunds(orders)).toBe(0);
    });
  }, 600_000);

  it("complete, refuse, withdraw a cancellation: one winner each, every certificate revoked, the card paid back once (I3, I4, K7)", async () => {
    const original = await issuedOrder(placer, `${unique("race")}.example.test`, { productCode: "KINGSSL_DV" });
    const { id: orderId, commonName } = original;
    const { cancellationPreview } = await placer.run(CancellationPreviewDocument, { orderId });
    const confirmationToken = cancellationPreview?.confirmationToken ?? "";
    const input = { orderId, commonName, confirmationToken, idempotencyKey: unique("cancel") };
    await placer.run(CancelOrderDocument, { input });
    const orders = await copyOrder(world, orderId, races);
    await meter.during(races, async () => {
      const places = await winners(orders, ({ wishId: cancellationId }) => [
        { by: "customer", query: commands.withdrawCancellation, input: { cancellationId } },
        { by: "operator", query: commands.complete, input: { cancellationId } },
        { by: "operator", query: commands.refuse, input: { cancellationId, note: "競合" } },
      ]);
      const completed = (n: number) => places[n] === 1;
      expect(await listed(orders, completed)).toEqual({ meant: count(places, 1), others: 0 });
      wished.completion += count(places, 1);
      await settles();
      expect(await refunds(orders, completed)).toBe(count(places, 1));
      expect(await refunds(orders)).toBe(count(places, 1));
      expect(mails("completion")).toBe(wished.completion);
    });
  }, 600_000);

  it("three who skip the approval: one request, one settlement, the card paid back once (C13, D5)", async () => {
    const original = await issuedOrder(placer, `${unique("race")}.example.test`);
    const orders = await copyOrder(world, original.id, ofOneWish);
    await meterOfOneWish.during(ofOneWish, async () => {
      await winners(orders, ({ orderId, commonName }) =>
        (["admin", "admin", "operator"] as const).map((by) => {
          const wish = { orderId, commonName, reason: "SUPERSEDED", immediately: true, requester };
          return { by, query: commands.revoke, input: { ...wish, idempotencyKey: unique("revoke") } };
        }),
      );
      expect(await listed(orders, () => true)).toEqual({ meant: ofOneWish, others: 0 });
      await settles();
      expect(await refunds(orders)).toBe(ofOneWish);
    });
  }, 600_000);

  it("afterwards: the server has nothing to complain about, wanted no card paid back twice, sent no mail twice (I3)", async () => {
    await settles();
    const cards = (await refundsAsked()).map(({ id }) => id);
    expect(cards.length).toBe(new Set(cards).size);
    // The gateway refuses a second refund of another amount, and what it refuses ends here.
    expect(await world.dataSource.query("select order_id from settlements where outcome = 'FAILED'")).toEqual([]);
    for (const kind of ["rejection", "completion"] as const) expect(mails(kind)).toBe(wished[kind]);
    expect(world.complaints.trim()).toBe("");
  });
});
