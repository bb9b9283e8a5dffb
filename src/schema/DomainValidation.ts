import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { ValidationMethod, ValidationStatus } from "./enums/certificate.js";
import { Node } from "./Node.js";

/** Edges: lastError(locale): String, order: Order!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "The proof of control over one domain. For an order, or for the intent to revoke (`domainConfirmations` of a request).",
})
export class DomainValidation extends Node {
  @Field(() => String, { description: "The domain that is proven; a wildcard's as it stands in the order." })
  readonly domain!: string;

  @Field(() => ValidationMethod, { description: "How it is proven." })
  readonly method!: ValidationMethod;

  @Field(() => ValidationStatus, { description: "Where it stands now." })
  readonly status!: ValidationStatus;

  @Field(() => String, {
    nullable: true,
    description: "DNS: where the record goes; HTTP: the URL path of the file; EMAIL: null.",
  })
  readonly location!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What must stand there; EMAIL: null (the secret goes by mail only).",
  })
  readonly value!: string | null;

  @Field(() => DateTime, {
    description: "While it is tried: the end of the tries. Once VALID: how long the proof serves.",
  })
  readonly expiresAt!: Date;
}
