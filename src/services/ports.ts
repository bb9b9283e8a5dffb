import type { Message } from "../domain/errors.js";
import type { IdPrefix } from "../domain/ids.js";
import type { CertificateProfile, IssuedCertificate } from "../domain/issuing.js";
import type { Result } from "../domain/result.js";
import type { RevocationReason } from "../domain/revocation.js";
import type { ValidationMethod } from "../domain/validation.js";
import type { FailPoint } from "./failPoints.js";

/** The only source of time (style 20). Instants in UTC. */
export interface Clock {
  now(): Date;
}

/** The only source of ids and randomness (style 20). */
export interface Ids {
  /** A new public id: the prefix, an underscore, 26 characters that sort by time of making. */
  next(prefix: IdPrefix): string;
  /** A secret in lower-case hexadecimal. @param bytes of entropy */
  secret(bytes: number): string;
  /** Digits only, not to be guessed by counting; the unique index decides whether it is free. */
  orderNumber(): string;
}

/** Where tests have the process die, to see whether the next one goes on (`failPoints.ts`). Otherwise nothing happens there. */
export interface FailPoints {
  pass(point: FailPoint): void;
}

/** What stands between an order and a signature. Each call has an idempotent id: the same one, the same answer. */
export interface CertificateAuthority {
  /**
   * Signs a certificate. Called outside of transactions; called again with the same `requestId` (after a crash) it
   * answers the certificate that it made the first time.
   */
  issue(request: IssueRequest): Promise<Result<IssuedCertificate, CaRefusal>>;
  /** What it has signed for a request, also when nobody heard of it; null: nothing. */
  signedFor(requestId: string): Promise<Result<IssuedCertificate | null, CaRefusal>>;
  /**
   * Revokes and publishes a CRL that holds the serial. Idempotent: a revoked serial stays as it was, but for a reason
   * raised to KEY_COMPROMISE.
   * @returns when it was revoked, and when it first stood in a published CRL
   */
  revoke(request: RevokeRequest): Promise<Result<Revoked, CaRefusal>>;
  /** What the CA knows of a serial number; null when it never issued it. */
  status(serialNumber: string): Promise<CaStatus | null>;
}
export interface IssueRequest {
  readonly requestId: string;
  /** SubjectPublicKeyInfo, DER: already checked by `readCsr`. */
  readonly publicKey: Uint8Array;
  readonly profile: CertificateProfile;
  readonly notBefore: Date;
  /** Inclusive last second (RFC 5280 4.1.2.5); the CA cuts it to what its own certificate holds. */
  readonly notAfter: Date;
}
export interface RevokeRequest {
  readonly serialNumber: string;
  readonly reason: RevocationReason;
}
export interface Revoked {
  readonly revokedAt: Date;
  readonly crlPublishedAt: Date;
}
export interface CaStatus {
  readonly status: "GOOD" | "REVOKED";
  readonly revokedAt: Date | null;
  readonly reason: RevocationReason | null;
  readonly crlPublishedAt: Date | null;
}
/** `retry: false`: the CA will never do it (the order is REJECTED); true: it does not answer now. */
export interface CaRefusal {
  readonly retry: boolean;
  readonly message: Message;
}

/** Looks whether the proof of control over a domain stands where it was asked for. */
export interface DomainValidator {
  check(challenge: DomainChallenge): Promise<DomainCheck>;
}
export interface DomainChallenge {
  readonly method: ValidationMethod;
  /** A-labels; a wildcard is asked at its base (`*.example.org` → `example.org`). */
  readonly domain: string;
  readonly location: string | null;
  readonly value: string | null;
  /** Since when the present values are asked for. */
  readonly requestedAt: Date;
}
/** `found: false` says in words what was found instead (`lastError`). */
export type DomainCheck = { readonly found: true } | { readonly found: false; readonly message: Message };

/**
 * What stands between an order and a card. Each call has an idempotent id, that of the authorization: the same one, the
 * same answer, and the effect once. A void before its authorization makes that impossible.
 */
export interface PaymentGateway {
  /** Reserves the amount. @param cardToken what the gateway's own page gave; never stored */
  authorize(payment: CardAmount & { readonly cardToken: string | null }): Promise<Result<null, GatewayRefusal>>;
  /** Charges the amount, and frees what is left of the reserve. */
  capture(payment: CardAmount): Promise<Result<null, GatewayRefusal>>;
  /** Frees the reserve, also one that was never made. */
  void(payment: Pick<CardAmount, "id">): Promise<Result<null, GatewayRefusal>>;
  /** Gives back the amount, of what was captured. */
  refund(payment: CardAmount): Promise<Result<null, GatewayRefusal>>;
}
export interface CardAmount {
  readonly id: string;
  /** In the smallest unit of the currency. */
  readonly amountValue: number;
  readonly amountCurrency: string;
}
/** `retry: false`: it will never do it (the card is declined); true: it does not answer now. */
export interface GatewayRefusal {
  readonly retry: boolean;
  readonly message: Message;
}
