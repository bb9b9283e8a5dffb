import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { visibilityOf } from "../../domain/actor.js";
import { Certificate } from "../../schema/Certificate.js";
import { CertificateConnection, CertificateFilter } from "../../schema/CertificateConnection.js";
import { PageArgs } from "../../schema/PageArgs.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { CertificateList } from "../fields/CertificateFields.js";
import { pageWish } from "../pageWish.js";
import { viewerOf } from "../viewerOf.js";

@Resolver()
export class CertificateQueries {
  @Query(() => Certificate, { nullable: true, description: "By serial number (hexadecimal)." })
  certificate(
    @Arg("serialNumber", () => String, { description: "Hexadecimal; case and separators do not matter." })
    serialNumber: string,
    @Ctx() context: Context,
  ): Promise<Certificate | null> {
    return context.services.certificates.bySerialNumber(visibilityOf(viewerOf(context)), serialNumber);
  }

  @Query(() => CertificateConnection, { description: "Newest first." })
  async certificates(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => CertificateFilter, {
      nullable: true,
      description: "Which ones; all that the viewer may see when omitted.",
    })
    filter?: CertificateFilter | null,
  ): Promise<CertificateList> {
    const { certificates } = context.services;
    const [visibility, wanted] = [visibilityOf(viewerOf(context)), filter ?? {}];
    return {
      ...connectionOf(await certificates.page(visibility, wanted, pageWish(page))),
      count: () => certificates.count(visibility, wanted),
    };
  }
}
