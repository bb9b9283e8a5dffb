import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  ChangeWebhookEndpointPayload,
  ChangeWebhookEndpointResult,
  CreateWebhookEndpointInput,
  CreateWebhookEndpointResult,
  DeleteWebhookEndpointInput,
  DeleteWebhookEndpointPayload,
  DeleteWebhookEndpointResult,
  DisableWebhookEndpointInput,
  EnableWebhookEndpointInput,
  RotateWebhookSecretInput,
  RotateWebhookSecretResult,
  UpdateWebhookEndpointInput,
  WebhookSecretPayload,
} from "../../schema/webhookEndpoints.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { webhookChange, webhookSettings } from "../webhooks/webhookSettings.js";
import { input } from "./input.js";

/** Endpoints, by the administrators of their account. */
@Resolver()
export class WebhookMutations {
  @Mutation(() => CreateWebhookEndpointResult, {
    description: "Has events sent to an address, from now on. For administrators; at most 20 for an account.",
  })
  async createWebhookEndpoint(
    @Arg("input", () => CreateWebhookEndpointInput, input) wish: CreateWebhookEndpointInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof CreateWebhookEndpointResult> {
    const made = await context.services.webhooks.endpoints.create(viewerOf(context), webhookSettings(wish));
    return present(made, (outcome) => answer(WebhookSecretPayload, outcome));
  }

  @Mutation(() => ChangeWebhookEndpointResult, { description: "Changes an endpoint. Its secret and its place stay." })
  async updateWebhookEndpoint(
    @Arg("input", () => UpdateWebhookEndpointInput, input) wish: UpdateWebhookEndpointInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ChangeWebhookEndpointResult> {
    const { endpoints } = context.services.webhooks;
    const changed = await endpoints.update(viewerOf(context), wish.id, webhookChange(wish));
    return present(changed, (endpoint) => answer(ChangeWebhookEndpointPayload, { endpoint }));
  }

  @Mutation(() => ChangeWebhookEndpointResult, {
    description: "Sends to the endpoint again, also after it was disabled for its failures.",
  })
  async enableWebhookEndpoint(
    @Arg("input", () => EnableWebhookEndpointInput, input) wish: EnableWebhookEndpointInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ChangeWebhookEndpointResult> {
    const { endpoints } = context.services.webhooks;
    const enabled = await endpoints.enable(viewerOf(context), wish.id, wish.skipMissed === true);
    return present(enabled, (endpoint) => answer(ChangeWebhookEndpointPayload, { endpoint }));
  }

  @Mutation(() => ChangeWebhookEndpointResult, {
    description: "Sends nothing more until the endpoint is enabled; what happens meanwhile waits.",
  })
  async disableWebhookEndpoint(
    @Arg("input", () => DisableWebhookEndpointInput, input) { id }: DisableWebhookEndpointInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ChangeWebhookEndpointResult> {
    const disabled = await context.services.webhooks.endpoints.disable(viewerOf(context), id);
    return present(disabled, (endpoint) => answer(ChangeWebhookEndpointPayload, { endpoint }));
  }

  @Mutation(() => DeleteWebhookEndpointResult, { description: "Removes an endpoint for good, with its deliveries." })
  async deleteWebhookEndpoint(
    @Arg("input", () => DeleteWebhookEndpointInput, input) { id }: DeleteWebhookEndpointInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof DeleteWebhookEndpointResult> {
    const removed = await context.services.webhooks.endpoints.remove(viewerOf(context), id);
    return present(removed, (deletedId) => answer(DeleteWebhookEndpointPayload, { deletedId }));
  }

  @Mutation(() => RotateWebhookSecretResult, {
    description:
      "Gives an endpoint a new secret. The one before signs too for a while; of more than two the oldest ends.",
  })
  async rotateWebhookSecret(
    @Arg("input", () => RotateWebhookSecretInput, input) wish: RotateWebhookSecretInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RotateWebhookSecretResult> {
    const rotated = await context.services.webhooks.rotation.rotate(viewerOf(context), wish);
    return present(rotated, (outcome) => answer(WebhookSecretPayload, outcome));
  }
}
