import { generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { BlockedKey } from "../../../src/entities/BlockedKey.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import type { Order } from "../../../src/entities/Order.js";
import { Reissue } from "../../../src/entities/Reissue.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import { csrPem } from "../../unit/pki/csrBuilder.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, neverProven, orderOf, revocationAsked, twoSecondsPass, value } from "../model/orderStories.js";

let world: ModelWorld;
beforeAll(async () => {
  world = await ModelWorld.start({ validator: neverProven });
});
afterAll(() => world?.stop());

const newKeys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const csrOf = (keys: KeyPairKeyObjectResult, commonName: string) => csrPem({ keys, commonNames: [commonName] });
const useANewKey = { ok: false, error: { code: "KEY_REJECTED", message: { key: "key.calledCompromised" } } };

async function issued(productCode: string) {
  const keys = newKeys();
  const order = await issuedOrder(world, { productCode, csrOf: (commonName) => csrOf(keys, commonName) });
  const certificate = await world.db.dataSource.manager.findOneByOrFail(Certificate, { orderId: order.id });
  return { order, certificate, csr: csrOf(keys, order.commonName) };
}

/** STANDARD calls the key of one certificate compromised, and proves nothing. @returns the request's id */
async function called(order: Order, { serialNumber }: Certificate): Promise<string> {
  const why = { reason: "KEY_COMPROMISE", description: "A laptop was stolen." } as const;
  const { id } = await revocationAsked(world, order, { ...why, serialNumber });
  await twoSecondsPass(world);
  return id;
}
const requestOf = (id: string) => world.db.dataSource.manager.findOneByOrFail(RevocationRequest, { id });

let asked = 0;
async function reissue({ id, commonName }: Order, csr: string, further: string[] = []) {
  const standard = await world.actor("standard@kumo.test");
  const answer = await world.work.reissues.reissue(standard, {
    idempotencyKey: `reissue ${asked++}`,
    orderId: id,
    commonName,
    csr,
    subjectAlternativeNames: further,
  });
  await twoSecondsPass(world);
  return answer;
}

describe.each(["CC_OV", "KINGSSL_DV"])(
  "%s: a key that is called compromised, while nobody has decided",
  (productCode) => {
    it("P1, D12, K21: has no new certificate of the account; another key goes on, and this one is blocked in the end", async () => {
      const { order, certificate, csr } = await issued(productCode);
      const requestId = await called(order, certificate);
      expect(await requestOf(requestId)).toMatchObject({ status: "NEEDS_APPROVAL" });
      const standard = await world.actor("standard@kumo.test");
      expect(await reissue(order, csr)).toMatchObject(useANewKey);
      const duplicate = { idempotencyKey: `duplicate ${order.id}`, orderId: order.id, csr };
      expect(await world.work.duplicates.duplicateCertificate(standard, duplicate)).toMatchObject({
        error: { code: "KEY_REJECTED" },
      });
      expect(
        await world.work.placing.placeOrder(standard, {
          idempotencyKey: `renew ${order.id}`,
          productCode,
          csr,
          contactEmail: "ssl@kumo.test",
          validationMethod: "DNS_TXT",
          payment: { method: "CREDIT_CARD" },
        }),
      ).toMatchObject(useANewKey);
      value(await reissue(order, await sampleCsr(order.commonName)));
      const decider = await world.actor(productCode === "CC_OV" ? "admin@kumo.test" : "operator@desk.test");
      await world.work.decisions.approve(decider, { requestId });
      const { manager } = world.db.dataSource;
      expect(await requestOf(requestId)).toMatchObject({ status: "COMPLETED" });
      const { keyHash } = certificate;
      expect(await manager.existsBy(BlockedKey, { keyHash })).toBe(true);
      expect(await manager.countBy(Certificate, { keyHash, status: "ISSUED" })).toBe(0);
      expect(await manager.countBy(Certificate, { orderId: order.id, status: "ISSUED" })).toBe(1);
    });

    it("D12: serves again when that was withdrawn", async () => {
      const { order, certificate, csr } = await issued(productCode);
      const requestId = await called(order, certificate);
      value(await world.work.decisions.withdraw(await world.actor("standard@kumo.test"), { requestId }));
      value(await reissue(order, csr));
      expect(await world.db.dataSource.manager.countBy(Certificate, { keyHash: certificate.keyHash })).toBe(2);
    });

    it.each([
      ["the same key", "ends", "CANCELED", "ISSUED"],
      ["another key", "stays", "WAITING", "REISSUE_PENDING"],
    ] as const)("C36, D12: a reissue that waits with %s %s", async (which, _, of, status) => {
      const { order, certificate, csr } = await issued(productCode);
      const { commonName } = order;
      value(
        await reissue(order, which === "the same key" ? csr : csrOf(newKeys(), commonName), [`never.${commonName}`]),
      );
      expect(await orderOf(world, order.id)).toMatchObject({ status: "REISSUE_PENDING" });
      await called(order, certificate);
      expect(await orderOf(world, order.id)).toMatchObject({ status });
      const { manager } = world.db.dataSource;
      expect(await manager.findBy(Reissue, { orderId: order.id })).toMatchObject([{ status: of }]);
    });
  },
);
