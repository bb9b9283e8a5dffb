import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  CreateApiKeyInput,
  CreateApiKeyPayload,
  CreateApiKeyResult,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
  RevokeApiKeyResult,
} from "../../schema/createApiKey.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class ApiKeyMutations {
  @Mutation(() => CreateApiKeyResult, {
    description: "Makes a key that acts as the viewer, within its scopes. At most 50 for a user. Not with a key.",
  })
  async createApiKey(
    @Arg("input", () => CreateApiKeyInput, input) wish: CreateApiKeyInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof CreateApiKeyResult> {
    const made = await context.services.users.apiKeys.create(viewerOf(context), wish);
    return present(made, (outcome) => answer(CreateApiKeyPayload, outcome));
  }

  @Mutation(() => RevokeApiKeyResult, {
    description: "Ends a key at once, sockets included: one's own, or of a user whom the viewer manages.",
  })
  async revokeApiKey(
    @Arg("input", () => RevokeApiKeyInput, input) { id }: RevokeApiKeyInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RevokeApiKeyResult> {
    const revoked = await context.services.users.apiKeys.revoke(viewerOf(context), id);
    return present(revoked, (apiKey) => answer(RevokeApiKeyPayload, { apiKey }));
  }
}
