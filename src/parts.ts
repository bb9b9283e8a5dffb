import type { DataSource } from "typeorm";
import type { Config } from "./config.js";
import type { Services } from "./resolvers/services.js";
import type { Database } from "./services/database.js";
import { createDomainValidator } from "./services/dcv/createDomainValidator.js";
import type { DemoOptions } from "./services/demo/ensureDemo.js";
import { SampleClock } from "./services/demo/SampleClock.js";
import { SampleOrders } from "./services/demo/SampleOrders.js";
import { EventHistory } from "./services/events/EventHistory.js";
import { EventStream } from "./services/events/EventStream.js";
import type { EventTail } from "./services/events/EventTail.js";
import { Credentials } from "./services/identity/Credentials.js";
import { Identity } from "./services/identity/Identity.js";
import { Passwords } from "./services/identity/Passwords.js";
import { Sessions } from "./services/identity/Sessions.js";
import { SignInLimits } from "./services/identity/SignInLimits.js";
import { TokenKey } from "./services/identity/TokenKey.js";
import { Tokens } from "./services/identity/Tokens.js";
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
import { Validations } from "./services/validations/Validations.js";

/** What every use case is made of. */
export interface Parts {
  readonly database: Database;
  readonly ca: CertificateAuthority;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onError: (error: unknown) => void;
}

/** The use cases that change something, on one clock. */
export function createWork(
  config: Config,
  { database, ca, clock, ids, onError, validator }: Parts & { validator: DomainValidator },
) {
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

export async function openPki(config: Config, dataSource: DataSource, clock: Clock) {
  const { dataDir, publicUrl, caPassphrase } = config;
  const authorities = await openAuthorities({ dataDir, publicUrl, passphrase: caPassphrase, clock });
  await recordAuthorities(dataSource, authorities, clock);
  const pki = createCa({ dataSource, publicUrl, authorities }, clock);
  await pki.crls.resignIfDue();
  return { ...pki, authorities, ocsp: new OcspResponder(dataSource, clock, authorities) };
}

function createCa(
  { dataSource, publicUrl, authorities }: { dataSource: DataSource; publicUrl: string; authorities: Authorities },
  clock: Clock,
) {
  const crls = new CrlPublisher(dataSource, clock, authorities);
  return { crls, ca: new EmbeddedCa(dataSource, { authorities, publicUrl }, new Revoker(dataSource, clock, crls)) };
}

async function createIdentity(config: Config, { database, clock, ids }: Parts): Promise<Identity> {
  const limits = config.limitRate === 0 ? null : new SignInLimits(clock);
  const tokens = new Tokens(await TokenKey.open(config.dataDir), clock, config.publicUrl);
  return new Identity(
    new Credentials(database, new Passwords(), limits),
    new Sessions(database, clock, ids),
    tokens,
    clock,
  );
}

/** The samples' use cases run on a clock in the past, the CA too; their domains are always the demo's, so they ask no DNS. */
export function demoOptions(config: Config, parts: Parts, authorities: Authorities): DemoOptions {
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
    samples: new SampleOrders(
      database,
      createWork(config, { ...parts, ca, clock: sampleClock, ids: new RandomIds(sampleClock), validator }),
      sampleClock,
    ),
    sampleClock,
  };
}

export type Work = ReturnType<typeof createWork>;

/** All that resolvers call: the use cases, and what only reads. */
export async function createServices(
  config: Config,
  parts: Parts,
  { work, tail, ca }: { work: Work; tail: EventTail; ca: EmbeddedCa },
): Promise<Services> {
  const { dataSource } = parts.database;
  return {
    clock: parts.clock,
    identity: await createIdentity(config, parts),
    ...work,
    products: new Products(dataSource),
    orders: new Orders(dataSource),
    certificates: new Certificates(dataSource),
    certificateFiles: new CertificateFiles((kind) => ca.issuerCertificate(kind)),
    revocationRequests: new RevocationRequests(dataSource),
    stream: new EventStream(dataSource, tail),
    history: new EventHistory(dataSource, tail),
    batches: createBatches(dataSource),
  };
}
