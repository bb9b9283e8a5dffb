import { AsyncResource } from "node:async_hooks";
import { join } from "node:path";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import type { Config } from "./config.js";
import { createLog, type EventLog, followLog, measureLog, readinessOf } from "./eventLog.js";
import { caRoutes } from "./http/caRoutes.js";
import { demoMailPage } from "./http/demoMailPage.js";
import type { Readiness } from "./http/HttpOptions.js";
import { type HttpServer, startHttp } from "./http/startHttp.js";
import { validationPage } from "./http/validationPage.js";
import { identityTasks } from "./identityParts.js";
import { createOidc } from "./oidcParts.js";
import { createWork, demoOptions, openKeys, openPki, type Parts, type Work } from "./parts.js";
import { auditRefused } from "./resolvers/auditMutations.js";
import { buildAppSchema } from "./resolvers/buildSchema.js";
import { openFields } from "./resolvers/openFields.js";
import { ServiceGraphs } from "./resolvers/ServiceGraphs.js";
import type { Services } from "./resolvers/services.js";
import { createServices, servicesOf } from "./serviceParts.js";
import { AuditChains } from "./services/audit/AuditChains.js";
import { Confirmations } from "./services/cancellations/Confirmations.js";
import { createDataSource, Database, migrate } from "./services/database.js";
import { createDomainValidator } from "./services/dcv/createDomainValidator.js";
import { ensureDemo } from "./services/demo/ensureDemo.js";
import { createFailPoints } from "./services/failPoints.js";
import type { SecurityServices } from "./services/identity/SecurityServices.js";
import { DueLoops } from "./services/jobs/DueLoops.js";
import { dueTasks } from "./services/jobs/dueTasks.js";
import { BudgetRows } from "./services/limits/BudgetRows.js";
import { SharedBudgets } from "./services/limits/SharedBudgets.js";
import type { MailSender } from "./services/mail/MailSender.js";
import { createPaymentGateway } from "./services/payments/createPaymentGateway.js";
import type { Clock } from "./services/ports.js";
import { startEmbeddedPostgres } from "./services/postgres/startEmbeddedPostgres.js";
import { RandomIds } from "./services/RandomIds.js";
import { SystemClock } from "./services/SystemClock.js";
import type { DeskDataSource } from "./services/tenancy/DeskDataSource.js";
import { type Principal, system } from "./services/tenancy/principal.js";
import { measureWebhooks } from "./webhookMetrics.js";
import { type WebhookParts, webhookTasks } from "./webhookParts.js";

/** Milliseconds between looks whether a CRL has come of age. */
const resignInterval = 60_000;

export interface App {
  readonly url: string;
  /** Of the demo users, when it was made at this start; null when it was there before, or without demo. */
  readonly demoPassword: string | null;
  /** Drains: running requests end, sockets close with 1012, running jobs finish, the embedded database stops last. */
  stop(): Promise<void>;
}

/** What every step of the start has at hand. */
interface Start {
  readonly config: Config;
  readonly logger: Logger;
  /** What has been opened is closed in the opposite order. */
  readonly onClose: (step: () => Promise<unknown>) => void;
  /** For work in the background: logs, since nobody waits for it. */
  readonly onError: (what: string) => (error: unknown) => void;
}

/**
 * Puts the process together and opens the port. Whatever was opened is closed again when a later step fails.
 * @throws StartError, ConfigError: why it cannot start, in one plain line
 */
export async function createApp(config: Config, logger: Logger): Promise<App> {
  const opened: (() => Promise<unknown>)[] = [];
  const onError = (what: string) => (error: unknown) => logger.error({ err: error }, what);
  const stop = async () => {
    for (const step of opened.reverse().splice(0)) await step().catch(onError("stopping"));
  };
  try {
    return { ...(await open({ config, logger, onClose: (step) => void opened.push(step), onError })), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(start: Start): Promise<Omit<App, "stop">> {
  const { config, onError } = start;
  const clock = new SystemClock();
  const failPoints = createFailPoints(config);
  // Beside the start of the database; what that has to say comes first.
  const keys = openKeys(config, clock);
  keys.catch(() => undefined);
  const { databaseUrl, dataSource } = await openDatabase(start);
  const pki = await openPki(config, { dataSource, authorities: await keys, failPoints }, clock);
  resignInTime(pki, start);
  const log = createLog({ ...config, failPoints }, dataSource, onError);
  let loops: DueLoops | undefined;
  wakeAfterCommits(log, () => loops);
  const ids = new RandomIds(clock);
  const mailing = { status: config.smtpUrl === null ? "KEPT" : "QUEUED", publicUrl: config.publicUrl, ids } as const;
  const databaseOf = (principal: Principal) =>
    new Database(dataSource.as(principal), (ask) => log.relay.kick(ask), mailing, failPoints);
  const database = databaseOf(system);
  const parts: Parts = {
    database,
    ca: pki.ca,
    clock,
    ids,
    gateway: createPaymentGateway(config),
    confirmations: await Confirmations.open(config.dataDir, ids),
    onError: onError("tried again later"),
  };
  const validator = createDomainValidator(config, clock);
  const work = createWork(config, { ...parts, validator });
  const demoPassword = config.demo ? await ensureDemo(database, demoOptions(config, parts, pki.authorities)) : null;
  const reading = { tail: log.tail, ca: pki.ca };
  const services = await createServices(config, parts, { ...reading, work });
  const graphs = new ServiceGraphs((principal) =>
    servicesOf(config, { ...parts, validator, database: databaseOf(principal) }, { ...reading, desk: services }),
  );
  const listener = await followLog(log, { databaseUrl, dataSource, retentionDays: config.eventRetentionDays }, start);
  const registry = new Registry();
  const onJudged = measureWebhooks(dataSource, clock, registry);
  chainAudit(services, start, dataSource);
  loops = await startJobs({ ...parts, onJudged }, { work, graphs, security: services.security }, start);
  const limiter = openBudgets(start, dataSource);
  const oidc = await createOidc(config, { ...parts, codes: services.signInCodes });
  const readiness = readinessOf(log, listener, dataSource);
  const http = await openHttp(start, { services, graphs, pki, limiter, log, registry, readiness, oidc });
  start.onClose(() => http.close());
  return { url: http.url, demoPassword };
}

/** What a commit left to do begins when its events have their places: whoever waits for them waits for less. Jobs are no part of the command whose commit wakes them (services/audit). */
function wakeAfterCommits({ relay }: EventLog, loops: () => DueLoops | undefined): void {
  const onDrained = () => {
    loops()?.kick();
    loops()?.kickReaders();
  };
  relay.onDrained(AsyncResource.bind(onDrained));
}

async function openDatabase(start: Start): Promise<{ databaseUrl: string; dataSource: DeskDataSource }> {
  const databaseUrl = start.config.databaseUrl ?? (await openEmbedded(start));
  await migrate(databaseUrl);
  const dataSource = await createDataSource(databaseUrl).initialize();
  start.onClose(() => dataSource.destroy());
  return { databaseUrl, dataSource };
}

async function openEmbedded({ config, logger, onClose }: Start): Promise<string> {
  const log = (line: string) => logger.debug({ postgres: line });
  const embedded = await startEmbeddedPostgres({ directory: join(config.dataDir, "postgres"), durable: true, log });
  onClose(() => embedded.stop());
  return embedded.url;
}

function resignInTime({ crls }: Pki, { onClose, onError }: Start): void {
  const look = () => crls.resignIfDue().catch(onError("a CRL could not be signed"));
  const timer = setInterval(look, resignInterval).unref();
  onClose(async () => clearInterval(timer));
}

function chainAudit({ audit }: Services, { onClose, onError }: Start, dataSource: DeskDataSource): void {
  const chains = new AuditChains(dataSource, audit.key, onError("audit records wait for their places"));
  chains.start();
  onClose(() => chains.stop());
}

/** Loaded only where there is a mail server: it costs memory. */
async function createMailSender(config: Config, database: Database, clock: Clock): Promise<MailSender | null> {
  const { smtpUrl: url, mailFrom: from } = config;
  if (url === null) return null;
  const { MailSender } = await import("./services/mail/MailSender.js");
  return new MailSender(database, clock, { url, from });
}

async function startJobs(
  parts: WebhookParts,
  { work, graphs, security }: { work: Work; graphs: ServiceGraphs; security: SecurityServices },
  start: Start,
): Promise<DueLoops> {
  const { database, clock } = parts;
  const { config, onClose, onError } = start;
  const mailSender = await createMailSender(config, database, clock);
  const tasks = [
    ...dueTasks(database.dataSource, clock, { ...work, mailSender }),
    ...webhookTasks(config, parts, graphs),
    ...identityTasks(database.dataSource, clock, security),
  ];
  const loops = new DueLoops(database.dataSource, clock, tasks, (name, error) => onError(name)(error));
  loops.start();
  onClose(() => loops.stop().then(() => mailSender?.close()));
  return loops;
}

type Pki = Awaited<ReturnType<typeof openPki>>;

interface HttpParts {
  /** The desk's own: pages without a sign-in, and who somebody is. */
  readonly services: Services;
  readonly graphs: ServiceGraphs;
  readonly pki: Pki;
  readonly limiter: SharedBudgets | null;
  readonly log: EventLog;
  readonly registry: Registry;
  readonly readiness: () => Promise<Readiness>;
  readonly oidc: readonly FastifyPluginAsync[];
}

/** What is left to tell is told when the port is closed and the database is still there. */
function openBudgets({ config, onClose }: Start, dataSource: DeskDataSource): SharedBudgets | null {
  if (config.limitRate === 0) return null;
  const budgets = new SharedBudgets(config.limitRate, new BudgetRows(dataSource));
  onClose(() => budgets.stop());
  return budgets;
}

async function openHttp({ config, logger }: Start, parts: HttpParts): Promise<HttpServer> {
  const { services, graphs, pki, registry, readiness, limiter } = parts;
  const { keptMails } = services;
  measureLog(parts.log, registry);
  return startHttp({
    config,
    schema: await buildAppSchema(),
    makeContext: (caller) => graphs.contextOf(caller),
    identity: services.identity,
    log: parts.log.tail,
    readiness,
    openFields,
    recordRefused: auditRefused,
    limiter,
    clock: services.clock,
    logger,
    registry,
    routes: [
      (app) => caRoutes(app, { ...pki, logger }),
      (app) => validationPage(app, services),
      ...parts.oidc,
      ...(keptMails === null
        ? []
        : [(app: FastifyInstance) => demoMailPage(app, { mails: () => keptMails.newest(null) })]),
    ],
  });
}
