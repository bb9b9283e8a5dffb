import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type AuthorityName, addressesBelow, type IssuingName, type RootName, rootOf } from "./authority.js";
import type { Der } from "./der.js";
import { distinguishedName } from "./distinguishedName.js";
import { extensions } from "./extensions.js";
import { keyIdentifier } from "./keyIdentifier.js";
import { oids } from "./oids.js";
import { Signer } from "./Signer.js";
import { newSerialNumber, writeCertificate } from "./writeCertificate.js";

/** A CA that was made just now. */
export interface NewAuthority {
  readonly key: KeyObject;
  readonly certificate: Der;
}

const day = 86_400_000;

/** BR 7.1.2.1.1 allows a root 25 years; the issuing CA is replaced long before its root ends. */
const rootDays = 25 * 365;
const issuingDays = 10 * 365;

const labels = {
  root: "certdesk Root CA",
  issuing: "certdesk Issuing CA",
  "private-root": "certdesk Private Root CA",
  "private-issuing": "certdesk Private Issuing CA",
} as const satisfies Record<AuthorityName, string>;

/**
 * Makes the keys and certificates of all four CAs.
 * @param now the certificates are valid from a day before it, so that a first order may be backdated
 * @param publicUrl stands in the issuing CAs' certificates
 */
export function createAuthorities(now: Date, publicUrl: string): Record<AuthorityName, NewAuthority> {
  const root = createRoot("root", now);
  const privateRoot = createRoot("private-root", now);
  return {
    root: root.made,
    "private-root": privateRoot.made,
    issuing: createIssuing("issuing", root, { now, publicUrl }),
    "private-issuing": createIssuing("private-issuing", privateRoot, { now, publicUrl }),
  };
}

interface NewRoot {
  readonly made: NewAuthority;
  readonly subject: Der;
  readonly keyId: Buffer;
}

function createRoot(name: RootName, now: Date): NewRoot {
  const pair = newKeyPair("P-384");
  const subject = nameOf(name, pair.keyId);
  const certificate = writeCertificate(
    {
      ...validity(now, rootDays),
      serialNumber: newSerialNumber(),
      issuer: subject,
      subject,
      publicKey: pair.publicKey,
      extensions: [
        extensions.basicConstraints(true),
        extensions.keyUsage("keyCertSign", "crlSign"),
        extensions.subjectKeyIdentifier(pair.keyId),
      ],
    },
    new Signer(pair.privateKey),
  );
  return { made: { key: pair.privateKey, certificate }, subject, keyId: pair.keyId };
}

function createIssuing(name: IssuingName, root: NewRoot, when: { now: Date; publicUrl: string }): NewAuthority {
  const pair = newKeyPair("P-256");
  const addresses = addressesBelow(when.publicUrl, rootOf[name]);
  const certificate = writeCertificate(
    {
      ...validity(when.now, issuingDays),
      serialNumber: newSerialNumber(),
      issuer: root.subject,
      subject: nameOf(name, pair.keyId),
      publicKey: pair.publicKey,
      extensions: [
        extensions.basicConstraints(true, 0),
        extensions.keyUsage("keyCertSign", "crlSign"),
        extensions.certificatePolicies(oids.anyPolicy),
        extensions.authorityKeyIdentifier(root.keyId),
        extensions.subjectKeyIdentifier(pair.keyId),
        extensions.authorityInformationAccess(addresses),
        extensions.crlDistributionPoints(addresses),
      ],
    },
    new Signer(root.made.key),
  );
  return { key: pair.privateKey, certificate };
}

function newKeyPair(namedCurve: "P-256" | "P-384") {
  const pair = generateKeyPairSync("ec", { namedCurve });
  const publicKey = pair.publicKey.export({ format: "der", type: "spki" });
  return { privateKey: pair.privateKey, publicKey, keyId: keyIdentifier(publicKey) };
}

/** Every installation has a name of its own: two CAs with one name and two keys confuse whoever trusts both. */
function nameOf(name: AuthorityName, keyId: Buffer): Der {
  const suffix = keyId.subarray(0, 4).toString("hex").toUpperCase();
  return distinguishedName({ country: "JP", organization: "certdesk", commonName: `${labels[name]} ${suffix}` });
}

function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(now.getTime() - day);
  return { notBefore, notAfter: new Date(notBefore.getTime() + days * day - 1000) };
}
