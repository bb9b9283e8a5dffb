import { join } from "node:path";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import type { DataSource } from "typeorm";
import type { Config } from "./config.js";
import { caRoutes } from "./http/caRoutes.js";
import { type HttpServer, startHttp } from "./http/startHttp.js";
import { buildAppSchema } from "./resolvers/buildSchema.js";
import { createLoaders } from "./resolvers/loaders.js";
import { openFields } from "./resolvers/openFields.js";
import type { Services } from "./resolvers/services.js";
import { createDataSource, Database, migrate } from "./services/database.js";
import { createDomainValidator } from "./services/dcv/createDomainValidator.js";
import { type DemoOptions, ensureDemo } from "./services/demo/ensureDemo.js";
import { SampleClock } from "./services/demo/SampleClock.js";
import { SampleOrders } from "./services/demo/SampleOrders.js";
import { EventHistory } from "./services/events/EventHistory.js";
import { EventStream } from "./services/events/EventStream.js";
import { EventTail } from "./services/events/EventTail.js";
import { Relay } from "./services/events/Relay.js";
import { StreamListener } from "./services/events/StreamListener.js";
import { Credentials } from "./services/identity/Credentials.js";
import { Identity } from "./services/identity/Identity.js";
import { Passwords } from "./services/identity/Passwords.js";
import { Sessions } from "./services/identity/Sessions.js";
import { SignInLimits } from "./services/identity/SignInLimits.js";
import { TokenKey } from "./services/identity/TokenKey.js";
import { Tokens } from "./services/identity/Tokens.js";
import { DueLoop } from "./services/jobs/DueLoop.js";
import { dueTasks } from "./services/jobs/dueTasks.js";
import { Issuing } from "./services/orders/Issuing.js";
import { Placing } from "./services/orders/Placing.js";
import type { Authorities } from "./services/pki/authority.js";
import { CrlPublisher } from "./services/pki/CrlPublisher.js";
import { EmbeddedCa } from "./services/pki/EmbeddedCa.js";
import { OcspResponder } from "./services/pki/OcspResponder.js";
import { openAuthorities } from "./services/pki/openAuthorities.js";
import { Revoker } from "./services/pki/Revoker.js";
import { recordAuthorities } from "./services/pki/recordAuthorities.js";
import type { CertificateAuthority, Clock, DomainValidator, Ids } from "./services/ports.js";
import { startEmbeddedPostgres } from "./services/postgres/startEmbeddedPostgres.js";
import { RandomIds } from "./services/RandomIds.js";
import { CertificateFiles } from "./services/reads/CertificateFiles.js";
import { Certificates } from "./services/reads/Certificates.js";
import { createBatches } from "./services/reads/createBatches.js";
import { Orders } from "./services/reads/Orders.js";
import { Products } from "./services/reads/Products.js";
import { RevocationRequests } from "./services/reads/RevocationRequests.js";
import { CarryingOut } from "./services/revocations/CarryingOut.js";
import { RevocationDecisions } from "./services/revocations/RevocationDecisions.js";
import { Revocations } from "./services/revocations/Revocations.js";
import { SystemClock } from "./services/SystemClock.js";
import { Validations } from "./services/validations/Validations.js";

/** Milliseconds between looks whether a CRL has come of age. */
const resignInterval = 60_000;

export interface App {
  readonly url: string;
  /** Of the demo users, when it was made at this start; null when it was there before, or without demo. */
  readonly demoPassword: string | null;
  /** Drains: running requests end, sockets close with 1012, running jobs finish, the embedded database stops last. */
  stop(): Promise<void>;
}

/**
 * Puts the process together and opens the port. Whatever was opened is closed again when a later step fails.
 * @throws StartError, ConfigError: why it cannot start, in one plain line
 */
export async function createApp(config: Config, logger: Logger): Promise<App> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of opened.reverse().splice(0)) await step().catch((error) => logger.error({ err: error }, "stopping"));
  };
  try {
    const app = await open(config, logger, (step) => void opened.push(step));
    return { ...app, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

type OnClose = (step: () => Promise<unknown>) => void;

async function open(config: Config, logger: Logger, onClose: OnClose): Promise<Omit<App, "stop">> {
  const clock = new SystemClock();
  const onError = (what: string) => (error: unknown) => logger.error({ err: error }, what);
  const databaseUrl = config.databaseUrl ?? (await openEmbedded(config, logger, onClose));
  await migrate(databaseUrl);
  const dataSource = await createDataSource(databaseUrl).initialize();
  onClose(() => dataSource.destroy());
  const pki = await openPki(config, dataSource, clock);
  const resigning = setInterval(() => pki.crls.resignIfDue().catch(onError("a CRL could not be signed")), resignInterval).unref();
  onClose(async () => clearInterval(resigning));
  const relay = new Relay(dataSource, onError("the relay failed; it tries again"));
  const tail = new EventTail(dataSource, onError("reading the log failed; it tries again"));
  const loops: DueLoop[] = [];
  const database = new Database(dataSource, () => {
    relay.kick();
    for (const loop of loops) loop.kick();
  });
  const parts: Parts = { database, ca: pki.ca, clock, ids: new RandomIds(clock), onError: onError("a revocation is tried again") };
  const work = createWork(config, { ...parts, validator: createDomainValidator(config, clock) });
  const demoPassword = config.demo ? await ensureDemo(database, demoOptions(config, parts, pki.authorities)) : null;

  const identity = await createIdentity(config, parts);
  const services: Services = {
    clock,
    identity,
    ...work,
    products: new Products(dataSource),
    orders: new Orders(dataSource),
    certificates: new Certificates(dataSource),
    certificateFiles: new CertificateFiles((kind) => pki.ca.issuerCertificate(kind)),
    revocationRequests: new RevocationRequests(dataSource),
    stream: new EventStream(dataSource, tail),
    history: new EventHistory(dataSource, tail),
    batches: createBatches(dataSource),
  };
  await tail.start();
  onClose(() => tail.stop());
  const listener = new StreamListener(databaseUrl, { onWake: () => tail.wake(), onDown: onError("the database is away") });
  await listener.start();
  onClose(() => listener.stop());
  relay.start();
  onClose(() => relay.stop());
  loops.push(...dueTasks(dataSource, clock, work).map((task) => new DueLoop(task, (name, error) => onError(name)(error))));
  for (const loop of loops) loop.start();
  onClose(() => Promise.all(loops.map((loop) => loop.stop())));
  const http = await openHttp(config, { services, pki, logger, dataSource, listener });
  onClose(() => http.close());
  return { url: http.url, demoPassword };
}

async function openEmbedded(config: Config, logger: Logger, onClose: OnClose): Promise<string> {
  const log = (line: string) => logger.debug({ postgres: line });
  const embedded = await startEmbeddedPostgres({ directory: join(config.dataDir, "postgres"), durable: true, log });
  onClose(() => embedded.stop());
  return embedded.url;
}

/** What every use case is made of. */
interface Parts {
  readonly database: Database;
  readonly ca: CertificateAuthority;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onError: (error: unknown) => void;
}

/** The use cases that change something, on one clock. */
function createWork(config: Config, { database, ca, clock, ids, onError, validator }: Parts & { validator: DomainValidator }) {
  const carryingOut = new CarryingOut(database, ca, clock, onError);
  return {
    placing: new Placing(database, clock, ids, { demo: config.demo }),
    validations: new Validations(database, validator, clock, ids),
    issuing: new Issuing(database, ca, clock, ids),
    carryingOut,
    revocations: new Revocations(database, carryingOut, clock, ids),
    decisions: new RevocationDecisions(database, carryingOut, clock),
  };
}

async function openPki(config: Config, dataSource: DataSource, clock: Clock) {
  const { dataDir, publicUrl, caPassphrase } = config;
  const authorities = await openAuthorities({ dataDir, publicUrl, passphrase: caPassphrase, clock });
  await recordAuthorities(dataSource, authorities, clock);
  const pki = createCa({ dataSource, publicUrl, authorities }, clock);
  await pki.crls.resignIfDue();
  return { ...pki, authorities, ocsp: new OcspResponder(dataSource, clock, authorities) };
}

function createCa({ dataSource, publicUrl, authorities }: { dataSource: DataSource; publicUrl: string; authorities: Authorities }, clock: Clock) {
  const crls = new CrlPublisher(dataSource, clock, authorities);
  return { crls, ca: new EmbeddedCa(dataSource, { authorities, publicUrl }, new Revoker(dataSource, clock, crls)) };
}

async function createIdentity(config: Config, { database, clock, ids }: Parts): Promise<Identity> {
  const limits = config.limitRate === 0 ? null : new SignInLimits(clock);
  const tokens = new Tokens(await TokenKey.open(config.dataDir), clock, config.publicUrl);
  return new Identity(new Credentials(database, new Passwords(), limits), new Sessions(database, clock, ids), tokens, clock);
}

/** The samples' use cases run on a clock in the past, the CA too; their domains are always the demo's, so they ask no DNS. */
function demoOptions(config: Config, parts: Parts, authorities: Authorities): DemoOptions {
  const { database, clock, ids } = parts;
  const sampleClock = new SampleClock(clock.now().getTime());
  const { ca } = createCa({ dataSource: database.dataSource, publicUrl: config.publicUrl, authorities }, sampleClock);
  const validator = createDomainValidator({ ...config, demo: true, dnsServers: null }, sampleClock);
  const passwords = new Passwords();
  return {
    clock,
    ids,
    password: config.demoPassword,
    hash: (password) => passwords.hash(password),
    samples: new SampleOrders(database, createWork(config, { ...parts, ca, clock: sampleClock, ids: new RandomIds(sampleClock), validator }), sampleClock),
    sampleClock,
  };
}

interface HttpParts {
  readonly services: Services;
  readonly pki: Awaited<ReturnType<typeof openPki>>;
  readonly logger: Logger;
  readonly dataSource: DataSource;
  readonly listener: StreamListener;
}

async function openHttp(config: Config, { services, pki, logger, dataSource, listener }: HttpParts): Promise<HttpServer> {
  const { clock, identity } = services;
  const readiness = async () => {
    await dataSource.query("select 1");
    const checks = { database: true, migrations: true, relay: listener.connected };
    return { ready: listener.connected, checks };
  };
  return startHttp({
    config,
    schema: await buildAppSchema(),
    makeContext: (caller) => ({ ...caller, services, loaders: createLoaders(services) }),
    identity,
    readiness,
    openFields,
    clock,
    logger,
    registry: new Registry(),
    routes: [(app) => caRoutes(app, pki)],
  });
}
