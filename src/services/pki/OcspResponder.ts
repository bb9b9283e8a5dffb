import { createHash } from "node:crypto";
import type { DataSource } from "typeorm";
import type { CaCertificate } from "../../entities/CaCertificate.js";
import type { Clock } from "../ports.js";
import type { Authorities, Authority, IssuingName } from "./authority.js";
import { createResponder, responderLife } from "./createResponder.js";
import type { Der } from "./der.js";
import { type AskedCertificate, readOcspRequest } from "./readOcspRequest.js";
import {
  type CertificateStatus,
  ocspErrors,
  type Responder,
  singleResponse,
  writeOcspAnswer,
} from "./writeOcspAnswer.js";

/** An answer, and whether a cache may keep it. */
export interface OcspAnswer {
  readonly der: Der;
  /** Since when it is true; null where nobody else may be given it: it echoes a nonce, or it is an error. */
  readonly thisUpdate: Date | null;
}

const second = 1000;
const minute = 60_000;
const day = 86_400_000;

/** BR 4.9.10: from 8 hours to 10 days. Milliseconds. */
const answerLife = day / 2;

/** A responder is made anew while its answers still have days to live. Milliseconds. */
const responderAge = responderLife - 2 * day;

/** Answers of the same minute that are kept at most. */
const mostKept = 10_000;

/**
 * Says whether certificates are good (RFC 6960, 5019, 9654). The database is asked each time, so a revocation is seen
 * at once; within a minute an unchanged answer keeps its bytes, so that a client that has them can be told so.
 */
export class OcspResponder {
  private readonly responders = new Map<IssuingName, { readonly responder: Responder; readonly madeAt: Date }>();
  private kept = { start: 0, answers: new Map<string, Der>() };

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly authorities: Authorities,
  ) {}

  /**
   * Whatever is asked is answered, if need be with one of the protocol's errors.
   * @param request DER, as a stranger sent it
   * @throws when the database is away
   */
  async answer(name: IssuingName, request: Uint8Array): Promise<OcspAnswer> {
    const read = readOcspRequest(request);
    if (read === null) return ocspFailure("malformedRequest");
    const { asked, nonce } = read;
    if (!asked.every((one) => isIssuedBy(this.authorities[name], one))) return ocspFailure("unauthorized");
    const rows = await this.find(name, asked);
    const now = this.clock.now();
    const thisUpdate = updateOf([...rows.values()], now);
    const nextUpdate = new Date(thisUpdate.getTime() + answerLife);
    const responses = asked.flatMap(({ serialNumber, certId }) => {
      const row = rows.get(serialNumber);
      return row === undefined ? [] : [singleResponse({ certId, revoked: revocationOf(row), thisUpdate, nextUpdate })];
    });
    if (responses.length < asked.length) return ocspFailure("unauthorized");
    const sign = () => writeOcspAnswer(this.responder(name, now), { producedAt: now, responses, nonce });
    return nonce === null ? { der: this.keep(responses, now, sign), thisUpdate } : { der: sign(), thisUpdate: null };
  }

  private async find(name: IssuingName, asked: readonly AskedCertificate[]): Promise<Map<string, KnownCertificate>> {
    const rows: KnownCertificate[] = await this.dataSource.query(
      `select serial_number as "serialNumber", revoked_at as "revokedAt", reason from ca_certificates
       where authority = $1 and serial_number = any($2)`,
      [name, asked.map(({ serialNumber }) => serialNumber)],
    );
    return new Map(rows.map((row) => [row.serialNumber, row]));
  }

  private keep(responses: readonly Der[], now: Date, sign: () => Der): Der {
    const start = startOf(minute, now).getTime();
    if (this.kept.start !== start) this.kept = { start, answers: new Map() };
    const key = Buffer.concat(responses).toString("latin1");
    const answer = this.kept.answers.get(key) ?? sign();
    if (this.kept.answers.size < mostKept) this.kept.answers.set(key, answer);
    return answer;
  }

  private responder(name: IssuingName, now: Date): Responder {
    const known = this.responders.get(name);
    if (known !== undefined && now.getTime() - known.madeAt.getTime() < responderAge) return known.responder;
    const responder = createResponder(this.authorities[name], now);
    this.responders.set(name, { responder, madeAt: now });
    return responder;
  }
}

type KnownCertificate = Pick<CaCertificate, "serialNumber" | "revokedAt" | "reason">;

/** An answer that says only why there is none. */
export function ocspFailure(error: keyof typeof ocspErrors): OcspAnswer {
  return { der: ocspErrors[error], thisUpdate: null };
}

/** Whether a CertID names this CA; hashed otherwise than by SHA-1 or SHA-256 it names nobody we know. */
function isIssuedBy(authority: Authority, { hash, issuerNameHash, issuerKeyHash }: AskedCertificate): boolean {
  if (hash === null) return false;
  const digest = (bytes: Buffer) => createHash(hash).update(bytes).digest();
  return digest(authority.subject).equals(issuerNameHash) && digest(authority.publicKeyBits).equals(issuerKeyHash);
}

function revocationOf({ revokedAt, reason }: KnownCertificate): CertificateStatus["revoked"] {
  return revokedAt === null || reason === null ? null : { at: revokedAt, reason };
}

/** From the start of the minute, so that the answer stays the same within it; never from before a revocation that it tells. */
function updateOf(rows: readonly KnownCertificate[], now: Date): Date {
  const revocations = rows.map(({ revokedAt }) => startOf(second, revokedAt ?? new Date(0)).getTime());
  return new Date(Math.max(startOf(minute, now).getTime(), ...revocations));
}

function startOf(unit: number, at: Date): Date {
  return new Date(Math.floor(at.getTime() / unit) * unit);
}
