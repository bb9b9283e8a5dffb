import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  getOperationAST,
  Kind,
  parse,
  validate,
} from "graphql";
import type { DataSource } from "typeorm";
import { readConfig } from "../../src/config.js";
import { ok } from "../../src/domain/result.js";
import type { User } from "../../src/entities/User.js";
import { createSecurity } from "../../src/identityParts.js";
import { createWork } from "../../src/parts.js";
import { buildAppSchema } from "../../src/resolvers/buildSchema.js";
import type { Context } from "../../src/resolvers/context.js";
import type { Loaders } from "../../src/resolvers/loaders.js";
import { type Caller, ServiceGraphs } from "../../src/resolvers/ServiceGraphs.js";
import type { Services } from "../../src/resolvers/services.js";
import { primeStreamHead } from "../../src/resolvers/streamHead.js";
import { AuditKey } from "../../src/services/audit/AuditKey.js";
import { AuditLog } from "../../src/services/audit/AuditLog.js";
import { AuditTrail } from "../../src/services/audit/AuditTrail.js";
import { Confirmations } from "../../src/services/cancellations/Confirmations.js";
import { Database } from "../../src/services/database.js";
import { EventFeed } from "../../src/services/events/EventFeed.js";
import { EventHistory } from "../../src/services/events/EventHistory.js";
import { EventStream } from "../../src/services/events/EventStream.js";
import { EventTail } from "../../src/services/events/EventTail.js";
import { KeptMails } from "../../src/services/mail/KeptMails.js";
import type { Mailing } from "../../src/services/mail/Mailing.js";
import { DemoPaymentGateway } from "../../src/services/payments/DemoPaymentGateway.js";
import { createAuthorities } from "../../src/services/pki/createAuthorities.js";
import type { CertificateAuthority, Clock, DomainValidator } from "../../src/services/ports.js";
import { Prepaid } from "../../src/services/prepaid/Prepaid.js";
import { RandomIds } from "../../src/services/RandomIds.js";
import { CertificateFiles } from "../../src/services/reads/CertificateFiles.js";
import { Certificates } from "../../src/services/reads/Certificates.js";
import { createBatches } from "../../src/services/reads/createBatches.js";
import { Orders } from "../../src/services/reads/Orders.js";
import { Products } from "../../src/services/reads/Products.js";
import { RevocationRequests } from "../../src/services/reads/RevocationRequests.js";
import { FinanceTasks } from "../../src/services/settlements/FinanceTasks.js";

import type { Principal } from "../../src/services/tenancy/principal.js";
import { createUsers } from "../../src/userParts.js";

import { createWebhooks } from "../../src/webhookParts.js";
import { readForward } from "./readForward.js";
import { TestClock } from "./TestClock.js";

/** DER of a certificate: as good as any where a CA's is wanted, or an order's. */
export const anyCertificate = createAuthorities(new Date("2026-04-01T00:00:00Z"), "http://desk.test").issuing
  .certificate;

/** One for all graphs of a test file, and the documents that were found to be of it. */
let built: ReturnType<typeof buildAppSchema> | undefined;
const documents = new Map<string, DocumentNode>();

/** Who asks: a user, nobody, or somebody with a token that is not good. */
export type Asker = User | "ANONYMOUS" | "INVALID";

export type Graph = Awaited<ReturnType<typeof createGraph>>;

export interface GraphOptions {
  /** Over what each principal's use cases run, but for the desk's own; over the system's data source when left out. */
  readonly dataSourceOf?: (principal: Principal) => DataSource;
  /** Mails are written, and kept ones shown; to nobody when left out. */
  readonly mailing?: Mailing;
}

/**
 * The whole graph over a database, without the doors: no HTTP, no limits, no sessions. The CA and the DNS are ports, here
 * ones that always say yes and never find anything.
 */
export async function createGraph(dataSource: DataSource, clock: Clock = new TestClock(), options: GraphOptions = {}) {
  built ??= buildAppSchema();
  const schema = await built;
  const { dataSourceOf = () => dataSource, mailing } = options;
  const tail = new EventTail(dataSource, fails);
  await tail.start();
  const services = createServices({ dataSource, tail, clock, mailing });
  const { audit, identity, security, signInCodes, users, compromisedKeys, approvals, keptMails, stream } = services;
  const graphs = new ServiceGraphs((principal) => {
    const own = dataSourceOf(principal);
    if (own === dataSource) return services;
    return {
      ...createServices({ dataSource: own, tail, clock, mailing }),
      // As `servicesOf` shares them.
      ...{ audit, identity, security, signInCodes, users, compromisedKeys, approvals, keptMails, stream },
    };
  });
  const contextFor = (asker: Asker, loaders?: Loaders): Context => {
    const authentication = typeof asker === "string" ? asker : signedIn(asker);
    const caller = { authentication, locale: "JA", requestId: "req_1", address: "192.0.2.1" } as const;
    const context = graphs.contextOf(caller);
    return loaders === undefined ? context : { ...context, loaders, graphOf: () => ({ ...context, loaders }) };
  };

  /** @throws when the document is not of the schema */
  function read(source: string): DocumentNode {
    const known = documents.get(source);
    if (known !== undefined) return known;
    const document = parse(source);
    const [invalid] = validate(schema, document);
    if (invalid !== undefined) throw invalid;
    documents.set(source, document);
    return document;
  }

  /** @throws when the document is not of the schema; whatever comes of executing it is answered */
  async function run(
    asker: Asker,
    source: string,
    options: { variables?: object; loaders?: Loaders } = {},
  ): Promise<ExecutionResult> {
    const document = read(source);
    const contextValue = contextFor(asker, options.loaders);
    const fields = getOperationAST(document)?.selectionSet.selections ?? [];
    const names = fields.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : []));
    await primeStreamHead(contextValue, new Set(names));
    return execute({ schema, document, contextValue, variableValues: { ...options.variables } });
  }

  /** Begins a subscription and executes it for each event, as the hub would for one alone. @throws the first error of one that cannot begin */
  async function follow(asker: Asker, source: string): Promise<AsyncIterable<ExecutionResult>> {
    const asked = { schema, document: parse(source), contextValue: contextFor(asker) };
    const begun = await createSourceEventStream(asked);
    if (!(begun instanceof EventFeed)) throw (begun as ExecutionResult).errors?.[0];
    return answers(begun, (event) => execute({ ...asked, rootValue: event }));
  }

  const contextOf = (caller: Caller) => graphs.contextOf(caller);

  return { schema, services, run, follow, contextOf };
}

async function* answers(feed: EventFeed, to: (event: unknown) => ExecutionResult | Promise<ExecutionResult>) {
  for await (const event of readForward(feed)) yield await to(event);
}

function signedIn({ id, role, accountId }: User) {
  return {
    actor: { userId: id, role, accountId },
    sessionId: "ses_1",
    expiresAt: new Date("2030-01-01T00:00:00Z"),
    scopes: null,
  };
}

interface ServiceParts {
  readonly dataSource: DataSource;
  readonly tail: EventTail;
  readonly clock: Clock;
  readonly mailing: Mailing | undefined;
}

function createServices({ dataSource, tail, clock, mailing }: ServiceParts): Services {
  const ids = new RandomIds(clock);
  const database = new Database(dataSource, () => undefined, mailing);
  const parts = { database, ca: willingCa(clock), clock, ids, onError: fails, validator: blindValidator };
  const config = readConfig({ DEMO: "1" });
  const confirmations = new Confirmations("the key of a test");
  return {
    clock,
    audit: new AuditTrail(dataSource, new AuditKey("the key of a test"), clock, ids),
    auditLog: new AuditLog(dataSource),
    ...createWork(config, { ...parts, gateway: new DemoPaymentGateway(), confirmations }),
    security: createSecurity(config, { database, clock, ids }).security,
    prepaid: new Prepaid(dataSource),
    keptMails: mailing === undefined ? null : new KeptMails(dataSource),
    financeTasks: new FinanceTasks(dataSource),
    products: new Products(dataSource),
    orders: new Orders(dataSource),
    certificates: new Certificates(dataSource),
    certificateFiles: new CertificateFiles(() => anyCertificate),
    revocationRequests: new RevocationRequests(dataSource),
    stream: new EventStream(dataSource, tail),
    history: new EventHistory(dataSource, tail),
    webhooks: createWebhooks(config, parts),
    users: createUsers(parts),
    batches: createBatches(dataSource),
    // Signing in has tests of its own.
    identity: undefined as never,
    signInCodes: undefined as never,
  };
}

function fails(error: unknown): void {
  throw error;
}

const blindValidator: DomainValidator = { check: async () => ({ found: false, message: { key: "dcv.demo.soon" } }) };

function willingCa(clock: Clock): CertificateAuthority {
  return {
    issue: () => Promise.reject(new Error("nothing is issued here")),
    signedFor: async () => ok(null),
    revoke: async () => ok({ revokedAt: clock.now(), crlPublishedAt: clock.now() }),
    status: async () => null,
  };
}
