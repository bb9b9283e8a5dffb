import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { AuditChannel } from "./enums/audit.js";
import { Role } from "./enums/common.js";
import { Node } from "./Node.js";
import { PageInfo } from "./PageInfo.js";

@ObjectType({ simpleResolvers: true, description: "One thing that a command changed." })
export class AuditChange {
  @Field(() => ID, { description: "What it is about; for `node`." })
  readonly subjectId!: string;

  @Field(() => String, { description: "What changed of it: `status`, `updated`." })
  readonly field!: string;

  @Field(() => String, { nullable: true, description: "How it stood; null: not at all, or it is not known." })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: "How it stands since." })
  readonly after!: string | null;
}

/** Edges: account: Account, user: User, howLabel(locale): String!, changes: [AuditChange!]!, address: String. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "One command and its outcome, whatever that was. Written once, never changed.",
})
export class AuditRecord extends Node {
  @Field(() => DateTime, { description: "When the command came." })
  readonly occurredAt!: Date;

  @Field(() => AuditChannel, { description: "By which way somebody acted." })
  readonly how!: AuditChannel;

  @Field(() => ID, { nullable: true, description: "Who acted, by id; null: nobody was signed in." })
  readonly principal!: string | null;

  @Field(() => Role, { nullable: true, description: "What the user was then; null: nobody was signed in." })
  readonly role!: Role | null;

  @Field(() => String, { description: "Name of the mutation." })
  readonly command!: string;

  @Field(() => String, { description: "SUCCESS, else the `code` of the error that was answered." })
  readonly outcome!: string;

  @Field(() => [ID], { description: "What it was about, at most 100; for `node`." })
  readonly subjects!: readonly string[];

  @Field(() => String, { description: "Of the request: the answer and the log have it too." })
  readonly requestId!: string;
}

@InputType({
  description: "Which records to list. Null and omitted restrict nothing; all parts that are given must hold.",
})
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: "Of this account. For staff; others see theirs alone." })
  readonly accountId?: string | null;

  @Field(() => ID, { nullable: true, description: "By this user." })
  readonly principalId?: string | null;

  @Field(() => String, { nullable: true, description: "Of this mutation." })
  readonly command?: string | null;

  @Field(() => String, { nullable: true, description: "With this outcome: SUCCESS, or a code." })
  readonly outcome?: string | null;

  @Field(() => DateTime, { nullable: true, description: "From this instant on." })
  readonly since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Before this instant." })
  readonly until?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "A record in its place in a list." })
export class AuditRecordEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => AuditRecord, { description: "The record itself." })
  readonly node!: AuditRecord;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the records that the viewer may read." })
export class AuditRecordConnection {
  @Field(() => [AuditRecordEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly AuditRecordEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
