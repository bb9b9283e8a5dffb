import type { SampleClock } from "./SampleClock.js";
import type { SampleOrders } from "./SampleOrders.js";

const DAY = 86_400_000;

/**
 * Orders in every state, of both accounts, and a queue that is not empty. Placed by STANDARD and LIMITED, decided by ADMIN. What waits here waits for a bank transfer or a person,
 * so that it still stands there when somebody looks.
 */
export async function insertSamples(samples: SampleOrders, clock: SampleClock, now: Date): Promise<void> {
  for (const account of ["kumo", "hoshi"]) await insertOf(account, samples, { clock, daysAgo: (days) => new Date(now.getTime() - days * DAY) });
}

async function insertOf(
  account: string,
  samples: SampleOrders,
  { clock, daysAgo }: { clock: SampleClock; daysAgo: (days: number) => Date },
): Promise<void> {
  const standard = await samples.actor(`standard@${account}.test`);
  const limited = await samples.actor(`limited@${account}.test`);
  const admin = await samples.actor(`admin@${account}.test`);
  const name = (label: string) => `${label}.${account}.test`;
  const place = (label: string, productCode: string, by = standard) => samples.place(by, { productCode, commonName: name(label) });
  const unpaid = (label: string) =>
    samples.place(standard, { productCode: "CC_OV", commonName: name(label), payment: { method: "BANK_TRANSFER" } });

  clock.set(daysAgo(400));
  const expired = await place("old", "CC_OV");
  await samples.issue(expired);
  clock.set(daysAgo(30));
  await samples.move(expired.id, { status: "EXPIRED", closure: "EXPIRY" });

  clock.set(daysAgo(60));
  await samples.issue(await place("www", "CC_OV"));
  await samples.issue(await place("shop", "CC_EV", limited));
  await samples.issue(await place("mail", "KINGSSL_DV"));
  const voucher = { method: "VOUCHER", voucherCode: "SAMPLE-VOUCHER-01" } as const;
  if (account === "kumo") await samples.issue(await samples.place(standard, { productCode: "CC_DV", commonName: name("blog"), payment: voucher }));

  clock.set(daysAgo(20));
  const revoked = await place("legacy", "CC_OV");
  await samples.issue(revoked);
  clock.set(daysAgo(10));
  await samples.approve(admin, await samples.request(standard, revoked, "CESSATION_OF_OPERATION"));
  const reissuing = await place("api", "CC_OV");
  await samples.issue(reissuing);
  await samples.move(reissuing.id, { status: "REISSUE_PENDING" });

  clock.set(daysAgo(5));
  await samples.move((await unpaid("canceled")).id, { status: "CANCELED", closure: "CANCELLATION" });
  await samples.move((await unpaid("rejected")).id, { status: "REJECTED", closure: "REJECTION" });
  await unpaid("pending");
  await samples.placeForApproval(standard, { productCode: "CC_OV", commonName: name("new") });

  clock.set(daysAgo(0.1));
  const waiting = await place("app", "CC_OV");
  await samples.issue(waiting);
  await samples.request(standard, waiting, "SUPERSEDED");
  const staff = await place("king", "KINGSSL_DV");
  await samples.issue(staff);
  await samples.request(standard, staff, "AFFILIATION_CHANGED");
}
