import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import { CreateAccountInput, CreateAccountPayload, CreateAccountResult } from "../../schema/createAccount.js";
import {
  RecordOrganizationVettingInput,
  RecordOrganizationVettingPayload,
  RecordOrganizationVettingResult,
} from "../../schema/recordOrganizationVetting.js";
import {
  UpdateAccountSettingsInput,
  UpdateAccountSettingsPayload,
  UpdateAccountSettingsResult,
} from "../../schema/updateAccountSettings.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class AccountMutations {
  @Mutation(() => CreateAccountResult, {
    description: "Makes an account with its first administrator. For staff of the desk.",
  })
  async createAccount(
    @Arg("input", () => CreateAccountInput, input) wish: CreateAccountInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof CreateAccountResult> {
    const made = await context.services.accountAdministration.create(viewerOf(context), wish);
    return present(made, (outcome) => answer(CreateAccountPayload, outcome));
  }

  @Mutation(() => UpdateAccountSettingsResult, {
    description: "Changes what an account decides for itself. For its administrators, and for staff of the desk.",
  })
  async updateAccountSettings(
    @Arg("input", () => UpdateAccountSettingsInput, input) wish: UpdateAccountSettingsInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof UpdateAccountSettingsResult> {
    const changed = await context.services.accountAdministration.updateSettings(viewerOf(context), wish);
    return present(changed, (account) => answer(UpdateAccountSettingsPayload, { account }));
  }

  @Mutation(() => RecordOrganizationVettingResult, {
    description: "Records that an organization was vetted; orders that wait for it are issued. For staff of the desk.",
  })
  async recordOrganizationVetting(
    @Arg("input", () => RecordOrganizationVettingInput, input) wish: RecordOrganizationVettingInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RecordOrganizationVettingResult> {
    const recorded = await context.services.vettings.record(viewerOf(context), wish);
    return present(recorded, (account) => answer(RecordOrganizationVettingPayload, { account }));
  }
}
