import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { SignInDocument, type TypedDocumentString } from "../gql/documents.js";

/** A client as a page or a script would be: fetch for commands and queries, a WebSocket for what is pushed. */
export class Client {
  constructor(
    private readonly url: string,
    readonly token: string | null = null,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The same client, signed in. */
  async as(email: string, password: string): Promise<Client> {
    const { signIn } = await this.run(SignInDocument, { input: { email, password } });
    if (signIn.__typename !== "SignInPayload") throw new Error(`${email} cannot sign in: ${JSON.stringify(signIn)}`);
    return new Client(this.url, signIn.accessToken, this.headers);
  }

  /** Data of an operation that has no top-level errors. @throws with document, variables and errors otherwise */
  async run<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<R> {
    const { status, body } = await this.post({ query: String(document), variables });
    if (body.errors !== undefined || body.data === null)
      throw new Error(
        `${status} ${JSON.stringify(body.errors)}\nvariables ${JSON.stringify(variables)}\n${String(document)}`,
      );
    return body.data as R;
  }

  /** Whatever the server answers. */
  async post(body: unknown): Promise<{ status: number; headers: Headers; body: Answer }> {
    const authorization = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    const response = await fetch(`${this.url}graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...authorization, ...this.headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  }

  /** Opens a subscription; `next` waits for what comes. The socket ends with `close`. */
  subscribe<R, V extends Record<string, unknown>>(document: TypedDocumentString<R, V>, variables: V): Subscribed<R> {
    const client = createClient({
      url: `${this.url.replace("http", "ws")}graphql`,
      webSocketImpl: WebSocket,
      connectionParams: this.token === null ? {} : { authorization: `Bearer ${this.token}` },
      retryAttempts: 0,
    });
    const events = client.iterate<R>({ query: String(document), variables });
    return {
      async next() {
        const { value, done } = await events.next();
        if (done || value.data == null) throw new Error(`the subscription ended: ${JSON.stringify(value)}`);
        return value.data;
      },
      async close() {
        await events.return?.();
        await client.dispose();
      },
    };
  }
}

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface Subscribed<R> {
  next(): Promise<R>;
  close(): Promise<void>;
}
