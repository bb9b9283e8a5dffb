import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  CreateKeyCompromiseChallengeInput,
  CreateKeyCompromiseChallengePayload,
  CreateKeyCompromiseChallengeResult,
} from "../../schema/createKeyCompromiseChallenge.js";
import {
  ReportKeyCompromiseInput,
  ReportKeyCompromisePayload,
  ReportKeyCompromiseResult,
} from "../../schema/reportKeyCompromise.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { input } from "./input.js";

/** For strangers too: no sign-in, and nothing of the order in any answer. */
@Resolver()
export class KeyMutations {
  @Mutation(() => CreateKeyCompromiseChallengeResult, {
    description: "Hands out what the holder of a certificate's key has to sign to prove it.",
  })
  async createKeyCompromiseChallenge(
    @Arg("input", () => CreateKeyCompromiseChallengeInput, input) { serialNumber }: CreateKeyCompromiseChallengeInput,
    @Ctx() { services }: Context,
    @Presenting() present: Present,
  ): Promise<typeof CreateKeyCompromiseChallengeResult> {
    return present(await services.compromisedKeys.createChallenge(serialNumber), ({ challenge, expiresAt }) =>
      answer(CreateKeyCompromiseChallengePayload, { challenge, expiresAt }),
    );
  }

  @Mutation(() => ReportKeyCompromiseResult, {
    description:
      "Proves that a key is in wrong hands: its certificates are revoked at once, whosever they are, and it is blocked for ever.",
  })
  async reportKeyCompromise(
    @Arg("input", () => ReportKeyCompromiseInput, input) wish: ReportKeyCompromiseInput,
    @Ctx() { services }: Context,
    @Presenting() present: Present,
  ): Promise<typeof ReportKeyCompromiseResult> {
    return present(await services.compromisedKeys.report(wish), (report) => answer(ReportKeyCompromisePayload, report));
  }
}
