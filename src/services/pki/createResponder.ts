import { generateKeyPairSync } from "node:crypto";
import type { Authority } from "./authority.js";
import { distinguishedName } from "./distinguishedName.js";
import { extensions } from "./extensions.js";
import { keyIdentifier } from "./keyIdentifier.js";
import { oids } from "./oids.js";
import { Signer } from "./Signer.js";
import { newSerialNumber, writeCertificate } from "./writeCertificate.js";
import type { Responder } from "./writeOcspAnswer.js";

const hour = 3_600_000;

/** Short, because nobody can revoke it (id-pkix-ocsp-nocheck). Milliseconds. */
export const responderLife = 7 * 24 * hour;

/**
 * A key that signs OCSP answers for a CA, and its certificate (BR 4.9.9, 7.1.2.8). It lives in this process only.
 * @param now its certificate is valid from an hour before: clients' clocks are not all right
 */
export function createResponder(authority: Authority, now: Date): Responder {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ format: "der", type: "spki" });
  const keyId = keyIdentifier(spki);
  const certificate = writeCertificate(
    {
      serialNumber: newSerialNumber(),
      issuer: authority.subject,
      subject: distinguishedName({ country: "JP", organization: "certdesk", commonName: "certdesk OCSP Responder" }),
      notBefore: new Date(now.getTime() - hour),
      notAfter: new Date(Math.min(now.getTime() + responderLife, authority.notAfter.getTime())),
      publicKey: spki,
      extensions: [
        extensions.basicConstraints(false),
        extensions.keyUsage("digitalSignature"),
        extensions.extendedKeyUsage(oids.ocspSigning),
        extensions.ocspNoCheck(),
        extensions.authorityKeyIdentifier(authority.keyId),
        extensions.subjectKeyIdentifier(keyId),
      ],
    },
    authority.signer(),
  );
  return { certificate, keyId, signer: new Signer(privateKey) };
}
