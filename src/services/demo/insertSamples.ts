import type { Actor } from "../../domain/actor.js";
import type { SampleClock } from "./SampleClock.js";
import type { SampleOrders } from "./SampleOrders.js";

const DAY = 86_400_000;

/** The people of one account, and the days on which its samples happened. */
interface Stage {
  readonly samples: SampleOrders;
  readonly account: string;
  readonly standard: Actor;
  readonly limited: Actor;
  readonly admin: Actor;
  /** Sets the clock of the samples. */
  readonly daysAgo: (days: number) => void;
}

/**
 * Orders in every state, of both accounts, and a queue that is not empty. Placed by STANDARD and LIMITED, decided by
 * ADMIN. What waits here waits for a bank transfer or a person, so that it still stands there when somebody looks.
 */
export async function insertSamples(samples: SampleOrders, clock: SampleClock, now: Date): Promise<void> {
  for (const account of ["kumo", "hoshi"]) {
    const stage: Stage = {
      samples,
      account,
      standard: await samples.actor(`standard@${account}.test`),
      limited: await samples.actor(`limited@${account}.test`),
      admin: await samples.actor(`admin@${account}.test`),
      daysAgo: (days) => clock.set(new Date(now.getTime() - days * DAY)),
    };
    await endedOrders(stage);
    await issuedOrders(stage);
    await waitingOrders(stage);
  }
}

const place = ({ samples, account, standard }: Stage, label: string, productCode = "CC_OV", by = standard) =>
  samples.place(by, { productCode, commonName: `${label}.${account}.test` });

/** Waits for a transfer that never comes. */
const placeUnpaid = ({ samples, account, standard }: Stage, label: string) =>
  samples.place(standard, {
    productCode: "CC_OV",
    commonName: `${label}.${account}.test`,
    payment: { method: "BANK_TRANSFER" },
  });

async function endedOrders(stage: Stage): Promise<void> {
  const { samples, standard, admin, daysAgo } = stage;
  daysAgo(400);
  const expired = await place(stage, "old");
  await samples.issue(expired);
  daysAgo(30);
  await samples.expire(expired);
  daysAgo(20);
  const revoked = await place(stage, "legacy");
  await samples.issue(revoked);
  daysAgo(10);
  await samples.approve(admin, await samples.request(standard, revoked, "CESSATION_OF_OPERATION"));
  daysAgo(5);
  await samples.cancel(standard, await placeUnpaid(stage, "canceled"));
  await samples.move((await placeUnpaid(stage, "rejected")).id, { status: "REJECTED", closure: "REJECTION" });
}

async function issuedOrders(stage: Stage): Promise<void> {
  const { samples, account, standard, limited, daysAgo } = stage;
  daysAgo(60);
  await samples.issue(await place(stage, "www"));
  await samples.issue(await place(stage, "shop", "CC_EV", limited));
  await samples.issue(await place(stage, "mail", "KINGSSL_DV"));
  if (account !== "kumo") return;
  const payment = { method: "VOUCHER", voucherCode: "SAMPLE-VOUCHER-01" } as const;
  await samples.issue(await samples.place(standard, { productCode: "CC_DV", commonName: "blog.kumo.test", payment }));
}

async function waitingOrders(stage: Stage): Promise<void> {
  const { samples, account, standard, daysAgo } = stage;
  daysAgo(10);
  const reissuing = await place(stage, "api");
  await samples.issue(reissuing);
  daysAgo(2);
  await samples.reissue(standard, reissuing, `api2.${account}.test`);
  daysAgo(5);
  await placeUnpaid(stage, "pending");
  await samples.placeForApproval(standard, { productCode: "CC_OV", commonName: `new.${account}.test` });
  daysAgo(0.1);
  const unapproved = await place(stage, "app");
  await samples.issue(unapproved);
  await samples.request(standard, unapproved, "SUPERSEDED");
  const unreviewed = await place(stage, "king", "KINGSSL_DV");
  await samples.issue(unreviewed);
  await samples.request(standard, unreviewed, "AFFILIATION_CHANGED");
}
