import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  RedeliverInput,
  RedeliverResult,
  SendTestEventInput,
  SendTestEventResult,
  WebhookDeliveryPayload,
} from "../../schema/webhookDeliveries.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class WebhookDeliveryMutations {
  @Mutation(() => RedeliverResult, {
    description:
      "Sends a delivery again, at once and with the same `webhook-id`; if that fails, by the usual schedule, a test once. Refused while the endpoint is disabled, but for a test.",
  })
  async redeliver(
    @Arg("input", () => RedeliverInput, input) { deliveryId }: RedeliverInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RedeliverResult> {
    const again = await context.services.webhooks.deliveries.redeliver(viewerOf(context), deliveryId);
    return present(again, (delivery) => answer(WebhookDeliveryPayload, { delivery }));
  }

  @Mutation(() => SendTestEventResult, {
    description: "Sends an event marked `test: true`, once, whatever the endpoint's types. For administrators.",
  })
  async sendTestEvent(
    @Arg("input", () => SendTestEventInput, input) wish: SendTestEventInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof SendTestEventResult> {
    const sent = await context.services.webhooks.deliveries.sendTest(viewerOf(context), wish);
    return present(sent, (delivery) => answer(WebhookDeliveryPayload, { delivery }));
  }
}
