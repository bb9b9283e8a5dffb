import { sign } from "node:crypto";
import { maySkipApproval, sees, visibilityOf } from "../../../src/domain/actor.js";
import { isLiveCertificate } from "../../../src/domain/certificate.js";
import { isInForce } from "../../../src/domain/order.js";
import type { Result } from "../../../src/domain/result.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import type { Order } from "../../../src/entities/Order.js";
import { Policy } from "../../../src/entities/Policy.js";
import { Settlement } from "../../../src/entities/Settlement.js";
import { orderOf } from "./orderStories.js";
import { certificateOf, pick, reasons, requester, type Scene } from "./scene.js";

/** Revocations that bring something along: a proof of compromise (P1), or the confirmation of what was shown (C6). The last two say themselves what has to come of it. */
export const revocationActs = {
  async proveCompromise(scene: Scene) {
    const proven = await proofOf(scene);
    if (proven === null) return null;
    const { serialNumber } = proven.certificate;
    return scene.world.work.compromisedKeys.report({ serialNumber, keyCompromiseProof: proven.proof });
  },
  async requestWithProof(scene: Scene) {
    const { world, actor, order, step, key } = scene;
    const proven = await proofOf(scene);
    if (order === null || proven === null) return null;
    const { certificate, proof } = proven;
    const whole = step.which % 2 === 0;
    const expected = await expectedOfProof(scene, order, certificate);
    const answer = await world.work.revocations.requestRevocation(actor, {
      idempotencyKey: key,
      ...(whole ? { orderId: order.id } : { serialNumber: certificate.serialNumber }),
      commonName: order.commonName,
      reason: pick(reasons, step.choice) ?? "SUPERSEDED",
      keyCompromiseProof: proof,
      requester,
      note: "電話",
    });
    // Of two at the same time the second may find everything done.
    agree(answer, step.twice && expected === "OK" ? [expected, "CERTIFICATE_REVOKED"] : [expected]);
    if (expected === "OK") await allIsRevoked(scene, order, { certificate, whole });
    return answer;
  },
  async requestConfirmed(scene: Scene) {
    const { world, actor, order, step, key } = scene;
    if (order === null || !sees(visibilityOf(actor), order)) return null;
    const shown = await world.work.previews.show(actor, order);
    const [spoiled, immediately] = [step.choice % 4 === 0, step.choice % 3 === 0];
    const token = shown.confirmation?.token ?? "none";
    const reason = pick(reasons, step.which) ?? "SUPERSEDED";
    const { revocationDecider } = await world.db.dataSource.manager.findOneByOrFail(Policy, { id: order.policyId });
    const good =
      !spoiled &&
      shown.action === "REQUEST_REVOCATION" &&
      (shown.onlyForReason ?? reason) === reason &&
      (!immediately || maySkipApproval(actor, revocationDecider));
    const answer = await world.work.revocations.requestRevocation(actor, {
      idempotencyKey: key,
      orderId: order.id,
      commonName: order.commonName,
      reason,
      requester,
      description: "モデル",
      immediately,
      confirmationToken: spoiled ? `${token}x` : token,
      note: "電話",
    });
    if (!step.twice || !good) agree(answer, good ? ["OK"] : null);
    if (answer.ok && answer.value.request.status === "COMPLETED") await becameAsShown(scene, order, shown);
    return answer;
  },
} as const;

/** A certificate of the order, and a signature by its key of a fresh challenge. */
async function proofOf(scene: Scene): Promise<{ certificate: Certificate; proof: string } | null> {
  const { world, run } = scene;
  const certificate = await certificateOf(scene);
  const keys = certificate && run.keys.get(certificate.keyHash);
  if (!certificate || !keys) return null;
  const challenge = await world.work.compromisedKeys.createChallenge(certificate.serialNumber);
  if (!challenge.ok) throw new Error(challenge.error.code);
  const proof = sign("sha256", Buffer.from(challenge.value.challenge), keys.privateKey).toString("base64");
  return { certificate, proof };
}

/** D5: a proof is refused only where nothing that has the key is left to revoke (K22), or to him who does not see the order. */
async function expectedOfProof({ world, actor }: Scene, order: Order, proven: Certificate): Promise<string> {
  if (!sees(visibilityOf(actor), order)) return "NOT_FOUND";
  const now = world.clock.now();
  const alike = { orderId: order.id, keyHash: proven.keyHash };
  const left = (await world.db.dataSource.manager.findBy(Certificate, alike)).filter(
    ({ notAfter, revocationReason }) => notAfter > now && revocationReason !== "KEY_COMPROMISE",
  );
  if (left.length > 0) return "OK";
  // Where it was still valid when it was looked at, whoever asks at the same time has had it revoked since.
  return proven.revokedAt === null && proven.notAfter <= now ? "CERTIFICATE_EXPIRED" : "CERTIFICATE_REVOKED";
}

/** P1: every valid certificate with the key, the order's own at once, whosever else it is by a job; the whole order where that was asked for; the key is blocked (D12). */
async function allIsRevoked(
  { world }: Scene,
  order: Order,
  { certificate, whole }: { certificate: Certificate; whole: boolean },
): Promise<void> {
  const { manager } = world.db.dataSource;
  const { keyHash, serialNumber } = certificate;
  const outlive = async (orderId?: string) => {
    const found = await manager.findBy(Certificate, { keyHash, ...(orderId !== undefined && { orderId }) });
    const alive = found.filter(({ status }) => isLiveCertificate(status)).length;
    if (alive > 0) throw new Error(`P1: ${alive} certificates outlive the proof by ${serialNumber}`);
  };
  await outlive(order.id);
  await world.runJobs();
  await outlive();
  const { status } = await orderOf(world, order.id);
  if (whole && isInForce(status)) throw new Error(`P1: order ${order.id} outlives the proof by ${serialNumber}`);
  const [blocked] = await manager.query("select from blocked_keys where key_hash = $1", [keyHash]);
  if (blocked === undefined) throw new Error(`D12: the key of ${serialNumber} is not blocked`);
}

/** C6: what was confirmed is what happened. */
async function becameAsShown(
  { world }: Scene,
  { id }: Order,
  shown: { readonly outcome: string; readonly refundable: boolean },
): Promise<void> {
  const { status, closure } = await orderOf(world, id);
  const { outcome } = await world.db.dataSource.manager.findOneByOrFail(Settlement, { orderId: id });
  const wanted = `REVOKED ${shown.refundable ? "CANCELLATION" : "REVOCATION"} ${shown.outcome}`;
  if (`${status} ${closure} ${outcome}` !== wanted)
    throw new Error(`C6: shown ${wanted}, it became ${status} ${closure} ${outcome}`);
}

/** @param expected OK or codes; null: any refusal @throws when the answer is another */
function agree(answer: Result<unknown, { readonly code: string }>, expected: readonly string[] | null): void {
  const code = answer.ok ? "OK" : answer.error.code;
  if (expected === null ? answer.ok : !expected.includes(code))
    throw new Error(`answered ${code} instead of ${expected?.join(" or ") ?? "a refusal"}`);
}
