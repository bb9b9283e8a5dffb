import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  typeFromAST,
} from "graphql";
import * as documents from "../gql/documents.js";
import { corpus } from "./corpus.js";
import { mutated, type Random } from "./Random.js";

const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));

/** Signing in takes a password's hash, 40 ms of CPU each time: `signIn.test.ts` and the limits are its tests. */
const sources = Object.entries(documents)
  .filter(([name]) => name.endsWith("Document") && name !== "SignInDocument")
  .map(([, document]) => String(document));
const definitions = new Map(
  sources.map((source) => {
    const [operation] = parse(source).definitions;
    return [source, operation?.kind === "OperationDefinition" ? (operation.variableDefinitions ?? []) : []];
  }),
);

/** What requests may be about, and who sends them. */
export interface Prey {
  readonly tokens: readonly string[];
  readonly ids: readonly string[];
  readonly csr: string;
}

export interface FuzzRequest {
  readonly kind: string;
  readonly bytes: Buffer;
  /** False: the server may wait for more. */
  readonly whole: boolean;
}

/** Requests of every kind, from almost valid to noise. */
export class Requests {
  constructor(
    private readonly random: Random,
    private readonly prey: Prey,
  ) {}

  next(): FuzzRequest {
    const kind = this.random.of(kinds);
    return { kind, whole: kind !== "noise", bytes: this[kind]() };
  }

  /** A valid document with variables of the right types, often the wrong values. */
  private typed(): Buffer {
    const query = this.random.of(sources);
    return this.post(JSON.stringify({ query, variables: this.variablesOf(query) }));
  }

  private document(): Buffer {
    const query = this.random.of(sources);
    const changed = mutated(Buffer.from(query), this.random).toString();
    return this.post(JSON.stringify({ query: changed, variables: this.variablesOf(query) }));
  }

  private hostile(): Buffer {
    const { query, variables } = this.random.of(Object.values(corpus));
    return this.post(JSON.stringify({ query: mutated(Buffer.from(query), this.random).toString(), variables }));
  }

  private body(): Buffer {
    const query = this.random.of(sources);
    return this.post(mutated(Buffer.from(JSON.stringify({ query, variables: this.variablesOf(query) })), this.random));
  }

  private json(): Buffer {
    return this.post(JSON.stringify(this.anyJson(0)));
  }

  private bytes(): Buffer {
    return this.post(this.random.bytes(this.random.below(3000)));
  }

  private headers(): Buffer {
    const query = this.random.of(sources);
    const names = [
      "accept",
      "accept-language",
      "authorization",
      "content-encoding",
      "content-type",
      "expect",
      "if-none-match",
      "last-event-id",
      "origin",
      "range",
      "x-forwarded-for",
      "x-http-method-override",
      "x-request-id",
      "x",
    ];
    const lines = Array.from(
      { length: 1 + this.random.below(6) },
      () => `${this.random.of(names)}: ${this.headerValue()}\r\n`,
    );
    return this.post(JSON.stringify({ query, variables: this.variablesOf(query) }), lines.join(""));
  }

  /** Other addresses of the port, in all methods. */
  private path(): Buffer {
    const { random } = this;
    const path = random.of([
      "/graphql",
      "/graphql/stream",
      "/validate/0123456789abcdef0123456789ab",
      "/ca/ocsp/",
      "/ca/ocsp",
      "/ca/issuing.crl",
      "/ca/chain.pem",
      "/demo/mail",
      "/healthz",
      "/readyz",
      "/",
      "/graphiql/page.js",
    ]);
    const changed = random.chance(0.5) ? path : printable(mutated(Buffer.from(path), random));
    const query = random.chance(0.5)
      ? `?${printable(mutated(Buffer.from("query={viewer{id}}&variables={}"), random))}`
      : "";
    const method = random.of(["GET", "GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"]);
    const body = method === "GET" || method === "HEAD" ? Buffer.alloc(0) : random.bytes(random.below(200));
    const type = random.of(["application/json", "application/ocsp-request", "application/x-www-form-urlencoded", "x"]);
    const head = `${method} ${changed.startsWith("/") ? "" : "/"}${changed}${query} HTTP/1.1\r\nhost: x\r\napollo-require-preflight: 1\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head, "latin1"), body]);
  }

  /** What may be no HTTP at all. */
  private noise(): Buffer {
    return this.random.chance(0.5) ? this.random.bytes(this.random.below(500)) : mutated(this.typed(), this.random);
  }

  private post(body: Buffer | string, headers = "content-type: application/json\r\n"): Buffer {
    const bytes = Buffer.from(body);
    const token = this.random.of([...this.prey.tokens, null]);
    const authorization =
      token === null || /^authorization/im.test(headers) ? "" : `authorization: Bearer ${token}\r\n`;
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\n${headers}${authorization}content-length: ${bytes.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head, "latin1"), bytes]);
  }

  private headerValue(): string {
    const { random } = this;
    return random.of([
      () => "application/json",
      () => "application/json; charset=utf-16",
      () => `Bearer ${random.of(this.prey.tokens)}`,
      () => printable(mutated(Buffer.from(`Bearer ${random.of(this.prey.tokens)}`), random)),
      () => "*/*;q=0.0001, text/event-stream, ,;;=,",
      () => "gzip, deflate, br",
      () => "http://127.0.0.1:4000",
      () => "bytes=0-1,5-,-9",
      () => "x".repeat(random.below(5000)),
      () => printable(random.bytes(random.below(100))),
    ])();
  }

  private variablesOf(source: string): Record<string, unknown> {
    const known = (definitions.get(source) ?? []).filter(() => !this.random.chance(0.01));
    return Object.fromEntries(
      known.map(({ variable, type }) => [
        variable.name.value,
        this.valueOf(typeFromAST(schema, type as never) as unknown as GraphQLInputType, 0),
      ]),
    );
  }

  private valueOf(type: GraphQLInputType, depth: number): unknown {
    const { random } = this;
    if (random.chance(0.005)) return this.anyJson(1);
    if (isNonNullType(type)) return this.given(type.ofType, depth);
    return random.chance(0.1) ? null : this.given(type, depth);
  }

  private given(type: GraphQLInputType, depth: number): unknown {
    const { random } = this;
    if (isListType(type)) return Array.from({ length: random.below(4) }, () => this.valueOf(type.ofType, depth + 1));
    if (isEnumType(type)) return random.of(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || random.chance(0.4));
      return Object.fromEntries(
        fields.map((field) => [field.name, depth > 5 ? null : this.valueOf(field.type, depth + 1)]),
      );
    }
    return this.scalarOf(getNamedType(type).name);
  }

  private scalarOf(name: string): unknown {
    const { random, prey } = this;
    if (name === "Int") return random.of(random.chance(0.1) ? [0, 101, -1, 2_147_483_647, 1.5] : [1, 2, 5, 100]);
    if (name === "Boolean") return random.chance(0.5);
    if (name === "ID") return random.chance(0.8) ? random.of(prey.ids) : printable(random.bytes(10));
    if (name === "DateTime")
      return random.of([
        "2026-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "x",
      ]);
    const evil = () => random.of(["\0", "a\ud800b", "", "x".repeat(random.below(22_000)), "\u202e", "' or 1=1 --"]);
    if (random.chance(0.05)) return evil();
    return random.of([
      () => prey.csr,
      () => mutated(Buffer.from(prey.csr), random).toString(),
      () => "CC_OV",
      () => "www.example.test",
      () => "taro@kumo.test",
      () => random.of(prey.ids),
      () => "日本語",
      () => random.bytes(random.below(60)).toString(),
      () => `key-${random.below(50)}`,
    ])();
  }

  private anyJson(depth: number): unknown {
    const { random } = this;
    const many = <T>(make: () => T) => Array.from({ length: random.below(5) }, make);
    return random.of<() => unknown>([
      () => null,
      () => random.chance(0.5),
      () => random.of([0, -0, 1e308, -1, 0.1, 2 ** 53]),
      () => random.bytes(random.below(20)).toString(),
      () => (depth > 5 ? [] : many(() => this.anyJson(depth + 1))),
      () =>
        depth > 5
          ? {}
          : Object.fromEntries(
              many(() => [
                random.of(["query", "variables", "operationName", "extensions", "__proto__", "id", "x"]),
                random.chance(0.3) ? "{ viewer { id } }" : this.anyJson(depth + 1),
              ]),
            ),
    ])();
  }
}

const kinds = [
  "typed",
  "typed",
  "typed",
  "typed",
  "document",
  "document",
  "hostile",
  "body",
  "body",
  "json",
  "bytes",
  "headers",
  "path",
  "noise",
] as const;

/** As it may stand in one line of a head. */
const printable = (bytes: Buffer) => bytes.toString("latin1").replace(/[^\x21-\x7e\xa1-\xff]/g, "_");
