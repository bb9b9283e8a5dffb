import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { ApiKey } from "./ApiKey.js";
import { DateTime } from "./DateTime.js";
import { ApiScope } from "./enums/apiKey.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "A key for a program of the viewer's." })
export class CreateApiKeyInput {
  @Field(() => String, { description: "A name for people, at most 100 characters." })
  readonly name!: string;

  @Field(() => [ApiScope], { description: "What it is good for; at least one." })
  readonly scopes!: ApiScope[];

  @Field(() => DateTime, { nullable: true, description: "Its end; when omitted, good until it is revoked." })
  readonly expiresAt?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "The key is good at once." })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { description: "What is known of it later." })
  readonly apiKey!: ApiKey;

  @Field(() => String, { description: "`ck_…`, shown here alone: keep it. For `Authorization: Bearer …`." })
  readonly key!: string;
}

export const CreateApiKeyResult = createUnionType({
  name: "CreateApiKeyResult",
  description: "What createApiKey answers.",
  types: () => [CreateApiKeyPayload, ValidationError, RefusedError] as const,
});

@InputType({ description: "Which key ends." })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: "The key's id, not the key." })
  readonly id!: string;
}

@ObjectType({ simpleResolvers: true, description: "The key is good no longer." })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { description: "The key after the command." })
  readonly apiKey!: ApiKey;
}

export const RevokeApiKeyResult = createUnionType({
  name: "RevokeApiKeyResult",
  description: "What revokeApiKey answers.",
  types: () => [RevokeApiKeyPayload, NotFoundError, RefusedError] as const,
});
