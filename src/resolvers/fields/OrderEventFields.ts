import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { label } from "../../domain/messages/labels.js";
import { standsInQueue } from "../../domain/queue.js";
import { summary } from "../../domain/summary.js";
import type { OrderEvent as EventRow } from "../../entities/OrderEvent.js";
import { Cancellation } from "../../schema/Cancellation.js";
import { Certificate } from "../../schema/Certificate.js";
import type { Locale } from "../../schema/enums/common.js";
import { Order } from "../../schema/Order.js";
import {
  CancellationChanged,
  CertificateChanged,
  OrderEvent,
  OrderStatusChanged,
  RevocationRequestChanged,
} from "../../schema/OrderEvent.js";
import { RevocationRequest } from "../../schema/RevocationRequest.js";
import { User } from "../../schema/User.js";
import { found } from "../../services/found.js";
import { decidersOf } from "../../services/reads/RevocationRequests.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";
import { viewerOf } from "../viewerOf.js";

/** Of every kind. */
@Resolver(() => OrderEvent)
export class OrderEventFields {
  @FieldResolver(() => String, {
    description: "Resume point: pass it as `after` and nothing that came later is missed.",
  })
  cursor(@Root() event: EventRow, @Ctx() { services }: Context): string {
    return services.stream.cursorOf(event);
  }

  @FieldResolver(() => User, { nullable: true, description: "Who did it; null where the desk did it by itself." })
  actor(@Root() event: EventRow, @Ctx() { loaders }: Context): Promise<User | null> {
    return edge(loaders.user, event.actorId);
  }

  @FieldResolver(() => Order, { description: "As it is now, not as it was then." })
  order(@Root() event: EventRow, @Ctx() { loaders }: Context): Promise<Order> {
    return edge(loaders.order, event.orderId);
  }

  @FieldResolver(() => String, { description: "One line for a timeline, whatever the kind." })
  summary(@Root() event: EventRow, @InLocale() locale: Locale): string {
    return summary(event, locale);
  }
}

@Resolver(() => OrderStatusChanged)
export class OrderStatusChangedFields {
  @FieldResolver(() => String, { description: "For example 失効済み." })
  statusLabel(@Root() event: OrderStatusChanged, @InLocale() locale: Locale): string {
    return label("OrderStatus", event.status, locale);
  }
}

@Resolver(() => RevocationRequestChanged)
export class RevocationRequestChangedFields {
  @FieldResolver(() => RevocationRequest, { description: "As it is now, not as it was then." })
  request(@Root() event: EventRow, @Ctx() { loaders }: Context): Promise<RevocationRequest> {
    return edge(loaders.revocationRequest, found(event.requestId));
  }

  @FieldResolver(() => String, { description: "The word for `requestStatus`." })
  statusLabel(@Root() event: RevocationRequestChanged, @InLocale() locale: Locale): string {
    return label("RevocationStatus", event.requestStatus, locale);
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether the request stood in the viewer's `approvalQueue` after it: also false when it went to another queue under the same status, at its deadline (D8).",
  })
  inQueue(@Root() event: RevocationRequestChanged, @Ctx() context: Context): boolean {
    return standsInQueue(event, decidersOf(viewerOf(context)));
  }
}

@Resolver(() => CertificateChanged)
export class CertificateChangedFields {
  @FieldResolver(() => Certificate, { description: "As it is now, not as it was then." })
  certificate(@Root() event: EventRow, @Ctx() { loaders }: Context): Promise<Certificate> {
    return edge(loaders.certificate, found(event.certificateId));
  }
}

@Resolver(() => CancellationChanged)
export class CancellationChangedFields {
  @FieldResolver(() => Cancellation, { description: "As it is now, not as it was then." })
  cancellation(@Root() event: EventRow, @Ctx() { loaders }: Context): Promise<Cancellation> {
    return edge(loaders.cancellation, found(event.cancellationId));
  }
}
