import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  type IDToken,
  type UserInfoResponse,
} from "openid-client";
import type { OidcFlow } from "./OidcFlows.js";

/** How the desk is registered at its provider. */
export interface OidcClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Seconds that the provider may take to answer. */
const timeout = 5;

/** An OpenID Connect provider: the authorization code flow, with PKCE. */
export class OidcProvider {
  private configuration: Promise<Configuration> | undefined;

  constructor(
    private readonly client: OidcClient,
    /** As it is registered at the provider. */
    private readonly redirectUri: string,
  ) {}

  /** Where the browser signs in. @throws when the provider does not answer, or not as it must */
  async addressFor({ state, nonce, verifier }: OidcFlow): Promise<string> {
    const parameters = {
      redirect_uri: this.redirectUri,
      scope: "openid email",
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    };
    return buildAuthorizationUrl(await this.discovered(), parameters).href;
  }

  /**
   * The address that the provider has verified; null: none.
   * @param query of the callback, with its question mark
   * @throws for an answer that is not of this flow, is a refusal, or cannot be had
   */
  async emailFrom(query: string, { state, nonce, verifier }: OidcFlow): Promise<string | null> {
    const configuration = await this.discovered();
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const tokens = await authorizationCodeGrant(configuration, new URL(this.redirectUri + query), checks);
    const claims = tokens.claims();
    if (claims === undefined) return null;
    if (claims.email !== undefined) return verifiedIn(claims);
    return verifiedIn(await fetchUserInfo(configuration, tokens.access_token, claims.sub));
  }

  /** Once; a failure is forgotten, so that the next one asks again. */
  private discovered(): Promise<Configuration> {
    this.configuration ??= this.discover().catch((error: unknown) => {
      this.configuration = undefined;
      throw error;
    });
    return this.configuration;
  }

  private async discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.client;
    const server = new URL(issuer);
    // The configuration lets it be plain on the machine itself alone.
    const execute = server.protocol === "http:" ? [allowInsecureRequests] : [];
    return discovery(server, clientId, undefined, ClientSecretBasic(clientSecret), { execute, timeout });
  }
}

/** An address that its owner only claims is no proof of who he is. */
const verifiedIn = ({ email, email_verified }: IDToken | UserInfoResponse): string | null =>
  email_verified === true && typeof email === "string" ? email : null;
