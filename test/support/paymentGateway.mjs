import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

// A payment gateway, as a process of its own: `node paymentGateway.mjs` prints its address and ends with its standard input.
// The desk speaks to /pay/authorizations/…, tests steer and read it at /control/…; paymentGateway.ts says what the manners are.

const accounts = new Map();
/** Amounts by call and id. */
const effects = new Map();
const calls = [];
const manners = {};

const accountOf = (id) => {
  const known = accounts.get(id) ?? { authorized: 0, captured: 0, refunded: 0, voided: false };
  accounts.set(id, known);
  return known;
};

/** Once for each id; the same call again changes nothing, and one with another amount is another call, and refused. @returns whether it is possible at all */
function perform(id, call, amount) {
  const account = accountOf(id);
  const key = `${call} ${id}`;
  if (effects.has(key)) return effects.get(key) === amount;
  if (call === "authorize" && account.voided) return false;
  if (call === "capture" && (account.voided || account.authorized < amount)) return false;
  if (call === "void" && account.captured > 0) return false;
  if (call === "refund" && account.captured < amount) return false;
  effects.set(key, amount);
  if (call === "authorize") account.authorized = amount;
  if (call === "capture") account.captured = amount;
  if (call === "void") account.voided = true;
  if (call === "refund") account.refunded = amount;
  return true;
}

/** @returns an HTTP status; null: no answer at all */
async function pay(id, call, { amount }) {
  calls.push({ id, call, amount });
  const manner = manners[call] ?? "GOOD";
  if (manner === "DECLINES") return 402;
  if (manner === "BREAKS") return 500;
  if (manner === "DEAF") return null;
  if (manner === "LATE") await sleep(1500);
  const possible = perform(id, call, amount ?? 0);
  return manner === "SILENT" ? null : possible ? 200 : 409;
}

const control = {
  behave: (wish) => Object.assign(manners, wish),
  calls: ({ only = null }) => (only === null ? calls : calls.filter(({ call }) => call === only)),
  hold: ({ ids, amount }) => {
    for (const id of ids) for (const call of ["authorize", "capture"]) perform(id, call, amount);
    return null;
  },
  of: ({ id }) => {
    const count = (call) => (effects.has(`${call} ${id}`) ? 1 : 0);
    const counts = { authorizes: count("authorize"), captures: count("capture") };
    return { ...accountOf(id), ...counts, voids: count("void"), refunds: count("refund") };
  },
};

const server = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  const body = JSON.parse(text);
  const [, command] = /^\/control\/(\w+)$/.exec(request.url) ?? [];
  if (command !== undefined) return response.end(JSON.stringify(control[command](body)));
  const [, id, call = "authorize"] = /^\/pay\/authorizations\/(\w+)(?:\/(\w+))?$/.exec(request.url) ?? [];
  const status = id === undefined ? 404 : await pay(id, call, body);
  if (status === null) request.socket.destroy();
  else response.writeHead(status).end();
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume().once("end", () => process.exit());
