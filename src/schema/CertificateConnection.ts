import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Certificate } from "./Certificate.js";
import { DateTime } from "./DateTime.js";
import { CertificateStatus } from "./enums/certificate.js";
import { PageInfo } from "./PageInfo.js";

@ObjectType({ simpleResolvers: true, description: "A certificate in its place in a list." })
export class CertificateEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => Certificate, { description: "The certificate itself." })
  readonly node!: Certificate;
}

/** Edge, counted only when asked for: totalCount: Int. */
@ObjectType({ simpleResolvers: true, description: "A page of the certificates that the viewer may see." })
export class CertificateConnection {
  @Field(() => [CertificateEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly CertificateEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}

@InputType({
  description: "Which certificates to list. Null, omitted and [] restrict nothing; all parts that are given must hold.",
})
export class CertificateFilter {
  @Field(() => ID, { nullable: true, description: "Of one order." })
  readonly orderId?: string | null;

  @Field(() => [CertificateStatus], { nullable: true, description: "One of these statuses." })
  readonly status?: CertificateStatus[] | null;

  @Field(() => DateTime, { nullable: true, description: "Ends at this instant or later." })
  readonly notAfterFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Ends before this instant." })
  readonly notAfterBefore?: Date | null;

  @Field(() => String, { nullable: true, description: "The one with this SHA-256 fingerprint (hexadecimal)." })
  readonly sha256Fingerprint?: string | null;
}
