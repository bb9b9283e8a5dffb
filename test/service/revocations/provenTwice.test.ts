import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { Certificate } from "../../../src/entities/Certificate.js";
import { Database } from "../../../src/services/database.js";
import { found } from "../../../src/services/found.js";
import { lockedOrder } from "../../../src/services/orders/orderRow.js";
import { csrPem } from "../../unit/pki/csrBuilder.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, value } from "../model/orderStories.js";

let world: ModelWorld;
beforeAll(async () => {
  world = await ModelWorld.start();
});
afterAll(() => world?.stop());

it("P1: of two proofs at once the second learns that the certificate is revoked, not that it had expired", async () => {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { id: orderId } = await issuedOrder(world, {
    csrOf: (commonName) => csrPem({ keys, commonNames: [commonName] }),
  });
  const certificate = await world.db.dataSource.manager.findOneByOrFail(Certificate, { orderId });
  const { serialNumber } = certificate;
  const { compromisedKeys } = world.work;
  const signed = async () => {
    const { challenge } = value(await compromisedKeys.createChallenge(serialNumber));
    return sign("sha256", Buffer.from(challenge), keys.privateKey).toString("base64");
  };
  const [first, second] = [await signed(), await signed()];
  // Both were verified before either had the lock.
  const proof = found(await compromisedKeys.find([certificate], second));
  value(await compromisedKeys.report({ serialNumber, keyCompromiseProof: first }));
  const draft = { wholeOrder: false, description: null, requester: null, requestedById: null, staffNote: null };
  const answer = await new Database(world.db.dataSource, () => undefined).inTransaction(async (tx) =>
    compromisedKeys.acceptFor(tx, await lockedOrder(tx, orderId), { proof, draft }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: "CERTIFICATE_REVOKED" } });
});
