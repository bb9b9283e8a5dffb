import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { CertificateKind, CertificateStatus } from "./enums/certificate.js";
import { RevocationReason } from "./enums/revocation.js";
import { Node } from "./Node.js";

/** Edges: order, statusLabel(locale), download(format), replaces, replacedBy, availableActions. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A signed certificate and what became of it. Seen by whoever sees its order.",
})
export class Certificate extends Node {
  @Field(() => CertificateKind, { description: "How it came to its order." })
  readonly kind!: CertificateKind;

  @Field(() => CertificateStatus, { description: "Where it stands now; REVOKED only when the CA has done it." })
  readonly status!: CertificateStatus;

  @Field(() => String, { description: "Upper-case hexadecimal, no separators." })
  readonly serialNumber!: string;

  @Field(() => String, { description: "The main name in its subject." })
  readonly commonName!: string;

  @Field(() => [String], { description: "Every domain in it, the common name among them, at most 250." })
  readonly subjectAlternativeNames!: readonly string[];

  @Field(() => DateTime, { description: "First instant of its validity (有効期間開始日)." })
  readonly notBefore!: Date;

  @Field(() => DateTime, { description: "Last second of its validity (有効期間終了日)." })
  readonly notAfter!: Date;

  @Field(() => String, { description: "SHA-256 of the DER, upper-case hexadecimal, no separators." })
  readonly sha256Fingerprint!: string;

  @Field(() => String, { description: "The certificate as PEM text, without its chain." })
  readonly pem!: string;

  @Field(() => DateTime, { nullable: true, description: "When the CA revoked it; null otherwise." })
  readonly revokedAt!: Date | null;

  @Field(() => RevocationReason, { nullable: true, description: "The reason in the CRL; null while not revoked." })
  readonly revocationReason!: RevocationReason | null;

  @Field(() => DateTime, { nullable: true, description: "When it will be revoked, after a reissue; else null." })
  readonly scheduledRevocationAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the revocation first stood in a published CRL; until then no client can see it.",
  })
  readonly crlPublishedAt!: Date | null;
}
