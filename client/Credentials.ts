/** What shows the desk who asks: the tokens of a session, or an API key. */
export interface Credentials {
  /** @throws SignedOut; TryLater when the desk cannot be reached */
  token(): Promise<string>;
  /** The desk does not take it any more (401, close 4403). */
  refuse(token: string): void;
}
