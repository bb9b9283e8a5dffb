import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { answer } from "../../schema/answer.js";
import {
  EndOtherSessionsInput,
  EndOtherSessionsResult,
  EndSessionInput,
  EndSessionPayload,
  EndSessionResult,
} from "../../schema/endSession.js";
import { ExchangeSignInCodeInput, ExchangeSignInCodeResult } from "../../schema/exchangeSignInCode.js";
import { RefreshSessionInput, RefreshSessionResult } from "../../schema/refreshSession.js";
import { SignInInput, SignInPayload, SignInResult } from "../../schema/signIn.js";
import { SignOutInput, SignOutPayload, SignOutResult } from "../../schema/signOut.js";
import { StepUpInput, StepUpPayload, StepUpResult } from "../../schema/stepUp.js";
import type { SignedIn, SignedInTokens } from "../../services/identity/SignedIn.js";
import type { Context } from "../context.js";
import { type Present, Presenting } from "../Presenting.js";
import { readAs } from "../readAs.js";
import { viewerNode } from "../viewerNode.js";
import { signedInOf } from "../viewerOf.js";
import { input } from "./input.js";

@Resolver()
export class SessionMutations {
  @Mutation(() => SignInResult, {
    description:
      "Begins a session. A wrong password is a RefusedError, CREDENTIALS_INVALID; a code that is missing is TOTP_REQUIRED.",
  })
  async signIn(
    @Arg("input", () => SignInInput, input) credentials: SignInInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof SignInResult> {
    const { services, address, userAgent } = context;
    return present(await services.identity.signIn(credentials, address, userAgent), signedIn(context));
  }

  @Mutation(() => ExchangeSignInCodeResult, {
    description: "Begins a session of whoever has signed in at the OpenID Connect provider, by `/auth/oidc/start`.",
  })
  async exchangeSignInCode(
    @Arg("input", () => ExchangeSignInCodeInput, input) code: ExchangeSignInCodeInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof ExchangeSignInCodeResult> {
    return present(await context.services.signInCodes.exchange(code), signedIn(context));
  }

  @Mutation(() => RefreshSessionResult, {
    description: "The old refresh token is spent; showing it again ends the session.",
  })
  async refreshSession(
    @Arg("input", () => RefreshSessionInput, input) session: RefreshSessionInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof RefreshSessionResult> {
    return present(await context.services.identity.refresh(session), signedIn(context));
  }

  @Mutation(() => SignOutResult, { description: "Ends the session, on every device that its tokens went to." })
  async signOut(
    @Arg("input", () => SignOutInput, input) session: SignOutInput,
    @Ctx() { services }: Context,
    @Presenting() present: Present,
  ): Promise<typeof SignOutResult> {
    return present(await services.identity.signOut(session), (ended) => answer(SignOutPayload, ended));
  }

  @Mutation(() => EndSessionResult, {
    description: "Ends one of the viewer's sessions, wherever that is; its sockets close.",
  })
  async endSession(
    @Arg("input", () => EndSessionInput, input) session: EndSessionInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof EndSessionResult> {
    const viewer = signedInOf(context);
    return present(await context.services.security.sessions.end(viewer, session), ended(viewer));
  }

  @Mutation(() => EndOtherSessionsResult, { description: "Ends every session of the viewer but the one that asks." })
  async endOtherSessions(
    @Arg("input", () => EndOtherSessionsInput, input) but: EndOtherSessionsInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof EndOtherSessionsResult> {
    const viewer = signedInOf(context);
    return present(await context.services.security.sessions.endOthers(viewer, but), ended(viewer));
  }

  @Mutation(() => StepUpResult, {
    description: "Signs in anew within the session, where a command answered STEP_UP_REQUIRED.",
  })
  async stepUp(
    @Arg("input", () => StepUpInput, input) wish: StepUpInput,
    @Ctx() context: Context,
    @Presenting() present: Present,
  ): Promise<typeof StepUpResult> {
    const renewed = await context.services.security.stepUp.renew(signedInOf(context), wish, context.address);
    return present(renewed, (freshUntil) => answer(StepUpPayload, { freshUntil }));
  }
}

const ended =
  ({ actor }: SignedIn) =>
  (endedCount: number) =>
    answer(EndSessionPayload, { endedCount, viewer: viewerNode(actor) });

const signedIn =
  (context: Context) =>
  ({ accessToken, refreshToken, expiresAt, actor }: SignedInTokens): SignInPayload => {
    readAs(context, actor);
    return answer(SignInPayload, { accessToken, refreshToken, expiresAt, viewer: viewerNode(actor) });
  };
