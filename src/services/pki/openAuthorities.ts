import { createPrivateKey, type KeyObject, randomBytes, X509Certificate } from "node:crypto";
import { join } from "node:path";
import type { Clock } from "../ports.js";
import { StartError } from "../StartError.js";
import { type Authorities, type Authority, type AuthorityName, authorityNames, readAuthority } from "./authority.js";
import { fileOnce, folderOnce, privateFolder, readIfThere } from "./authorityFiles.js";
import { createAuthorities } from "./createAuthorities.js";
import { encryptKey, keyEncryption } from "./encryptKey.js";
import { KeyOpener } from "./KeyOpener.js";
import { Signer } from "./Signer.js";
import { toPem } from "./toPem.js";

export interface AuthorityOptions {
  readonly dataDir: string;
  /** Stands in the issuing CAs' certificates when they are made; without a trailing slash. */
  readonly publicUrl: string;
  /** What the keys are encrypted with; null: made at random and kept beside them. */
  readonly passphrase: string | null;
  readonly clock: Clock;
}

/**
 * Opens the CAs in `DATA_DIR/private/ca`, and makes them if there are none. Any number of processes may do so at once:
 * one makes them, all open the same.
 * @throws StartError when the keys cannot be opened: the passphrase is wrong, or a file is damaged or gone
 */
export async function openAuthorities(options: AuthorityOptions): Promise<Authorities> {
  const folder = await privateFolder(options.dataDir);
  const store = join(folder, "ca");
  const isNew = (await readIfThere(join(store, fileNames("root").certificate))) === null;
  const passphrase = options.passphrase ?? (await storedPassphrase(join(folder, "ca-passphrase"), isNew));
  if (isNew) await folderOnce(store, await newFiles(options, passphrase));
  const keys = new KeyOpener(passphrase);
  const opened = await Promise.all(
    authorityNames.map(async (name) => [name, await openAuthority(store, name, { passphrase, keys })]),
  );
  return Object.fromEntries(opened) as Authorities;
}

const fileNames = (name: AuthorityName) => ({ certificate: `${name}.cer.pem`, key: `${name}.key.pem` });

/** Keys that are there already were encrypted with something else than what would be made now. */
async function storedPassphrase(path: string, mayBeMade: boolean): Promise<string> {
  const stored = mayBeMade ? await fileOnce(path, randomBytes(32).toString("hex")) : await readIfThere(path);
  if (stored === null)
    throw new StartError(`${path} is gone: without it, or CA_PASSPHRASE, the CA keys cannot be opened`);
  return stored.trim();
}

async function newFiles(options: AuthorityOptions, passphrase: string): Promise<Record<string, string>> {
  const made = createAuthorities(options.clock.now(), options.publicUrl);
  const encryption = await keyEncryption(passphrase, options.passphrase === null ? "random" : "chosen");
  const files = authorityNames.flatMap((name) => [
    [fileNames(name).certificate, toPem("CERTIFICATE", made[name].certificate)],
    [fileNames(name).key, encryptKey(made[name].key, encryption)],
  ]);
  return Object.fromEntries(files);
}

async function openAuthority(store: string, name: AuthorityName, { passphrase, keys }: Opening): Promise<Authority> {
  const path = join(store, fileNames(name).key);
  const keyPem = await readIfThere(path);
  const certificatePem = await readIfThere(join(store, fileNames(name).certificate));
  if (keyPem === null || certificatePem === null) throw new StartError(`${path} or its certificate is gone`);
  const certificate = readCertificate(certificatePem, path);
  if (name === "root" || name === "private-root") {
    const openKey = () => createPrivateKey({ key: keyPem, format: "pem", passphrase });
    return { name, ...readAuthority(certificate.raw), signer: () => signerOf(openKey, certificate, path) };
  }
  const key = await keys.open(keyPem).catch(() => null);
  const signer = signerOf(() => key, certificate, path);
  return { name, ...readAuthority(certificate.raw), signer: () => signer };
}

/** How the keys are opened: those that sign all day at once, a root's for the occasion, so that it is not in memory. */
interface Opening {
  readonly passphrase: string;
  readonly keys: KeyOpener;
}

function readCertificate(pem: string, path: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new StartError(`the certificate beside ${path} is damaged`);
  }
}

function signerOf(openKey: () => KeyObject | null, certificate: X509Certificate, path: string): Signer {
  try {
    const key = openKey();
    if (key !== null && certificate.checkPrivateKey(key)) return new Signer(key);
  } catch {
    // OpenSSL's words differ from version to version, and none of them says more.
  }
  throw new StartError(
    `the CA key ${path} cannot be opened: the passphrase (CA_PASSPHRASE) is wrong or the file is damaged`,
  );
}
