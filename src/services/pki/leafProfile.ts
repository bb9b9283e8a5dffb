import type { CertificateProfile } from "../../domain/issuing.js";
import type { ProductKind, ValidationLevel } from "../../domain/product.js";
import type { Der } from "./der.js";
import { distinguishedName } from "./distinguishedName.js";
import { extensions, type KeyUsage } from "./extensions.js";
import { oids } from "./oids.js";

/** What a product's certificates are for. */
const purposes = {
  SERVER: oids.serverAuth,
  CODE_SIGNING: oids.codeSigning,
  EV_CODE_SIGNING: oids.codeSigning,
  DOCUMENT_SIGNING: oids.documentSigning,
  PRIVATE: oids.clientAuth,
} as const satisfies Record<ProductKind, string>;

/** BR 7.1.6.1: how the names of a server certificate were validated. */
const serverPolicies = {
  DV: "2.23.140.1.2.1",
  OV: "2.23.140.1.2.2",
  EV: "2.23.140.1.1",
} as const satisfies Record<ValidationLevel, string>;

/** The CA/Browser Forum's code signing requirements have their own policies; the other kinds have none of its. */
const codeSigningPolicies: Partial<Record<ProductKind, string>> = {
  CODE_SIGNING: "2.23.140.1.4.1",
  EV_CODE_SIGNING: "2.23.140.1.3",
};

/** What a subscriber's certificate says of itself; the CA adds what it says of the CA. */
export interface LeafProfile {
  readonly subject: Der;
  readonly extensions: readonly Der[];
}

/**
 * Subject and extensions of a subscriber's certificate (BR 7.1.2.7).
 * @param isRsa whether the subject's key is RSA: only such a key can encipher another
 * @returns null when the profile wants an organization that is missing or does not fit into a certificate
 */
export function leafProfile(profile: CertificateProfile, isRsa: boolean): LeafProfile | null {
  const { kind, validationLevel } = profile;
  const attributes = validationLevel === "DV" ? {} : organizationAttributes(profile);
  if (attributes === null) return null;
  const commonName = subjectCommonName(profile);
  const subject = distinguishedName({ ...attributes, ...(commonName === undefined ? {} : { commonName }) });
  const policy = kind === "SERVER" ? serverPolicies[validationLevel] : codeSigningPolicies[kind];
  const subjectIsEmpty = subject.length === 2;
  return {
    subject,
    extensions: [
      extensions.basicConstraints(false),
      extensions.keyUsage(...keyUsages(kind, isRsa)),
      extensions.extendedKeyUsage(purposes[kind]),
      ...(kind === "SERVER"
        ? [extensions.subjectAlternativeName(profile.subjectAlternativeNames, subjectIsEmpty)]
        : []),
      ...(policy === undefined ? [] : [extensions.certificatePolicies(policy)]),
    ],
  };
}

/**
 * A server's is one of its names (BR 7.1.4.3), left out where it does not fit into 64 characters. Of the other kinds only
 * the organization is vetted, so it stands for the name that the CSR claims.
 */
function subjectCommonName({ kind, commonName, organization }: CertificateProfile): string | undefined {
  if (kind !== "SERVER") return organization?.name ?? commonName;
  return commonName.length <= 64 ? commonName : undefined;
}

/** RFC 5280, appendix A.1: 64 characters for an organization, 128 for a locality. */
function organizationAttributes({ organization }: CertificateProfile) {
  if (organization === null) return null;
  const { name, locality, country } = organization;
  const fits = (text: string, most: number) => text.trim() !== "" && [...text].length <= most;
  if (!fits(name, 64) || !fits(locality, 128) || !/^[A-Z]{2}$/.test(country)) return null;
  return { country, locality, organization: name };
}

function keyUsages(kind: ProductKind, isRsa: boolean): KeyUsage[] {
  if (kind === "DOCUMENT_SIGNING") return ["digitalSignature", "contentCommitment"];
  return kind === "SERVER" && isRsa ? ["digitalSignature", "keyEncipherment"] : ["digitalSignature"];
}
