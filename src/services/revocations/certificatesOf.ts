import type { EntityManager } from "typeorm";
import { isLiveCertificate } from "../../domain/certificate.js";
import { mayRaiseReason, raisesReason } from "../../domain/keyCompromise.js";
import { Certificate } from "../../entities/Certificate.js";
import type { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import { findRows } from "../rows.js";

/** All of the requests' orders, and the requests' names of them. */
export async function certificatesOf(manager: EntityManager, requests: readonly RevocationRequest[]) {
  const [all, named] = await Promise.all([
    findRows(manager, Certificate, { orderId: [...new Set(requests.map(({ orderId }) => orderId))] }),
    findRows(manager, RevocationRequestCertificate, { requestId: requests.map(({ id }) => id) }),
  ]);
  return { all, named };
}

type Known = Awaited<ReturnType<typeof certificatesOf>>;

/** What it is about by name, also what was revoked otherwise since. */
export function namedOf(request: RevocationRequest, { all, named }: Known): Certificate[] {
  const names = named.filter(({ requestId }) => requestId === request.id).map(({ certificateId }) => certificateId);
  return all.filter(({ id }) => names.includes(id));
}

/**
 * The certificates of the request that are still to be revoked; of a whole order, whatever it has by now (I4). Where the compromise is proven or approved, also those
 * whose reason is to be raised (rules, section 6).
 */
export function targets(request: RevocationRequest, known: Known): Certificate[] {
  const named = namedOf(request, known);
  const ofOrder = known.all.filter(({ orderId }) => orderId === request.orderId);
  return ofOrder.filter((each) =>
    isLiveCertificate(each.status)
      ? request.wholeOrder || named.includes(each)
      : raisesReason(request) && mayRaiseReason(each) && named.includes(each),
  );
}
