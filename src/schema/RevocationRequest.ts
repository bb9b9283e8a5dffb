import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { RevocationReason, RevocationStatus } from "./enums/revocation.js";
import { Node } from "./Node.js";

@ObjectType({ simpleResolvers: true, description: "Who asks for a revocation, in their own words." })
export class Requester {
  @Field(() => String, { description: "会社名." })
  readonly company!: string;

  @Field(() => String, { description: "担当者名." })
  readonly contactName!: string;

  @Field(() => String, { description: "電話番号, as it was given." })
  readonly phone!: string;
}

/** Every edge and everything computed is a field resolver. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "Somebody wants certificates revoked: who, why, who decided, what came of it. Kept for ever.",
})
export class RevocationRequest extends Node {
  @Field(() => Int, { description: "Grows by each change of the request. For `expectedVersion`." })
  readonly version!: number;

  @Field(() => RevocationStatus, { description: "Where it stands now." })
  readonly status!: RevocationStatus;

  @Field(() => Boolean, { description: "Whether it means the whole order, not one certificate." })
  readonly wholeOrder!: boolean;

  @Field(() => RevocationReason, {
    description: "Why, as it was given; a proof of compromise makes it KEY_COMPROMISE.",
  })
  readonly reason!: RevocationReason;

  @Field(() => String, { nullable: true, description: "その他説明: the circumstances, in the requester's words." })
  readonly description!: string | null;

  @Field(() => Boolean, { description: "Whether a signature with the certificate's key proves the compromise." })
  readonly keyCompromiseProven!: boolean;

  @Field(() => String, { nullable: true, description: "What the reviewer asks, while INFO_REQUIRED." })
  readonly infoQuestion!: string | null;

  @Field(() => DateTime, { description: "When it was received; this instant counts for every window." })
  readonly requestedAt!: Date;

  @Field(() => DateTime, { description: "The latest instant that the standards allow for the revocation." })
  readonly deadlineAt!: Date;

  @Field(() => Boolean, {
    description:
      "この証明書をすぐに失効させる: nobody had to approve it, because whoever asked had the right to skip that.",
  })
  readonly approvalSkipped!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The note that came with it: of staff, who act on behalf, why; null without one.",
  })
  readonly staffNote!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When somebody decided it, or withdrew it; else null." })
  readonly decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "What the one who decided wrote; mandatory for a rejection." })
  readonly decisionNote!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the CA had revoked every certificate of it; else null." })
  readonly completedAt!: Date | null;
}
