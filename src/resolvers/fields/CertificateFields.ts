import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { certificateActions } from "../../domain/availability.js";
import { label } from "../../domain/messages/labels.js";
import type { Certificate as CertificateRow } from "../../entities/Certificate.js";
import { ActionAvailability } from "../../schema/ActionAvailability.js";
import { Certificate } from "../../schema/Certificate.js";
import { CertificateConnection } from "../../schema/CertificateConnection.js";
import { CertificateFormat } from "../../schema/enums/certificate.js";
import type { Locale } from "../../schema/enums/common.js";
import { Order } from "../../schema/Order.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";

@Resolver(() => Certificate)
export class CertificateFields {
  @FieldResolver(() => Order, { description: "The order that it belongs to." })
  order(@Root() certificate: CertificateRow, @Ctx() { loaders }: Context): Promise<Order> {
    return edge(loaders.order, certificate.orderId);
  }

  @FieldResolver(() => String, { description: "The word for its status." })
  statusLabel(@Root() certificate: CertificateRow, @InLocale() locale: Locale): string {
    return label("CertificateStatus", certificate.status, locale);
  }

  @FieldResolver(() => String, { description: "Base64 of the file in that format." })
  async download(
    @Root() certificate: CertificateRow,
    @Arg("format", () => CertificateFormat, { description: "Which file." }) format: CertificateFormat,
    @Ctx() { loaders, services }: Context,
  ): Promise<string> {
    const order = await edge(loaders.order, certificate.orderId);
    const { kind } = await edge(loaders.product, order.productId);
    return services.certificateFiles.file(certificate, kind, format).toString("base64");
  }

  @FieldResolver(() => Certificate, {
    nullable: true,
    description: "The one whose place it took; null for an original.",
  })
  replaces(@Root() certificate: CertificateRow, @Ctx() { loaders }: Context): Promise<Certificate | null> {
    return edge(loaders.certificate, certificate.replacesId);
  }

  @FieldResolver(() => Certificate, {
    nullable: true,
    description: "The one that took its place; null while none has.",
  })
  replacedBy(@Root() certificate: CertificateRow, @Ctx() { loaders }: Context): Promise<Certificate | null> {
    return loaders.replacementOf.load(certificate.id);
  }

  @FieldResolver(() => [ActionAvailability], {
    description: "REQUEST_REVOCATION of this one alone, so at most one.",
  })
  async availableActions(
    @Root() certificate: CertificateRow,
    @Ctx() { loaders, services }: Context,
  ): Promise<ActionAvailability[]> {
    const order = await edge(loaders.order, certificate.orderId);
    return certificateActions(await loaders.orderCase.load(order), certificate.id, services.clock.now());
  }
}

/** A page of certificates, and how to count the whole list: only when it is asked for. */
export interface CertificateList extends CertificateConnection {
  readonly count: () => Promise<number | null>;
}

@Resolver(() => CertificateConnection)
export class CertificateConnectionFields {
  @FieldResolver(() => Int, { nullable: true, description: "Exact up to 10,000, beyond it null." })
  totalCount(@Root() list: CertificateList): Promise<number | null> {
    return list.count();
  }
}
