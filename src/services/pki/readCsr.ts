import { createHash, verify } from "node:crypto";
import { promisify } from "node:util";
import { CertificationRequest } from "@peculiar/asn1-csr";
import type { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { type Refusal, refuse } from "../../domain/errors.js";
import type { CsrFacts } from "../../domain/issuing.js";
import { ok, type Result } from "../../domain/result.js";
import { type AcceptedKey, acceptKey } from "./acceptKey.js";
import { readCommonName, readDnsNames } from "./csrNames.js";
import { oids } from "./oids.js";
import { parseDer } from "./parseDer.js";

/** Bytes of PEM. */
const largest = 16_384;

const verifyInThreadPool = promisify(verify);

const rsaHashes = new Map<string, string>([
  [oids.sha256WithRsa, "sha256"],
  [oids.sha384WithRsa, "sha384"],
  [oids.sha512WithRsa, "sha512"],
]);
const ecdsaHashes = new Map<string, string>([
  [oids.ecdsaWithSha256, "sha256"],
  [oids.ecdsaWithSha384, "sha384"],
  [oids.ecdsaWithSha512, "sha512"],
]);
const weakSignatures = new Set<string>([
  oids.md2WithRsa,
  oids.md5WithRsa,
  oids.sha1WithRsa,
  oids.sha224WithRsa,
  oids.ecdsaWithSha1,
  oids.ecdsaWithSha224,
]);

/**
 * Reads a certificate signing request (PKCS#10, RFC 2986) and checks its form, its key and the signature that proves
 * possession of the key. Never throws and takes a few milliseconds at most, whatever it is given: the size is bounded
 * before anything is parsed, and the signature is verified off the event loop.
 * @returns CSR_INVALID (form, signature) or KEY_REJECTED (key or hash too weak, BR 6.1.1.3), saying what to do
 */
export async function readCsr(pem: string): Promise<Result<CsrFacts, Refusal>> {
  if (Buffer.byteLength(pem) > largest) return refuse("CSR_INVALID", "csr.tooLarge");
  const request = parsePem(pem);
  if (request === null) return refuse("CSR_INVALID", "csr.unreadable");
  const info = request.certificationRequestInfo;
  if (info.version !== 0) return refuse("CSR_INVALID", "csr.version");
  const key = acceptKey(info.subjectPKInfo);
  if (!key.ok) return key;
  const signature = await checkSignature(request, key.value);
  if (!signature.ok) return signature;
  const commonName = readCommonName(info.subject);
  if (!commonName.ok) return commonName;
  const dnsNames = readDnsNames(info.attributes);
  if (!dnsNames.ok) return dnsNames;
  const { spki } = key.value;
  const keyHash = createHash("sha256").update(spki).digest("hex");
  return ok({ commonName: commonName.value, dnsNames: dnsNames.value, publicKey: spki, keyHash });
}

/** Old Windows writes NEW into the label. No two neighbours of the pattern match the same character: it cannot be slow. */
const armour =
  /^-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END (?:NEW )?CERTIFICATE REQUEST-----$/;

function parsePem(pem: string): CertificationRequest | null {
  const base64 = armour.exec(pem.trim())?.[1]?.replace(/\s/g, "") ?? "";
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  return parseDer(Buffer.from(base64, "base64"), CertificationRequest);
}

async function checkSignature(request: CertificationRequest, { key }: AcceptedKey): Promise<Result<null, Refusal>> {
  const { algorithm } = request.signatureAlgorithm;
  if (weakSignatures.has(algorithm)) return refuse("KEY_REJECTED", "csr.weakHash");
  const hash = signatureHash(request.signatureAlgorithm);
  if (hash === null) return refuse("CSR_INVALID", "csr.signatureAlgorithm");
  const signed = Buffer.from(request.certificationRequestInfoRaw ?? new ArrayBuffer(0));
  const isRsa = rsaHashes.has(algorithm);
  const matches =
    isRsa === (key.asymmetricKeyType === "rsa") &&
    (await verifyInThreadPool(hash, signed, key, Buffer.from(request.signature)).catch(() => false));
  return matches ? ok(null) : refuse("CSR_INVALID", "csr.signature");
}

/** RFC 4055 5: the parameters are NULL for RSA; RFC 5758 3.2: there are none for ECDSA. */
function signatureHash({ algorithm, parameters }: AlgorithmIdentifier): string | null {
  if (parameters === null) return rsaHashes.get(algorithm) ?? null;
  if (parameters === undefined) return ecdsaHashes.get(algorithm) ?? null;
  return null;
}
