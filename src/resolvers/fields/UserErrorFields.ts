import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Node } from "../../schema/Node.js";
import { RevocationRequest } from "../../schema/RevocationRequest.js";
import { AlreadyDecidedError, RevocationAlreadyOpenError, StaleVersionError } from "../../schema/userErrors.js";
import { found } from "../../services/found.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { findNode } from "../findNode.js";
import { viewerOf } from "../viewerOf.js";

@Resolver(() => StaleVersionError)
export class StaleVersionErrorFields {
  @FieldResolver(() => Node, { description: "What has moved on, as it is now." })
  async current(@Root() error: StaleVersionError, @Ctx() context: Context): Promise<Node> {
    return found(await findNode(error.currentId, context, viewerOf(context)));
  }
}

@Resolver(() => AlreadyDecidedError)
export class AlreadyDecidedErrorFields {
  @FieldResolver(() => RevocationRequest, { description: "The request, as it is now." })
  request(@Root() error: AlreadyDecidedError, @Ctx() { loaders }: Context): Promise<RevocationRequest> {
    return edge(loaders.revocationRequest, error.requestId);
  }
}

@Resolver(() => RevocationAlreadyOpenError)
export class RevocationAlreadyOpenErrorFields {
  @FieldResolver(() => RevocationRequest, { description: "The request that is open." })
  request(@Root() error: RevocationAlreadyOpenError, @Ctx() { loaders }: Context): Promise<RevocationRequest> {
    return edge(loaders.revocationRequest, error.requestId);
  }
}
