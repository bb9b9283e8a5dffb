import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { revocationActions } from "../../domain/availability.js";
import { label, revocationReasonLabels } from "../../domain/messages/labels.js";
import type { RevocationRequest as RequestRow } from "../../entities/RevocationRequest.js";
import { RevocationActionAvailability } from "../../schema/ActionAvailability.js";
import type { Locale } from "../../schema/enums/common.js";
import { OrderEventConnection } from "../../schema/OrderEventConnection.js";
import { PageArgs } from "../../schema/PageArgs.js";
import { Requester, RevocationRequest } from "../../schema/RevocationRequest.js";
import { RevocationRequestConnection } from "../../schema/RevocationRequestConnection.js";
import { heldByReissue } from "../../services/revocations/heldByReissue.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { historyOf } from "../historyOf.js";
import { InLocale } from "../InLocale.js";
import { viewerOf } from "../viewerOf.js";

/** What a request says of itself that is not a column of its own. */
@Resolver(() => RevocationRequest)
export class RevocationRequestFields {
  @FieldResolver(() => String, { description: "The word for its status." })
  statusLabel(@Root() request: RequestRow, @InLocale() locale: Locale): string {
    return label("RevocationStatus", request.status, locale);
  }

  @FieldResolver(() => String, { description: "The word for its reason, in those of the order's policy." })
  async reasonLabel(
    @Root() request: RequestRow,
    @InLocale() locale: Locale,
    @Ctx() { loaders }: Context,
  ): Promise<string> {
    const order = await edge(loaders.order, request.orderId);
    const { reasonWords } = await edge(loaders.policy, order.policyId);
    return revocationReasonLabels[reasonWords][request.reason][locale];
  }

  @FieldResolver(() => Requester, {
    nullable: true,
    description: "Who asked, in their own words; null where the desk did.",
  })
  requester(@Root() request: RequestRow): Requester | null {
    const { requesterCompany: company, requesterContactName: contactName, requesterPhone: phone } = request;
    return company === null || contactName === null || phone === null ? null : { company, contactName, phone };
  }

  @FieldResolver(() => [RevocationActionAvailability], {
    description: "What the viewer's role could ever do with it, allowed now or not, at most one of each.",
  })
  async availableActions(
    @Root() request: RequestRow,
    @Ctx() context: Context,
  ): Promise<RevocationActionAvailability[]> {
    const order = await edge(context.loaders.order, request.orderId);
    const held = await heldByReissue(order, request, (id) => context.loaders.certificateIdsOfRequest.load(id));
    return revocationActions({ ...request, heldByReissue: held }, viewerOf(context));
  }

  @FieldResolver(() => OrderEventConnection, { description: "The events of this request alone, oldest first." })
  events(
    @Root() request: RequestRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<OrderEventConnection> {
    return historyOf("requestId", request.id, { page, context });
  }
}

/** A page of requests, and how to count the whole list: only when it is asked for. */
export interface RevocationRequestList extends RevocationRequestConnection {
  readonly count: () => Promise<number>;
}

@Resolver(() => RevocationRequestConnection)
export class RevocationRequestConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: RevocationRequestList): Promise<number> {
    return list.count();
  }
}
