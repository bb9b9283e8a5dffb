import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  IssueVouchersInput,
  IssueVouchersPayload,
  IssueVouchersResult,
  RegisterVoucherInput,
  RegisterVoucherPayload,
  RegisterVoucherResult,
} from "../../schema/vouchers.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class PrepaidMutations {
  @Mutation(() => RegisterVoucherResult, {
    description: "Makes a voucher code that the desk handed out the account's own. For everybody who places orders.",
  })
  async registerVoucher(
    @Arg("input", () => RegisterVoucherInput, input) wish: RegisterVoucherInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RegisterVoucherResult> {
    const registered = await context.services.vouchers.register(viewerOf(context), wish);
    return present(registered, (voucher) => answer(RegisterVoucherPayload, { voucher }));
  }

  @Mutation(() => IssueVouchersResult, { description: "Makes vouchers of one product. For staff of the desk." })
  async issueVouchers(
    @Arg("input", () => IssueVouchersInput, input) wish: IssueVouchersInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof IssueVouchersResult> {
    const issued = await context.services.vouchers.issue(viewerOf(context), wish);
    return present(issued, (vouchers) => answer(IssueVouchersPayload, { vouchers }));
  }
}
