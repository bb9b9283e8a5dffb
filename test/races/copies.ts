import { createHash } from "node:crypto";
import type { DataSource } from "typeorm";
import { CaCertificate } from "../../src/entities/CaCertificate.js";
import { Issuance } from "../../src/entities/Issuance.js";
import { type Authorities, addressesBelow } from "../../src/services/pki/authority.js";
import { openAuthorities } from "../../src/services/pki/openAuthorities.js";
import { signCertificate } from "../../src/services/pki/signCertificate.js";
import { toPem } from "../../src/services/pki/toPem.js";
import { RandomIds } from "../../src/services/RandomIds.js";
import { SystemClock } from "../../src/services/SystemClock.js";
import type { RaceWorld } from "./RaceWorld.js";

/** An order that the races fight for. */
export interface RacingOrder {
  readonly orderId: string;
  readonly commonName: string;
  /** At the payment gateway. */
  readonly cardId: string;
  /** Of its certificate: upper-case hexadecimal. */
  readonly serialNumber: string;
  /** Of the open request or cancellation, where the original has one. */
  readonly wishId: string;
}

const clock = new SystemClock();
const ids = new RandomIds(clock);

/**
 * Copies an issued order, paid by card, with all that belongs to it but its events, as often as wished: in one statement for each table. Each copy has a certificate
 * of its own, signed by the desk's CA and known to it, and a card of its own from which the price was taken.
 */
export async function copyOrder(world: RaceWorld, orderId: string, count: number): Promise<RacingOrder[]> {
  const { dataSource, dataDir, url, gateway } = world;
  const issuance = await dataSource.manager.findOneByOrFail(Issuance, { orderId });
  const [original] = await dataSource.query(
    `select o.common_name, p.card_authorization_id as card, p.amount_value as price, coalesce(r.id, c.id, '') as wish
     from orders o join payments p on p.order_id = o.id
     left join revocation_requests r on r.order_id = o.id left join cancellations c on c.order_id = o.id where o.id = $1`,
    [orderId],
  );
  const sign = await signer(dataDir, url.replace(/\/$/, ""), issuance);
  const copies = Array.from({ length: count }, (_, n) => ({ ...newKeys(n), ...sign(), wish: wishOf(original.wish) }));
  for (const { table, key, patch } of tables(orderId, original))
    await copyRows(dataSource, { table, key, patches: copies.map(patch) });
  await storeCertificates(dataSource, copies);
  await gateway.hold(
    copies.map(({ card }) => card),
    original.price,
  );
  await world.analyze();
  return copies.map(({ order, card, serialNumber, wish }) => ({
    orderId: order,
    commonName: original.common_name,
    cardId: card,
    serialNumber,
    wishId: wish,
  }));
}

const wishOf = (id: string) => (id === "" ? "" : ids.next(id.startsWith("rev") ? "rev" : "can"));

const newKeys = (n: number) => ({
  order: ids.next("ord"),
  number: ids.orderNumber(),
  payment: ids.next("pay"),
  card: ids.next("crd"),
  certificate: ids.next("crt"),
  issuance: ids.next("job"),
  validation: ids.next("dcv"),
  createdAt: new Date(clock.now().getTime() - n),
});

/** As the CA does it for an order, but for storing it (`storeCertificates`). */
async function signer(dataDir: string, publicUrl: string, { publicKey, profile, notBefore, notAfter }: Issuance) {
  const authorities: Authorities = await openAuthorities({ dataDir, publicUrl, passphrase: null, clock });
  return () => {
    const request = { requestId: "", publicKey, profile, notBefore, notAfter };
    const signed = signCertificate(request, authorities.issuing, addressesBelow(publicUrl, "issuing"));
    if (!signed.ok) throw new Error("the CA does not sign");
    const { der } = signed.value;
    const fingerprint = createHash("sha256").update(der).digest("hex").toUpperCase();
    return { ...signed.value, fingerprint, pem: toPem("CERTIFICATE", der) };
  };
}

type Copy = ReturnType<typeof newKeys> & Awaited<ReturnType<Awaited<ReturnType<typeof signer>>>> & { wish: string };

interface Copied {
  readonly table: string;
  /** Column and value by which the original's row is found. */
  readonly key: readonly [column: string, value: string];
  /** What is another one in the copy. */
  readonly patch: (copy: Copy) => object;
}

function tables(orderId: string, original: { card: string; wish: string }): Copied[] {
  const ofOrder = ["order_id", orderId] as const;
  const rest: Copied[] = [
    { table: "payments", key: ofOrder, patch: (c) => ({ id: c.payment, card_authorization_id: c.card }) },
    { table: "card_authorizations", key: ["id", original.card], patch: (c) => ({ id: c.card }) },
    { table: "issuances", key: ofOrder, patch: (c) => ({ id: c.issuance }) },
    { table: "domain_validations", key: ofOrder, patch: (c) => ({ id: c.validation }) },
    {
      table: "certificates",
      key: ofOrder,
      patch: ({ certificate: id, issuance: issuance_id, serialNumber: serial_number, pem, fingerprint }) => ({
        ...{ id, issuance_id, serial_number, pem },
        sha256_fingerprint: fingerprint,
      }),
    },
    { table: "revocation_requests", key: ofOrder, patch: (c) => ({ id: c.wish }) },
    { table: "cancellations", key: ofOrder, patch: (c) => ({ id: c.wish }) },
  ];
  const named = (c: Copy) => ({ request_id: c.wish, certificate_id: c.certificate });
  return [
    { table: "orders", key: ["id", orderId], patch: orderPatch },
    ...rest.map((each) => ({ ...each, patch: (c: Copy) => ({ ...each.patch(c), order_id: c.order }) })),
    { table: "revocation_request_certificates", key: ["request_id", original.wish], patch: named },
  ];
}

// Its events are not copied, so that they begin anew.
const orderPatch = ({ order: id, number, certificate, createdAt: created_at }: Copy) => ({
  ...{ id, number, created_at },
  current_certificate_id: certificate,
  event_sequence: 0,
});

async function copyRows(
  dataSource: DataSource,
  { table, key: [column, value], patches }: { table: string; key: Copied["key"]; patches: readonly object[] },
): Promise<void> {
  await dataSource.query(
    `insert into ${table} select copy.* from ${table} t, jsonb_array_elements($2::jsonb) patch, jsonb_populate_record(t, patch) copy where t.${column} = $1`,
    [value, JSON.stringify(patches)],
  );
}

async function storeCertificates(dataSource: DataSource, copies: readonly Copy[]): Promise<void> {
  const rows = copies.map(({ serialNumber, der, notBefore, notAfter, issuance: requestId }) => ({
    ...{ serialNumber, der, notBefore, notAfter, requestId },
    authority: "issuing",
  }));
  for (let n = 0; n < rows.length; n += 1000)
    await dataSource.manager
      .createQueryBuilder()
      .insert()
      .into(CaCertificate)
      .values(rows.slice(n, n + 1000))
      .updateEntity(false)
      .execute();
}
