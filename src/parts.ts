import type { DataSource } from "typeorm";
import type { Config } from "./config.js";
import { createDesk } from "./deskParts.js";
import { AbandonedOrders } from "./services/cancellations/AbandonedOrders.js";
import { CancellationDecisions } from "./services/cancellations/CancellationDecisions.js";
import { CancellationPreviews } from "./services/cancellations/CancellationPreviews.js";
import { Cancellations } from "./services/cancellations/Cancellations.js";
import { CompletingCancellations } from "./services/cancellations/CompletingCancellations.js";
import type { Confirmations } from "./services/cancellations/Confirmations.js";
import { DueCancellations } from "./services/cancellations/DueCancellations.js";
import { Database } from "./services/database.js";
import { createDomainValidator } from "./services/dcv/createDomainValidator.js";
import type { DemoOptions } from "./services/demo/ensureDemo.js";
import { SampleClock } from "./services/demo/SampleClock.js";
import { SampleOrders } from "./services/demo/SampleOrders.js";
import { Passwords } from "./services/identity/Passwords.js";
import { CompromisedKeys } from "./services/keys/CompromisedKeys.js";
import { Notices } from "./services/mail/Notices.js";
import { Resending } from "./services/mail/Resending.js";
import { Notes } from "./services/notes/Notes.js";
import { Expiring } from "./services/orders/Expiring.js";
import { Issuing } from "./services/orders/Issuing.js";
import { OrderDecisions } from "./services/orders/OrderDecisions.js";
import { Placing } from "./services/orders/Placing.js";
import { CardPayments } from "./services/payments/CardPayments.js";
import { DemoPaymentGateway } from "./services/payments/DemoPaymentGateway.js";
import { Receipts } from "./services/payments/Receipts.js";
import type { Authorities } from "./services/pki/authority.js";
import { CrlPublisher } from "./services/pki/CrlPublisher.js";
import { EmbeddedCa } from "./services/pki/EmbeddedCa.js";
import { OcspResponder } from "./services/pki/OcspResponder.js";
import { openAuthorities } from "./services/pki/openAuthorities.js";
import { Revoker } from "./services/pki/Revoker.js";
import { recordAuthorities } from "./services/pki/recordAuthorities.js";
import type {
  CertificateAuthority,
  Clock,
  DomainValidator,
  FailPoints,
  Ids,
  PaymentGateway,
} from "./services/ports.js";
import { Vouchers } from "./services/prepaid/Vouchers.js";
import { RandomIds } from "./services/RandomIds.js";
import { Duplicates } from "./services/reissues/Duplicates.js";
import { Reissues } from "./services/reissues/Reissues.js";
import { CarryingOut } from "./services/revocations/CarryingOut.js";
import { Deadlines } from "./services/revocations/Deadlines.js";
import { ManualRevocations } from "./services/revocations/ManualRevocations.js";
import { RevocationDecisions } from "./services/revocations/RevocationDecisions.js";
import { RevocationInfo } from "./services/revocations/RevocationInfo.js";
import { Revocations } from "./services/revocations/Revocations.js";
import { Refunds } from "./services/settlements/Refunds.js";
import { EmailApprovals } from "./services/validations/EmailApprovals.js";
import { Validations } from "./services/validations/Validations.js";

/** What every use case is made of. */
export interface Parts {
  readonly database: Database;
  readonly ca: CertificateAuthority;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly gateway: PaymentGateway;
  readonly confirmations: Confirmations;
  readonly onError: (error: unknown) => void;
}

export interface WorkParts extends Parts {
  readonly validator: DomainValidator;
  /** Left out: new ones over the same database. A compromised key is a matter of all accounts. */
  readonly keys?: CompromisedKeys;
}

/** The use cases that change something, on one clock. */
export function createWork(config: Config, parts: WorkParts) {
  const { database, ca, clock, ids, onError, validator } = parts;
  const money = createMoney(parts);
  const carryingOut = new CarryingOut(database, ca, clock, ids, onError);
  const keys = parts.keys ?? new CompromisedKeys(database, carryingOut, clock, ids);
  const validations = new Validations(database, validator, clock, ids);
  const issuing = new Issuing(database, ca, clock, ids, carryingOut);
  return {
    ...money,
    ...createDesk(parts),
    placing: new Placing(database, clock, ids, money.cards, { demo: config.demo }),
    orderDecisions: new OrderDecisions(database, clock, ids),
    notes: new Notes(database, clock, ids),
    vouchers: new Vouchers(database, clock, ids),
    validations,
    approvals: new EmailApprovals(database, clock, ids),
    resending: new Resending(database, clock),
    notices: new Notices(database, clock),
    issuing,
    expiring: new Expiring(database, clock),
    reissues: new Reissues(database, issuing, clock, ids, { demo: config.demo }),
    duplicates: new Duplicates(database, issuing, clock, ids),
    carryingOut,
    revocations: new Revocations(
      database,
      carryingOut,
      { keys, previews: money.previews, cards: money.cards },
      clock,
      ids,
    ),
    manualRevocations: new ManualRevocations(database, clock, ids),
    revocationInfo: new RevocationInfo(database, validations, keys, clock),
    compromisedKeys: keys,
    deadlines: new Deadlines(database, carryingOut, clock),
    decisions: new RevocationDecisions(database, carryingOut, money.cards, clock),
  };
}

/** What cancels orders, and what moves their money. */
function createMoney({ database, ca, clock, ids, onError, gateway, confirmations }: Parts) {
  const cards = new CardPayments(database, gateway, clock, ids, onError);
  const previews = new CancellationPreviews(database, confirmations, clock);
  const completing = new CompletingCancellations(database, ca, clock, ids);
  return {
    cards,
    previews,
    completing,
    cancellations: new Cancellations(database, previews, cards, clock, ids),
    cancellationDecisions: new CancellationDecisions(database, completing, cards, clock, onError),
    dueCancellations: new DueCancellations(database, clock),
    abandoned: new AbandonedOrders(database, clock, ids),
    receipts: new Receipts(database, clock, ids),
    refunds: new Refunds(database, clock),
  };
}

/** The CA keys, or new ones at the first start. Deriving what they are encrypted with takes a third of a second. */
export function openKeys({ dataDir, publicUrl, caPassphrase }: Config, clock: Clock): Promise<Authorities> {
  return openAuthorities({ dataDir, publicUrl, passphrase: caPassphrase, clock });
}

export async function openPki({ publicUrl }: Config, { dataSource, authorities, failPoints }: PkiParts, clock: Clock) {
  await recordAuthorities(dataSource, authorities, clock);
  const pki = createCa({ dataSource, publicUrl, authorities, failPoints }, clock);
  await pki.crls.resignIfDue();
  return { ...pki, authorities, ocsp: new OcspResponder(dataSource, clock, authorities) };
}

interface PkiParts {
  readonly dataSource: DataSource;
  readonly authorities: Authorities;
  readonly failPoints?: FailPoints | undefined;
}

function createCa(
  { dataSource, publicUrl, authorities, failPoints }: PkiParts & { readonly publicUrl: string },
  clock: Clock,
) {
  const crls = new CrlPublisher(dataSource, clock, authorities);
  const revoker = new Revoker(dataSource, clock, crls, failPoints);
  return { crls, ca: new EmbeddedCa(dataSource, { authorities, publicUrl }, revoker) };
}

/** The samples' use cases run on a clock in the past, the CA too; their domains are always the demo's, so they ask no DNS. */
export function demoOptions(config: Config, parts: Parts, authorities: Authorities): DemoOptions {
  const { clock, ids } = parts;
  const { dataSource } = parts.database;
  // The samples write to nobody, and nobody waits for them.
  const database = new Database(dataSource, () => undefined);
  const sampleClock = new SampleClock(clock.now().getTime());
  const { ca } = createCa({ dataSource, publicUrl: config.publicUrl, authorities }, sampleClock);
  const validator = createDomainValidator({ ...config, demo: true, dnsServers: null }, sampleClock);
  const passwords = new Passwords();
  return {
    clock,
    ids,
    password: config.demoPassword,
    hash: (password) => passwords.hash(password),
    samples: new SampleOrders(
      database,
      createWork(config, {
        ...parts,
        database,
        ca,
        clock: sampleClock,
        ids: new RandomIds(sampleClock),
        validator,
        gateway: new DemoPaymentGateway(),
      }),
      sampleClock,
    ),
    sampleClock,
  };
}

export type Work = ReturnType<typeof createWork>;
