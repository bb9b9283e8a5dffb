import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { MailKind, MailStatus } from "./enums/mail.js";

/** The recipient, masked, and the labels are field resolvers. */
@ObjectType({
  simpleResolvers: true,
  description: "A mail about an order, and what became of it. Its text went to the recipient alone.",
})
export class OrderMail {
  @Field(() => MailKind, { description: "What it says." })
  readonly kind!: MailKind;

  @Field(() => MailStatus, { description: "Whether it was sent." })
  readonly status!: MailStatus;

  @Field(() => DateTime, { description: "When it was written." })
  readonly createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the mail server took it; null before, and where none is.",
  })
  readonly sentAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "A mail that the demo keeps, in full." })
export class DemoMail {
  @Field(() => MailKind, { description: "What it says." })
  readonly kind!: MailKind;

  @Field(() => String, { description: "Where it would have gone." })
  readonly recipient!: string;

  @Field(() => String, { description: "Subject line." })
  readonly subject!: string;

  @Field(() => String, { description: "The plain text, links included." })
  readonly textBody!: string;

  @Field(() => String, { description: "The same as HTML." })
  readonly htmlBody!: string;

  @Field(() => DateTime, { description: "When it was written." })
  readonly createdAt!: Date;
}
