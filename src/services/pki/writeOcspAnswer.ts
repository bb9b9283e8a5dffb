import type { RevocationReason } from "../../domain/revocation.js";
import { type Der, der } from "./der.js";
import { extensions } from "./extensions.js";
import { oids } from "./oids.js";
import type { Signer } from "./Signer.js";
import { reasonCodes } from "./writeCrl.js";

/** RFC 6960 4.2.1; an error is an answer like another, unsigned. */
export const ocspErrors = {
  malformedRequest: errorAnswer(1),
  /** Our database is away. */
  tryLater: errorAnswer(3),
  /** RFC 5019 2.2.3: we know nothing of this certificate. */
  unauthorized: errorAnswer(6),
} as const;

export interface CertificateStatus {
  readonly certId: Der;
  /** Null: good. */
  readonly revoked: { readonly at: Date; readonly reason: RevocationReason } | null;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}

/** SingleResponse (RFC 6960 4.2.1). */
export function singleResponse({ certId, revoked, thisUpdate, nextUpdate }: CertificateStatus): Der {
  return der.sequence(
    certId,
    revoked === null ? der.contextPrimitive(0, Buffer.alloc(0)) : der.context(1, ...revokedInfo(revoked)),
    der.generalizedTime(thisUpdate),
    der.context(0, der.generalizedTime(nextUpdate)),
  );
}

function revokedInfo({ at, reason }: { at: Date; reason: RevocationReason }): Der[] {
  const code = reasonCodes[reason];
  return [der.generalizedTime(at), ...(code === null ? [] : [der.context(0, der.enumerated(code))])];
}

/** Who signs: a certificate for nothing but that, and its key (RFC 6960 4.2.2.2). */
export interface Responder {
  readonly certificate: Der;
  /** SHA-1 of its key. */
  readonly keyId: Buffer;
  readonly signer: Signer;
}

export interface OcspAnswerParts {
  readonly producedAt: Date;
  readonly responses: readonly Der[];
  /** As it came. */
  readonly nonce: Buffer | null;
}

/** A successful OCSPResponse with a signed BasicOCSPResponse inside. */
export function writeOcspAnswer(responder: Responder, { producedAt, responses, nonce }: OcspAnswerParts): Der {
  const data = der.sequence(
    der.context(2, der.octetString(responder.keyId)),
    der.generalizedTime(producedAt),
    der.sequence(...responses),
    ...(nonce === null ? [] : [der.context(1, der.sequence(extensions.ocspNonce(nonce)))]),
  );
  const basic = responder.signer.signed(data, der.context(0, der.sequence(responder.certificate)));
  const bytes = der.sequence(der.oid(oids.ocspBasic), der.octetString(basic));
  return der.sequence(der.enumerated(0), der.context(0, bytes));
}

function errorAnswer(status: number): Der {
  return der.sequence(der.enumerated(status));
}
