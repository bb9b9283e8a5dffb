import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify from "fastify";
import type { DataSource } from "typeorm";
import type { CertificateProfile, IssuedCertificate } from "../../../src/domain/issuing.js";
import type { RevocationReason } from "../../../src/domain/revocation.js";
import { caRoutes } from "../../../src/http/caRoutes.js";
import { CrlPublisher } from "../../../src/services/pki/CrlPublisher.js";
import { EmbeddedCa } from "../../../src/services/pki/EmbeddedCa.js";
import { OcspResponder } from "../../../src/services/pki/OcspResponder.js";
import { openAuthorities } from "../../../src/services/pki/openAuthorities.js";
import { Revoker } from "../../../src/services/pki/Revoker.js";
import { recordAuthorities } from "../../../src/services/pki/recordAuthorities.js";
import type { Clock } from "../../../src/services/ports.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { freePort } from "../../support/freePort.js";

export const systemClock: Clock = { now: () => new Date() };

const day = 86_400_000;

/** A CA as the process has it, served over HTTP on the address that stands in its certificates. */
export async function startCa(place: { dataSource: DataSource; dataDir: string; clock: Clock }) {
  const { dataSource, dataDir, clock } = place;
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const authorities = await openAuthorities({ dataDir, publicUrl, passphrase: null, clock });
  await recordAuthorities(dataSource, authorities, clock);
  const crls = new CrlPublisher(dataSource, clock, authorities);
  await crls.resignIfDue();
  const revoker = new Revoker(dataSource, clock, crls);
  const ca = new EmbeddedCa(dataSource, { authorities, publicUrl }, revoker);
  const ocsp = new OcspResponder(dataSource, clock, authorities);
  const app = fastify();
  await app.register(caRoutes, { authorities, crls, ocsp, logger: { error: () => undefined } });
  await app.listen({ port, host: "127.0.0.1" });
  return { authorities, crls, ca, ocsp, publicUrl, stop: () => app.close() };
}
export type RunningCa = Awaited<ReturnType<typeof startCa>>;

/** A database, a folder and one CA; more of them may be started on both. */
export class PkiWorld {
  private readonly cas: RunningCa[] = [];
  private requests = 0;

  private constructor(
    readonly clock: Clock,
    readonly folder: string,
    readonly database: TestDatabase,
  ) {}

  static async create(clock: Clock = systemClock): Promise<PkiWorld> {
    const world = new PkiWorld(clock, await mkdtemp(join(tmpdir(), "pki-")), await createTestDatabase());
    await world.startAnother();
    return world;
  }

  get dataSource(): DataSource {
    return this.database.dataSource;
  }

  get running(): RunningCa {
    const [first] = this.cas;
    if (first === undefined) throw new Error("no CA was started");
    return first;
  }

  /** As a second process would, on the same database and DATA_DIR. */
  async startAnother(): Promise<RunningCa> {
    const ca = await startCa({ dataSource: this.dataSource, dataDir: join(this.folder, "data"), clock: this.clock });
    this.cas.push(ca);
    return ca;
  }

  /** A certificate of a new P-256 key, a server's for example.org when nothing else is said. */
  async issue(profile: Partial<CertificateProfile> = {}, more: IssueOptions = {}): Promise<IssuedCertificate> {
    const now = this.clock.now();
    const keys = more.keys ?? generateKeyPairSync("ec", { namedCurve: "P-256" });
    const answer = await this.running.ca.issue({
      requestId: more.requestId ?? `request-${this.requests++}`,
      publicKey: keys.publicKey.export({ format: "der", type: "spki" }),
      profile: { ...serverProfile, ...profile },
      notBefore: more.notBefore ?? new Date(now.getTime() - 3_600_000),
      notAfter: more.notAfter ?? new Date(now.getTime() + 90 * day),
    });
    if (!answer.ok) throw new Error(`not issued: ${answer.error.message.key}`);
    return answer.value;
  }

  async revoke(serialNumber: string, reason: RevocationReason = "UNSPECIFIED") {
    const answer = await this.running.ca.revoke({ serialNumber, reason });
    if (!answer.ok) throw new Error(`not revoked: ${answer.error.message.key}`);
    return answer.value;
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.running.publicUrl}${path}`, init);
  }

  async download(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.fetch(path)).arrayBuffer());
  }

  /** Writes a file for a judge to read. @returns its path */
  async file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  async destroy(): Promise<void> {
    for (const { stop } of this.cas) await stop();
    await this.database.destroy();
    await rm(this.folder, { recursive: true });
  }
}

export interface IssueOptions {
  readonly requestId?: string;
  readonly keys?: { readonly publicKey: KeyObject };
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const serverProfile: CertificateProfile = {
  kind: "SERVER",
  validationLevel: "DV",
  commonName: "example.org",
  subjectAlternativeNames: ["example.org", "www.example.org"],
  organization: null,
};

export const kumo = { name: "クラウド商事", locality: "千代田区", country: "JP" };
