import type { DataSource } from "typeorm";
import type { Clock } from "../ports.js";
import { StartError } from "../StartError.js";
import { type Authorities, authorityNames } from "./authority.js";

/**
 * Holds the CA keys against the ones that the database knows; in a new database it writes them down. Whoever signs with
 * another key would issue certificates that the others' CRLs and OCSP answers know nothing of.
 * @throws StartError when a key is not the recorded one
 */
export async function recordAuthorities(dataSource: DataSource, authorities: Authorities, clock: Clock): Promise<void> {
  const fingerprints = authorityNames.map((name) => authorities[name].keyFingerprint);
  // One statement for all four: of two processes with two sets of keys one is recorded whole, the other sees it.
  await dataSource.query(
    `insert into ca_authorities (name, key_fingerprint, recorded_at)
     select name, fingerprint, $3 from unnest($1::text[], $2::text[]) as known (name, fingerprint)
     on conflict do nothing`,
    [authorityNames, fingerprints, clock.now()],
  );
  const recorded: { name: string; key_fingerprint: string }[] = await dataSource.query(
    "select name, key_fingerprint from ca_authorities",
  );
  const other = recorded.find(({ name, key_fingerprint: fingerprint }) =>
    authorityNames.some((known) => known === name && authorities[known].keyFingerprint !== fingerprint),
  );
  if (other === undefined) return;
  throw new StartError(
    `the key of the CA “${other.name}” in DATA_DIR is not the one that the database has recorded: start with the DATA_DIR that belongs to this database`,
  );
}
