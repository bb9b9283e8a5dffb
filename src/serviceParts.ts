import type { Config } from "./config.js";
import { createIdentity } from "./identityParts.js";
import { createWork, type Parts, type Work, type WorkParts } from "./parts.js";
import type { Services } from "./resolvers/services.js";
import { AuditKey } from "./services/audit/AuditKey.js";
import { AuditLog } from "./services/audit/AuditLog.js";
import { AuditTrail } from "./services/audit/AuditTrail.js";
import { EventHistory } from "./services/events/EventHistory.js";
import { EventStream } from "./services/events/EventStream.js";
import type { EventTail } from "./services/events/EventTail.js";
import { SignInCodes } from "./services/identity/SignInCodes.js";
import { KeptMails } from "./services/mail/KeptMails.js";
import type { EmbeddedCa } from "./services/pki/EmbeddedCa.js";
import { Prepaid } from "./services/prepaid/Prepaid.js";
import { CertificateFiles } from "./services/reads/CertificateFiles.js";
import { Certificates } from "./services/reads/Certificates.js";
import { createBatches } from "./services/reads/createBatches.js";
import { Orders } from "./services/reads/Orders.js";
import { Products } from "./services/reads/Products.js";
import { RevocationRequests } from "./services/reads/RevocationRequests.js";
import { FinanceTasks } from "./services/settlements/FinanceTasks.js";
import { createUsers } from "./userParts.js";
import { createWebhooks } from "./webhookParts.js";

/** All that resolvers call, over the database of the system: the use cases, and what only reads. */
export async function createServices(
  config: Config,
  parts: Parts,
  { work, tail, ca }: Reading & { readonly work: Work },
): Promise<Services> {
  const { dataSource } = parts.database;
  const signingIn = await createIdentity(config, parts);
  return {
    ...work,
    ...createReads(config, parts, { tail, ca }),
    clock: parts.clock,
    audit: await createAudit(config, parts),
    ...signingIn,
    signInCodes: new SignInCodes(parts.database, parts.clock, parts.ids, signingIn.identity),
    users: createUsers(parts),
    keptMails: keepsMail(config) ? new KeptMails(dataSource) : null,
    stream: new EventStream(dataSource, tail),
  };
}

/**
 * The same over the database as a principal sees it. What belongs to no account or to all of them stays the desk's: who somebody is, what is on record, compromised keys, the pages that a secret of a mail opens, the stream (which
 * asks for each event whether its viewer may see it).
 */
export function servicesOf(
  config: Config,
  parts: Omit<WorkParts, "keys">,
  { desk, tail, ca }: Reading & { readonly desk: Services },
): Services {
  const { audit, identity, security, signInCodes, users, compromisedKeys, approvals, keptMails, stream } = desk;
  return {
    ...createWork(config, { ...parts, keys: compromisedKeys }),
    ...createReads(config, parts, { tail, ca }),
    ...{ clock: parts.clock, audit, identity, security, signInCodes, users, approvals, keptMails, stream },
  };
}

interface Reading {
  readonly tail: EventTail;
  readonly ca: EmbeddedCa;
}

function createReads(config: Config, parts: Parts, { tail, ca }: Reading) {
  const { dataSource } = parts.database;
  return {
    auditLog: new AuditLog(dataSource),
    prepaid: new Prepaid(dataSource),
    products: new Products(dataSource),
    orders: new Orders(dataSource),
    certificates: new Certificates(dataSource),
    certificateFiles: new CertificateFiles((kind) => ca.issuerCertificate(kind)),
    revocationRequests: new RevocationRequests(dataSource),
    history: new EventHistory(dataSource, tail),
    financeTasks: new FinanceTasks(dataSource),
    webhooks: createWebhooks(config, parts),
    batches: createBatches(dataSource),
  };
}

async function createAudit({ dataDir }: Config, { database, clock, ids }: Parts): Promise<AuditTrail> {
  const key = await AuditKey.open(dataDir, () => ids.secret(32));
  return new AuditTrail(database.dataSource, key, clock, ids);
}

/** Whether mails are shown instead of sent: a demo that has nowhere to send them. */
const keepsMail = ({ demo, smtpUrl }: Config) => demo && smtpUrl === null;
