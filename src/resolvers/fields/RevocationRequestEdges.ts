import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RevocationRequest as RequestRow } from "../../entities/RevocationRequest.js";
import { Certificate } from "../../schema/Certificate.js";
import { DomainValidation } from "../../schema/DomainValidation.js";
import { Order } from "../../schema/Order.js";
import { RevocationRequest } from "../../schema/RevocationRequest.js";
import { User } from "../../schema/User.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";

/** Where a request leads. All of it belongs to its order, so whoever sees the request sees it. */
@Resolver(() => RevocationRequest)
export class RevocationRequestEdges {
  @FieldResolver(() => Order, { description: "The order of the certificates." })
  order(@Root() request: RequestRow, @Ctx() { loaders }: Context): Promise<Order> {
    return edge(loaders.order, request.orderId);
  }

  @FieldResolver(() => [Certificate], {
    description: "The certificates that it revokes: one, or all of the order. At most 100.",
  })
  async certificates(@Root() request: RequestRow, @Ctx() { loaders }: Context): Promise<Certificate[]> {
    const ids = await loaders.certificateIdsOfRequest.load(request.id);
    // D18: of an order whose certificates were all revoked one by one, none is left to name.
    if (ids.length === 0 && request.wholeOrder) return loaders.certificatesOfOrder.load(request.orderId);
    return Promise.all(ids.map((id) => edge(loaders.certificate, id)));
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: "The user who asked; null where a reissue or a stranger's proof did.",
  })
  requestedBy(@Root() request: RequestRow, @Ctx() { loaders }: Context): Promise<User | null> {
    return edge(loaders.user, request.requestedById);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: "Who decided it, or withdrew it; null while undecided or where nobody had to.",
  })
  decidedBy(@Root() request: RequestRow, @Ctx() { loaders }: Context): Promise<User | null> {
    return edge(loaders.user, request.decidedById);
  }

  @FieldResolver(() => [DomainValidation], {
    description:
      "Validations that stand for the requester's intent (意思確認), at most 250; empty where the policy wants none.",
  })
  domainConfirmations(@Root() request: RequestRow, @Ctx() { loaders }: Context): Promise<DomainValidation[]> {
    return loaders.validationsOfRequest.load(request.id);
  }
}
