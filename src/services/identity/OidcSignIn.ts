import type { OidcFlows } from "./OidcFlows.js";
import type { OidcProvider } from "./OidcProvider.js";
import type { SignInCodes } from "./SignInCodes.js";

/** Signing in by a provider of OpenID Connect: the browser goes there and comes back with a code for its client. */
export class OidcSignIn {
  constructor(
    private readonly provider: OidcProvider,
    private readonly flows: OidcFlows,
    private readonly codes: SignInCodes,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Where the browser goes, and what it must bring back; null while the provider does not answer. */
  async begin(returnTo: string): Promise<{ readonly address: string; readonly cookie: string } | null> {
    const flow = this.flows.begin(returnTo);
    const address = await this.provider.addressFor(flow).catch(this.told);
    return address === null ? null : { address, cookie: this.flows.seal(flow) };
  }

  /** Where the browser goes on, with its code. Null for whoever is not let in: why, the log says. @param query of the callback */
  async finish(query: string, cookie: string): Promise<string | null> {
    const flow = this.flows.unseal(cookie);
    if (flow === null) return null;
    const email = await this.provider.emailFrom(query, flow).catch(this.told);
    const code = email === null ? null : await this.codes.give(email);
    // Behind the #: it goes to no server, and stands in no log.
    return code === null ? null : `${flow.returnTo}#signInCode=${code}`;
  }

  private readonly told = (error: unknown): null => {
    this.onError(error);
    return null;
  };
}
