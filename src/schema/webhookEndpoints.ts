import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Locale } from "./enums/common.js";
import { OrderEventKind } from "./enums/webhook.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";
import { WebhookEndpoint } from "./WebhookEndpoint.js";

const errors = [ValidationError, NotFoundError, RefusedError] as const;
const selection =
  "A GraphQL selection on OrderEvent, `{ id cursor order { number } … }`, without variables, perhaps followed by fragments, within the limits of any document. It makes `data` of the payload.";

@InputType({ description: "Where to send which events." })
export class CreateWebhookEndpointInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: "https, on port 443 or 80, at a public address." })
  readonly url!: string;

  @Field(() => [OrderEventKind], { description: "Which events are sent; at least one." })
  readonly eventTypes!: OrderEventKind[];

  @Field(() => String, { nullable: true, description: `${selection} When omitted, the desk's own.` })
  readonly selection?: string | null;

  @Field(() => Locale, { nullable: true, description: "The language of labels and summaries; Japanese when omitted." })
  readonly locale?: Locale | null;

  @Field(() => String, { nullable: true, description: "A name for people, at most 255 characters." })
  readonly description?: string | null;
}

@InputType({ description: "What to change of an endpoint. What is omitted stays as it is." })
export class UpdateWebhookEndpointInput {
  @Field(() => ID, { description: "The endpoint." })
  readonly id!: string;

  @Field(() => String, { nullable: true, description: "Where to from now on; null: as before." })
  readonly url?: string | null;

  @Field(() => [OrderEventKind], { nullable: true, description: "Which events from now on; null: as before." })
  readonly eventTypes?: OrderEventKind[] | null;

  @Field(() => String, { nullable: true, description: `${selection} Null: the desk's own.` })
  readonly selection?: string | null;

  @Field(() => Locale, { nullable: true, description: "The language of labels and summaries; null: as before." })
  readonly locale?: Locale | null;

  @Field(() => String, { nullable: true, description: "A name for people; null: none." })
  readonly description?: string | null;
}

@InputType({ description: "Which endpoint to enable, and from where on." })
export class EnableWebhookEndpointInput {
  @Field(() => ID, { description: "The endpoint." })
  readonly id!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Pass over what has happened meanwhile; when omitted, it goes on where it stopped.",
  })
  readonly skipMissed?: boolean | null;
}

@InputType({ description: "Which endpoint to disable." })
export class DisableWebhookEndpointInput {
  @Field(() => ID, { description: "The endpoint." })
  readonly id!: string;
}

@InputType({ description: "Which endpoint to remove." })
export class DeleteWebhookEndpointInput {
  @Field(() => ID, { description: "The endpoint." })
  readonly id!: string;
}

@InputType({ description: "Which endpoint gets a new secret." })
export class RotateWebhookSecretInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "The endpoint." })
  readonly id!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Hours for which the secret of now signs, too: 24 when omitted, 0 to 168. 0 for one that has leaked.",
  })
  readonly previousValidForHours?: number | null;
}

@ObjectType({ simpleResolvers: true, description: "The endpoint, and its new secret." })
export class WebhookSecretPayload {
  @Field(() => WebhookEndpoint, { description: "The endpoint after the command." })
  readonly endpoint!: WebhookEndpoint;

  @Field(() => String, {
    nullable: true,
    description:
      "`whsec_…`, shown here alone: keep it. A call that is repeated with its key shows it for an hour, unless there is a newer one; then null.",
  })
  readonly secret!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The endpoint was changed." })
export class ChangeWebhookEndpointPayload {
  @Field(() => WebhookEndpoint, { description: "The endpoint after the command." })
  readonly endpoint!: WebhookEndpoint;
}

@ObjectType({ simpleResolvers: true, description: "The endpoint is gone, with its deliveries." })
export class DeleteWebhookEndpointPayload {
  @Field(() => ID, { description: "What was its id." })
  readonly deletedId!: string;
}

export const CreateWebhookEndpointResult = createUnionType({
  name: "CreateWebhookEndpointResult",
  description: "What createWebhookEndpoint answers.",
  types: () => [WebhookSecretPayload, ...errors] as const,
});

export const RotateWebhookSecretResult = createUnionType({
  name: "RotateWebhookSecretResult",
  description: "What rotateWebhookSecret answers.",
  types: () => [WebhookSecretPayload, ...errors] as const,
});

export const ChangeWebhookEndpointResult = createUnionType({
  name: "ChangeWebhookEndpointResult",
  description: "What updateWebhookEndpoint, enableWebhookEndpoint and disableWebhookEndpoint answer.",
  types: () => [ChangeWebhookEndpointPayload, ...errors] as const,
});

export const DeleteWebhookEndpointResult = createUnionType({
  name: "DeleteWebhookEndpointResult",
  description: "What deleteWebhookEndpoint answers.",
  types: () => [DeleteWebhookEndpointPayload, NotFoundError, RefusedError] as const,
});
