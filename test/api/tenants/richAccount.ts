import type { DataSource } from "typeorm";
import type { User } from "../../../src/entities/User.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import type { Graph } from "../../support/createGraph.js";

/** Who acts for an account, and the desk. */
export interface People {
  readonly ADMIN: User;
  readonly STANDARD: User;
  readonly LIMITED: User;
  readonly OPERATOR: User;
}

interface Stage {
  readonly graph: Graph;
  readonly db: DataSource;
  readonly account: string;
  readonly people: People;
}

/** What the demo's accounts lack, through the commands: notes, mails, questions, vouchers and orders paid with them, a cancellation with its settlement, API keys, a change of a role, webhooks with deliveries. */
export async function enrich(stage: Stage): Promise<void> {
  const { account, people } = stage;
  const ids = await orderIds(stage);
  const note = (user: User, of: string, text: string) =>
    command(stage, user, "addNote", { orderId: ids[`${of}.${account}.test`], text: `${text} of ${account}` });
  await note(people.STANDARD, "www", "a secret remark");
  await note(people.LIMITED, "shop", "a remark of few");
  await note(people.OPERATOR, "mail", "a remark by the desk");
  await askAndPrepay(stage);
  for (const role of ["STANDARD", "LIMITED"] as const) await orderByMail(stage, role);
  await cancelAnother(stage);
  await lendRights(stage);
  await stage.db.query("select number_events(1000)");
  await insertWebhooks(stage);
}

async function orderIds({ db, account }: Stage): Promise<Record<string, string>> {
  const rows = await db.query("select id, common_name from orders where common_name like $1", [`%.${account}.test`]);
  return Object.fromEntries(rows.map((row: { id: string; common_name: string }) => [row.common_name, row.id]));
}

/** @throws when it is refused */
export async function command(
  { graph }: Pick<Stage, "graph">,
  user: User,
  name: string,
  input: object,
): Promise<unknown> {
  const inputType = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${inputType}!) { answer: ${name}(input: $input) { __typename ... on UserError { code message } } }`;
  const { data, errors } = await graph.run(user, document, { variables: { input } });
  const { answer } = (data ?? {}) as { answer?: { __typename: string } };
  if (!answer?.__typename.endsWith("Payload")) throw new Error(`${name}: ${JSON.stringify(answer ?? errors)}`);
  return answer;
}

async function askAndPrepay(stage: Stage): Promise<void> {
  const { db, account, people } = stage;
  const accountId = people.ADMIN.accountId;
  const [request] = await db.query(
    "select r.id from revocation_requests r join orders o on o.id = r.order_id where o.common_name = $1",
    [`app.${account}.test`],
  );
  await command(stage, people.ADMIN, "askForRevocationInfo", { requestId: request.id, question: `why, ${account}?` });
  const expiresAt = new Date(Date.now() + 300 * 86_400_000);
  const bought = { accountId, count: 3, expiresAt, productCode: "CC_DV", idempotencyKey: `vouchers ${account}` };
  await command(stage, people.OPERATOR, "issueVouchers", bought);
  await db.query(
    `insert into unit_balances (id, account_id, product_id, purchased, remaining)
     select 'unt_' || $2::text, $1, id, 7, 7 from products where code = 'CC_EV'`,
    [accountId, `crawl${account}`],
  );
}

/** An order by `STANDARD` or `LIMITED`. */
export async function place(
  stage: Stage,
  role: "STANDARD" | "LIMITED",
  { label, ...wish }: { label: string; [field: string]: unknown },
) {
  const { account, people } = stage;
  const input = {
    idempotencyKey: `${label} ${account}`,
    productCode: "CC_DV",
    csr: await sampleCsr(`${label}.${account}.test`),
    contactEmail: `contact-${label}@${account}.test`,
    ...wish,
  };
  await command(stage, people[role], "placeOrder", input);
}

/** Waits for an answer to its mail. */
function orderByMail(stage: Stage, role: "STANDARD" | "LIMITED"): Promise<void> {
  const label = `mailed-${role.toLowerCase()}`;
  const approverEmail = `hostmaster@${stage.account}.test`;
  return place(stage, role, { label, validationMethod: "EMAIL", approverEmail, payment: { method: "CREDIT_CARD" } });
}

async function cancelAnother(stage: Stage): Promise<void> {
  const { graph, db, account, people } = stage;
  const [{ code }] = await db.query(
    "select code from vouchers where account_id = $1 and used_at is null order by code limit 1",
    [people.ADMIN.accountId],
  );
  const payment = { method: "VOUCHER", voucherCode: code };
  for (const label of ["regretted", "prepaid"]) {
    const voucher = label === "regretted" ? payment : { method: "BANK_TRANSFER" };
    await place(stage, "STANDARD", { label, validationMethod: "DNS_TXT", payment: voucher });
  }
  const commonName = `regretted.${account}.test`;
  const orderId = (await orderIds(stage))[commonName];
  const preview = `{ cancellationPreview(orderId: "${orderId}") { confirmationToken } }`;
  const { data } = await graph.run(people.STANDARD, preview);
  const shown = (data as { cancellationPreview: { confirmationToken: string } }).cancellationPreview;
  const proof = { confirmationToken: shown.confirmationToken, idempotencyKey: `cancel ${account}` };
  await command(stage, people.STANDARD, "cancelOrder", { orderId, commonName, ...proof });
  await place(stage, "STANDARD", { label: "covered", validationMethod: "DNS_TXT", payment });
}

/** To programs, and to somebody who waits for the second administrator. */
async function lendRights(stage: Stage): Promise<void> {
  const { account, people } = stage;
  for (const role of ["ADMIN", "LIMITED"] as const)
    await command(stage, people[role], "createApiKey", { name: `${role}'s at ${account}`, scopes: ["ORDERS_READ"] });
  const change = { userId: people.STANDARD.id, role: "MANAGER", note: `a promotion at ${account}` };
  await command(stage, people.ADMIN, "requestRoleChange", change);
}

/** All sent already: nothing of it moves by itself. */
async function insertWebhooks({ db, account, people }: Stage): Promise<void> {
  const [endpointId, accountId] = [`whe_crawl${account}`, people.ADMIN.accountId];
  await db.query(
    `insert into webhook_endpoints (id, account_id, url, description, event_types, locale, status, secret, secret_made_at, created_by_id, created_at, log_epoch, log_position, disabled_at, disabled_reason)
     values ($1, $2, $3, $4, '{OrderUpdated}', 'JA', 'DISABLED', '', now(), $5, now(), '', 0, now(), 'REQUESTED')`,
    [endpointId, accountId, `https://hooks.${account}.test/in`, `the ear of ${account}`, people.ADMIN.id],
  );
  await db.query(
    `insert into webhook_deliveries (id, endpoint_id, account_id, event_log_id, log_position, event_type, test, status, created_at, tries, finished_at)
     select 'whd_' || $1::text || log_id, $2, $3, log_id, position, kind, false, 'DELIVERED', now(), 1, now()
     from (select * from events where account_id = $3 order by position limit 5) e`,
    [account, endpointId, accountId],
  );
  await db.query(
    `insert into webhook_attempts (delivery_id, account_id, started_at, duration_ms, error_key)
     select id, account_id, now(), 1, null from webhook_deliveries where account_id = $1`,
    [accountId],
  );
}
