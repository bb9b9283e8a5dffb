import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  DecideRoleChangeInput,
  RequestRoleChangeInput,
  RoleChangePayload,
  RoleChangeResult,
} from "../../schema/roleChanges.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerOf } from "../viewerOf.js";
import { input } from "./input.js";

/** Four eyes on roles: one administrator asks, another, or an operator, decides. */
@Resolver()
export class RoleChangeMutations {
  @Mutation(() => RoleChangeResult, {
    description: "Asks for another role of a user; it waits for a second administrator, for 7 days. One at a time.",
  })
  async requestRoleChange(
    @Arg("input", () => RequestRoleChangeInput, input) wish: RequestRoleChangeInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RoleChangeResult> {
    const asked = await context.services.users.roleChanges.request(viewerOf(context), wish);
    return present(asked, (roleChange) => answer(RoleChangePayload, { roleChange }));
  }

  @Mutation(() => RoleChangeResult, {
    description: "Gives the user the role, or sends the invitation. Not for who asked for it, nor for the user.",
  })
  async confirmRoleChange(
    @Arg("input", () => DecideRoleChangeInput, input) wish: DecideRoleChangeInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RoleChangeResult> {
    const confirmed = await context.services.users.roleChanges.confirm(viewerOf(context), wish);
    return present(confirmed, (roleChange) => answer(RoleChangePayload, { roleChange }));
  }

  @Mutation(() => RoleChangeResult, {
    description: "Leaves the role as it is; who was only invited is gone. Not for who asked for it, nor for the user.",
  })
  async rejectRoleChange(
    @Arg("input", () => DecideRoleChangeInput, input) wish: DecideRoleChangeInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RoleChangeResult> {
    const rejected = await context.services.users.roleChanges.reject(viewerOf(context), wish);
    return present(rejected, (roleChange) => answer(RoleChangePayload, { roleChange }));
  }

  @Mutation(() => RoleChangeResult, {
    description: "Takes back what the viewer asked for, while it waits.",
  })
  async withdrawRoleChange(
    @Arg("input", () => DecideRoleChangeInput, input) wish: DecideRoleChangeInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RoleChangeResult> {
    const withdrawn = await context.services.users.roleChanges.withdraw(viewerOf(context), wish);
    return present(withdrawn, (roleChange) => answer(RoleChangePayload, { roleChange }));
  }
}
