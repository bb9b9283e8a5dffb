import { Field, Int, InterfaceType, ObjectType } from "type-graphql";
import type { OrderEventKind } from "../domain/events.js";
import type { Decider } from "../domain/revocation.js";
import { DateTime } from "./DateTime.js";
import { CertificateStatus } from "./enums/certificate.js";
import { CancellationStatus, OrderAspect, OrderStatus } from "./enums/order.js";
import { RevocationStatus } from "./enums/revocation.js";
import { Node, typeNameOf } from "./Node.js";

/** Edges of every kind: cursor: String!, actor: User, order: Order!, summary(locale): String!. */
@InterfaceType({
  implements: Node,
  resolveType: typeNameOf,
  description: `
Something that happened to an order. Select these fields directly, not in a fragment (not even one on OrderEvent): then a kind that the client does not know yet loses nothing.
A field that only one kind has carries its noun (\`requestStatus\`), so that one selection can hold all kinds.`.trim(),
})
export abstract class OrderEvent extends Node {
  @Field(() => Int, {
    description: "1, 2, 3 … within its order, without gaps in `orderEvents`; the other subscriptions pick some.",
  })
  readonly sequence!: number;

  @Field(() => DateTime, { description: "When it happened." })
  readonly occurredAt!: Date;

  readonly kind!: OrderEventKind;
}

/** Edge: statusLabel(locale): String!. */
@ObjectType({
  implements: [OrderEvent, Node],
  simpleResolvers: true,
  description: "An order moved to another status, or is new. Also by the subscription `orderStatusChanged`.",
})
export class OrderStatusChanged extends OrderEvent {
  @Field(() => OrderStatus, { nullable: true, description: "Null: the order is new." })
  readonly previousStatus!: OrderStatus | null;

  @Field(() => OrderStatus, { description: "The status that it moved to, then." })
  readonly status!: OrderStatus;
}

/** Edges: request: RevocationRequest!, statusLabel(locale): String!, inQueue: Boolean!. */
@ObjectType({
  implements: [OrderEvent, Node],
  simpleResolvers: true,
  description: "A revocation request is new or moved on. Also by the subscription `approvalQueueChanged`.",
})
export class RevocationRequestChanged extends OrderEvent {
  @Field(() => RevocationStatus, {
    nullable: true,
    description:
      "Null: the request is new, or (in `approvalQueueChanged`) comes from another queue (D8). To NEEDS_APPROVAL it enters the queue, from NEEDS_APPROVAL it leaves.",
  })
  readonly previousRequestStatus!: RevocationStatus | null;

  @Field(() => RevocationStatus, { description: "The status that it moved to, then." })
  readonly requestStatus!: RevocationStatus;

  readonly decider!: Decider | null;

  readonly previousDecider!: Decider | null;
}

/** Edge: certificate: Certificate!. */
@ObjectType({
  implements: [OrderEvent, Node],
  simpleResolvers: true,
  description: "Something became of a certificate. Issued, scheduled for revocation, revoked, in the CRL, expired.",
})
export class CertificateChanged extends OrderEvent {
  @Field(() => CertificateStatus, { description: "Its status then." })
  readonly certificateStatus!: CertificateStatus;
}

/** Edge: cancellation: Cancellation!. */
@ObjectType({
  implements: [OrderEvent, Node],
  simpleResolvers: true,
  description: "A cancellation was received or moved on.",
})
export class CancellationChanged extends OrderEvent {
  @Field(() => CancellationStatus, { description: "The status that it moved to, then." })
  readonly cancellationStatus!: CancellationStatus;
}

@ObjectType({
  implements: [OrderEvent, Node],
  simpleResolvers: true,
  description: "Everything else, also what is added later.",
})
export class OrderUpdated extends OrderEvent {
  @Field(() => OrderAspect, { description: "What it is about." })
  readonly aspect!: OrderAspect;
}
