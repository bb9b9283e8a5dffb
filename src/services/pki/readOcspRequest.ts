import { AsnIntegerArrayBufferConverter, AsnProp, AsnPropTypes, OctetString } from "@peculiar/asn1-schema";
import { AlgorithmIdentifier, Extension, GeneralName } from "@peculiar/asn1-x509";
import { type Der, der } from "./der.js";
import { oids } from "./oids.js";
import { parseDer } from "./parseDer.js";

/** RFC 6960 4.1.1, as far as it is read. */
class CertId {
  @AsnProp({ type: AlgorithmIdentifier })
  hashAlgorithm = new AlgorithmIdentifier();

  @AsnProp({ type: OctetString })
  issuerNameHash = new OctetString();

  @AsnProp({ type: OctetString })
  issuerKeyHash = new OctetString();

  @AsnProp({ type: AsnPropTypes.Integer, converter: AsnIntegerArrayBufferConverter })
  serialNumber = new ArrayBuffer(0);
}

class SingleRequest {
  @AsnProp({ type: CertId })
  reqCert = new CertId();

  @AsnProp({ type: Extension, repeated: "sequence", context: 0, optional: true })
  singleRequestExtensions?: Extension[];
}

class TbsRequest {
  @AsnProp({ type: AsnPropTypes.Integer, context: 0, defaultValue: 0 })
  version = 0;

  @AsnProp({ type: GeneralName, context: 1, optional: true })
  requestorName?: GeneralName;

  @AsnProp({ type: SingleRequest, repeated: "sequence" })
  requestList: SingleRequest[] = [];

  @AsnProp({ type: Extension, repeated: "sequence", context: 2, optional: true })
  requestExtensions?: Extension[];
}

class OcspRequestMessage {
  @AsnProp({ type: TbsRequest })
  tbsRequest = new TbsRequest();

  /** Whoever asks may sign; nobody has to, and it changes nothing. */
  @AsnProp({ type: AsnPropTypes.Any, context: 0, optional: true })
  optionalSignature?: ArrayBuffer;
}

/** One certificate that is asked for. */
export interface AskedCertificate {
  /** Null: another that we do not know. */
  readonly hash: "sha1" | "sha256" | null;
  readonly issuerNameHash: Buffer;
  readonly issuerKeyHash: Buffer;
  /** Upper-case hexadecimal, whole bytes, without zeros in front. */
  readonly serialNumber: string;
  /** CertID, to stand in the answer. */
  readonly certId: Der;
}

export interface OcspRequest {
  readonly asked: readonly AskedCertificate[];
  /** Content of the nonce extension as it came, null when there was none. */
  readonly nonce: Buffer | null;
}

/** Certificates in one request; browsers ask for one. */
const mostAsked = 16;

/** RFC 9654 2.1: from 1 to 128 bytes, wrapped as an OCTET STRING. */
const longestNonce = 128;

/** Reads an OCSP request. Never throws. @returns null when it is malformed, or asks for more than we answer */
export function readOcspRequest(bytes: Uint8Array): OcspRequest | null {
  const message = parseDer(bytes, OcspRequestMessage);
  if (message === null) return null;
  const { version, requestList, requestExtensions = [] } = message.tbsRequest;
  if (version !== 0 || requestList.length < 1 || requestList.length > mostAsked) return null;
  const nonces = requestExtensions.filter(({ extnID }) => extnID === oids.ocspNonce);
  // RFC 5280 4.2: what is critical and unknown is not passed over.
  const strange = requestExtensions.some(({ extnID, critical }) => critical && extnID !== oids.ocspNonce);
  const nonce = nonces[0] === undefined ? null : Buffer.from(nonces[0].extnValue.buffer);
  if (strange || nonces.length > 1 || (nonce !== null && !isNonce(nonce))) return null;
  const asked = requestList.map(({ reqCert }) => askedCertificate(reqCert));
  return asked.every((one) => one !== null) ? { asked, nonce } : null;
}

function isNonce(value: Buffer): boolean {
  const content = parseDer(value, OctetString);
  return content !== null && content.byteLength >= 1 && content.byteLength <= longestNonce;
}

const hashes = new Map<string, "sha1" | "sha256">([
  [oids.sha1, "sha1"],
  [oids.sha256, "sha256"],
]);

/** The CertID is written anew: what we sign is our own DER, never a stranger's bytes. */
function askedCertificate(id: CertId): AskedCertificate | null {
  const { algorithm, parameters } = id.hashAlgorithm;
  const serial = Buffer.from(id.serialNumber);
  const issuerNameHash = Buffer.from(id.issuerNameHash.buffer);
  const issuerKeyHash = Buffer.from(id.issuerKeyHash.buffer);
  // The parameters are NULL or absent (RFC 5754 2), and clients compare them with what they sent.
  if (parameters !== undefined && parameters !== null) return null;
  if (serial.length < 1 || serial.length > 32 || (serial[0] ?? 0) >= 0x80) return null;
  const hashAlgorithm = der.sequence(der.oid(algorithm), ...(parameters === null ? [der.null] : []));
  const serialNumber = serial
    .toString("hex")
    .replace(/^(00)+/, "")
    .toUpperCase();
  const certId = der.sequence(
    hashAlgorithm,
    der.octetString(issuerNameHash),
    der.octetString(issuerKeyHash),
    der.integer(serial),
  );
  return { hash: hashes.get(algorithm) ?? null, issuerNameHash, issuerKeyHash, serialNumber, certId };
}
