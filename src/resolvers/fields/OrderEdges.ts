import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Order as OrderRow } from "../../entities/Order.js";
import { Account } from "../../schema/Account.js";
import { Cancellation } from "../../schema/Cancellation.js";
import { Certificate } from "../../schema/Certificate.js";
import { DomainValidation } from "../../schema/DomainValidation.js";
import { Order } from "../../schema/Order.js";
import { Payment } from "../../schema/Payment.js";
import { Policy } from "../../schema/Policy.js";
import { Product } from "../../schema/Product.js";
import { RevocationReasonOption } from "../../schema/RevocationReasonOption.js";
import { RevocationRequest } from "../../schema/RevocationRequest.js";
import { Settlement } from "../../schema/Settlement.js";
import { User } from "../../schema/User.js";
import { found } from "../../services/found.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { type ReasonOption, reasonOptions } from "../reasonOptions.js";
import { visible } from "../visible.js";

/** Where an order leads. All of it belongs to the order's account, so whoever sees the order sees it. */
@Resolver(() => Order)
export class OrderEdges {
  @FieldResolver(() => Account, { description: "The customer." })
  account(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Account> {
    return edge(loaders.account, order.accountId);
  }

  @FieldResolver(() => User, { nullable: true, description: "Who placed it; null where the desk made it." })
  placedBy(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<User | null> {
    return edge(loaders.user, order.placedById);
  }

  @FieldResolver(() => Product, { description: "What was ordered." })
  product(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Product> {
    return edge(loaders.product, order.productId);
  }

  @FieldResolver(() => Policy, { description: "The rules that were frozen on it when it was placed." })
  policy(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Policy> {
    return edge(loaders.policy, order.policyId);
  }

  @FieldResolver(() => Payment, { description: "How it is paid." })
  async payment(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Payment> {
    return found(await loaders.paymentOfOrder.load(order.id));
  }

  @FieldResolver(() => [DomainValidation], { description: "One for each name, at most 250." })
  async domainValidations(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<DomainValidation[]> {
    const place = (validation: DomainValidation) => order.subjectAlternativeNames.indexOf(validation.domain);
    return (await loaders.validationsOfOrder.load(order.id)).toSorted((a, b) => place(a) - place(b));
  }

  @FieldResolver(() => [Certificate], {
    description: "Newest first, at most 100; all of them by the root `certificates`.",
  })
  certificates(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Certificate[]> {
    return loaders.certificatesOfOrder.load(order.id);
  }

  @FieldResolver(() => Certificate, {
    nullable: true,
    description: "The newest ORIGINAL or REISSUE, whatever became of it; null before the first issue.",
  })
  currentCertificate(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Certificate | null> {
    return edge(loaders.certificate, order.currentCertificateId);
  }

  @FieldResolver(() => [RevocationRequest], {
    description: "Newest first, at most 100; all of them by the root `revocationRequests`.",
  })
  revocationRequests(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<RevocationRequest[]> {
    return loaders.requestsOfOrder.load(order.id);
  }

  @FieldResolver(() => [RevocationReasonOption], {
    description: "For the revocation dialog, in the order to show them; one for each reason.",
  })
  async revocationReasons(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<ReasonOption[]> {
    return reasonOptions(await edge(loaders.policy, order.policyId));
  }

  @FieldResolver(() => Cancellation, {
    nullable: true,
    description: "The newest cancellation; null when nobody asked for one.",
  })
  cancellation(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Cancellation | null> {
    return loaders.cancellationOfOrder.load(order.id);
  }

  @FieldResolver(() => Settlement, {
    nullable: true,
    description: "What became of the money; null while nothing is settled.",
  })
  settlement(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Settlement | null> {
    return loaders.settlementOfOrder.load(order.id);
  }

  @FieldResolver(() => Order, { nullable: true, description: "The order that this one renews; null for a new one." })
  async renewalOf(@Root() order: OrderRow, @Ctx() context: Context): Promise<Order | null> {
    return visible(await edge(context.loaders.order, order.renewalOfId), context);
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: "The order that renews this one; null while none does.",
  })
  async renewedBy(@Root() order: OrderRow, @Ctx() context: Context): Promise<Order | null> {
    return visible(await context.loaders.renewalOf.load(order.id), context);
  }
}
