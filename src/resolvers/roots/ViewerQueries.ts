import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { allLabels } from "../../domain/messages/labels.js";
import { EnumLabel } from "../../schema/EnumLabel.js";
import type { Locale } from "../../schema/enums/common.js";
import { Node } from "../../schema/Node.js";
import { Viewer } from "../../schema/Viewer.js";
import type { Context } from "../context.js";
import { findNode } from "../findNode.js";
import { InLocale } from "../InLocale.js";
import { requestErrors } from "../requestErrors.js";
import { viewerNode } from "../viewerNode.js";
import { viewerOrNobody } from "../viewerOf.js";

/** What serves the whole client: who asks, refetching by id, the words. */
@Resolver()
export class ViewerQueries {
  @Query(() => Viewer, { nullable: true, description: "Who asks; null for nobody." })
  viewer(@Ctx() context: Context): Viewer | null {
    const viewer = viewerOrNobody(context);
    return viewer && viewerNode(viewer);
  }

  @Query(() => Node, { nullable: true, description: "Whatever has this id; null for what the viewer may not see." })
  async node(
    @Arg("id", () => ID, { description: "The id of any Node." }) id: string,
    @Ctx() context: Context,
  ): Promise<Node | null> {
    const viewer = viewerOrNobody(context);
    return viewer && findNode(id, context, viewer);
  }

  @Query(() => [Node], {
    nullable: "items",
    description:
      "In the order asked, null for what the viewer may not see; at most 100. For a client that comes back and refreshes what it shows.",
  })
  async nodes(
    @Arg("ids", () => [ID], { description: "Ids of any Nodes, at most 100." }) ids: string[],
    @Ctx() context: Context,
  ): Promise<(Node | null)[]> {
    const viewer = viewerOrNobody(context);
    if (ids.length > mostNodes) throw requestErrors.badInput(`At most ${mostNodes} ids at once.`);
    return Promise.all(ids.map((id) => viewer && findNode(id, context, viewer)));
  }

  @Query(() => [EnumLabel], {
    description: "Every enum value that people see, a few hundred; the same for all, for as long as the server runs.",
  })
  labels(@InLocale() locale: Locale): EnumLabel[] {
    return allLabels(locale);
  }
}

const mostNodes = 100;
