import "reflect-metadata";
import { Stage } from "../realtime/Stage.js";

const dist = (path) => import(new URL(`../../dist/${path}`, import.meta.url));
const { createDataSource } = await dist("services/database.js");
const { Orders } = await dist("services/reads/Orders.js");

/** A page of 20 orders as the account reads it behind the second wall, and behind the first alone: the same use case, turn about, one after the other and eight at a time. */
export async function tenants({ quick }) {
  const stage = await Stage.set({ orders: quick ? 1000 : 20_000 });
  const dataSource = await createDataSource(stage.cluster.postgres.url).initialize();
  try {
    const [{ id: kumo }, { id: hoshi }] = await dataSource.query("select id from accounts order by code desc");
    const tenant = (accountId) => new Orders(dataSource.as({ kind: "TENANT", accountId }));
    const sides = {
      first: [new Orders(dataSource), new Orders(dataSource)],
      both: [tenant(kumo), tenant(kumo)],
      // Each connection changes its account with nearly every query.
      switching: [tenant(kumo), tenant(hoshi)],
    };
    const accounts = { first: [kumo, kumo], both: [kumo, kumo], switching: [kumo, hoshi] };
    const perSecond = await turnAbout(sides, accounts, quick ? 200 : 1500);
    const ratio = Number((perSecond.both / perSecond.first).toFixed(2));
    return {
      name: "a page of 20 orders with row-level security",
      ours: `${Math.round(perSecond.both)}/s; ${Math.round(perSecond.switching)}/s where two accounts take turns on each connection`,
      control: `${Math.round(perSecond.first)}/s without`,
      ratio,
      goal: "≥ 0.9 ×",
      met: ratio >= 0.9,
    };
  } finally {
    await dataSource.destroy();
    await stage.clear();
  }
}

async function turnAbout(sides, accounts, count) {
  const rounds = 5;
  const taken = {};
  for (let round = 0; round <= rounds; round++)
    for (const [side, orders] of Object.entries(sides)) {
      const since = performance.now();
      await pages(orders, accounts[side], count / rounds);
      // The first round warms up.
      if (round > 0) taken[side] = (taken[side] ?? 0) + performance.now() - since;
    }
  return Object.fromEntries(Object.entries(taken).map(([side, ms]) => [side, (count * 1000) / ms]));
}

async function pages(orders, accounts, count) {
  const page = { size: 20, direction: "FORWARD", cursor: null };
  const one = (n) =>
    orders[n % 2].page({ kind: "ACCOUNT", accountId: accounts[n % 2] }, { filter: {}, sort: null }, page);
  for (let n = 0; n < count; n += 8) await Promise.all(Array.from({ length: 8 }, (_, k) => one(n + k)));
}
