import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { visibilityOf } from "../../domain/actor.js";
import { PageArgs } from "../../schema/PageArgs.js";
import { RevocationRequest } from "../../schema/RevocationRequest.js";
import { RevocationRequestConnection } from "../../schema/RevocationRequestConnection.js";
import { RevocationRequestFilter, RevocationRequestSort } from "../../schema/RevocationRequestFilter.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { RevocationRequestList } from "../fields/RevocationRequestFields.js";
import { pageWish } from "../pageWish.js";
import { viewerOf } from "../viewerOf.js";
import { ofVisibleOrder } from "../visible.js";

@Resolver()
export class RevocationRequestQueries {
  @Query(() => RevocationRequest, {
    nullable: true,
    description: "One revocation request; null for what the viewer may not see.",
  })
  async revocationRequest(
    @Arg("id", () => ID, { description: "The request's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<RevocationRequest | null> {
    return ofVisibleOrder(await context.loaders.revocationRequest.load(id), context);
  }

  @Query(() => RevocationRequestConnection, { description: "Newest first unless `sort` says otherwise." })
  async revocationRequests(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => RevocationRequestFilter, {
      nullable: true,
      description: "Which ones; all that the viewer may see when omitted.",
    })
    filter?: RevocationRequestFilter | null,
    @Arg("sort", () => RevocationRequestSort, {
      nullable: true,
      description: "In which order; newest first when omitted.",
    })
    sort?: RevocationRequestSort | null,
  ): Promise<RevocationRequestList> {
    const { revocationRequests } = context.services;
    const [visibility, wish] = [visibilityOf(viewerOf(context)), { filter: filter ?? {}, sort: sort ?? null }];
    return {
      ...connectionOf(await revocationRequests.page(visibility, wish, pageWish(page))),
      count: () => revocationRequests.count(visibility, wish.filter),
    };
  }

  @Query(() => RevocationRequestConnection, {
    description:
      "What waits for a decision of the viewer's role, nearest deadline first; own requests too (SELF_APPROVAL). Live: approvalQueueChanged.",
  })
  async approvalQueue(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<RevocationRequestList> {
    const [viewer, { revocationRequests }] = [viewerOf(context), context.services];
    const queue = await revocationRequests.queue(viewer, pageWish(page));
    return { ...connectionOf(queue), count: () => revocationRequests.queueLength(viewer) };
  }
}
