import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import { ExchangeSignInCodeInput, ExchangeSignInCodeResult } from "../../schema/exchangeSignInCode.js";
import { RefreshSessionInput, RefreshSessionResult } from "../../schema/refreshSession.js";
import { SignInInput, SignInPayload, SignInResult } from "../../schema/signIn.js";
import { SignOutInput, SignOutPayload, SignOutResult } from "../../schema/signOut.js";
import type { SignedInTokens } from "../../services/identity/SignedIn.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { viewerNode } from "../viewerNode.js";
import { input } from "./input.js";

@Resolver()
export class SessionMutations {
  @Mutation(() => SignInResult, {
    description: "Begins a session. A wrong password is a RefusedError, CREDENTIALS_INVALID.",
  })
  async signIn(
    @Arg("input", () => SignInInput, input) credentials: SignInInput,
    @Ctx() { services, address }: Context,
    @Presenting() present: Present,
  ): Promise<typeof SignInResult> {
    return present(await services.identity.signIn(credentials, address), signedIn);
  }

  @Mutation(() => ExchangeSignInCodeResult, {
    description: "Begins a session of whoever has signed in at the OpenID Connect provider, by `/auth/oidc/start`.",
  })
  async exchangeSignInCode(
    @Arg("input", () => ExchangeSignInCodeInput, input) code: ExchangeSignInCodeInput,
    @Ctx() { services }: Context,
    @Presenting() present: Present,
  ): Promise<typeof ExchangeSignInCodeResult> {
    return present(await services.signInCodes.exchange(code), signedIn);
  }

  @Mutation(() => RefreshSessionResult, {
    description: "The old refresh token is spent; showing it again ends the session.",
  })
  async refreshSession(
    @Arg("input", () => RefreshSessionInput, input) session: RefreshSessionInput,
    @Ctx() { services }: Context,
    @Presenting() present: Present,
  ): Promise<typeof RefreshSessionResult> {
    return present(await services.identity.refresh(session), signedIn);
  }

  @Mutation(() => SignOutResult, { description: "Ends the session, on every device that its tokens went to." })
  async signOut(
    @Arg("input", () => SignOutInput, input) session: SignOutInput,
    @Ctx() { services }: Context,
    @Presenting() present: Present,
  ): Promise<typeof SignOutResult> {
    return present(await services.identity.signOut(session), (ended) => answer(SignOutPayload, ended));
  }
}

function signedIn({ accessToken, refreshToken, expiresAt, actor }: SignedInTokens): SignInPayload {
  return answer(SignInPayload, { accessToken, refreshToken, expiresAt, viewer: viewerNode(actor) });
}
