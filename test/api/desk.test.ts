import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  AccountDocument,
  AccountsDocument,
  CreateAccountDocument,
  type CreateAccountInput,
  CreateProductDocument,
  type CreateProductInput,
  OrderDocument,
  OwnAccountDocument,
  PoliciesDocument,
  type PolicyTermsInput,
  PublishPolicyDocument,
  type PublishPolicyInput,
  RecordOrganizationVettingDocument,
  type RecordOrganizationVettingInput,
  ResetPasswordDocument,
  UpdateAccountSettingsDocument,
  type UpdateAccountSettingsInput,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import {
  approves,
  issuedOrder,
  placesOrder,
  requestsRevocation,
  startWorld,
  unique,
  type World,
  waitsFor,
} from "../support/world.js";

const day = 86_400_000;
const secret = "correct horse battery";
const organization = { name: "山猫商会", locality: "Sapporo-shi", country: "JP" };

let world: World;
let operator: Client;
let admin: Client;
let standard: Client;
beforeAll(async () => {
  world = await startWorld();
  [operator, admin, standard] = [
    await world.as("operator@desk.test"),
    await world.as("admin@kumo.test"),
    await world.as("standard@kumo.test"),
  ];
});
afterAll(() => world?.stop());

const creates = async (input: Partial<CreateAccountInput> = {}, client = operator) => {
  const code = unique("shop");
  const administrator = { name: "山田 花子", email: `admin@${code}.test`, initialPassword: secret };
  return (await client.run(CreateAccountDocument, { input: { code, name: "山猫商会", administrator, ...input } }))
    .createAccount;
};
const created = async (input: Partial<CreateAccountInput> = {}) => {
  const answer = await creates(input);
  if (answer.__typename !== "CreateAccountPayload") throw new Error(JSON.stringify(answer));
  return answer;
};
const updates = async (client: Client, input: UpdateAccountSettingsInput) =>
  (await client.run(UpdateAccountSettingsDocument, { input })).updateAccountSettings;
const vets = async (input: Partial<RecordOrganizationVettingInput> & { accountId: string }, client = operator) => {
  const record = { vettedUntil: new Date(Date.now() + 300 * day).toISOString(), note: "登記簿を確認", organization };
  return (await client.run(RecordOrganizationVettingDocument, { input: { ...record, ...input } }))
    .recordOrganizationVetting;
};
const kumo = async () => (await admin.run(OwnAccountDocument, {})).viewer?.account;
const fields = (answer: object) =>
  ("fields" in answer ? (answer.fields as { path: string[] }[]) : []).map(({ path }) => path.join("."));

describe("a new account", () => {
  it("has an administrator who signs in and orders", async () => {
    const { account, administrator } = await created();
    expect(account).toMatchObject({ name: "山猫商会", approvesNewOrders: false, organizationVettedUntil: null });
    expect(administrator).toMatchObject({ role: "ADMIN", name: "山田 花子" });
    const boss = await world.client.as(administrator.email, secret);
    expect((await boss.run(OwnAccountDocument, {})).viewer?.account).toMatchObject({ id: account.id });
    const order = await issuedOrder(boss, `${unique("first")}.example.test`, { productCode: "CC_DV" });
    expect(order.status).toBe("ISSUED");
  });

  it("has one who sets his password by a mail, where he was told none", async () => {
    const code = unique("mailed");
    const email = `admin@${code}.test`;
    await created({ code, administrator: { name: "郵便", email } });
    const mailed = "select text_body from mails where recipient = $1 and kind = 'PASSWORD_RESET'";
    let text = "";
    for (let tries = 0; text === "" && tries < 200; tries++, await sleep(50))
      text = (await world.dataSource.query(mailed, [email]))[0]?.text_body ?? "";
    const [token] = /[0-9a-f]{64}/.exec(text) ?? [];
    const { resetPassword } = await world.client.run(ResetPasswordDocument, {
      input: { token: token ?? "", newPassword: secret },
    });
    expect(resetPassword.__typename).toBe("ResetPasswordPayload");
    const boss = await world.client.as(email, secret);
    expect((await boss.run(OwnAccountDocument, {})).viewer?.account).toMatchObject({ code });
  });

  it("is made once for a key, whatever password comes with it, of which the key keeps nothing", async () => {
    const code = unique("once");
    const input = (initialPassword: string) => ({
      idempotencyKey: code,
      code,
      administrator: { name: "Once", email: `admin@${code}.test`, initialPassword },
    });
    const first = await created(input(secret));
    expect(await created(input("another password"))).toEqual(first);
    expect(await creates({ ...input(secret), name: "Other" })).toMatchObject({ code: "IDEMPOTENCY_CONFLICT" });
    await world.client.as(`admin@${code}.test`, secret);
  });

  it("has a code and a mail address that nobody has; of two at once one is made", async () => {
    const code = unique("twin");
    const answers = await Promise.all([creates({ code }), creates({ code })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["CreateAccountPayload", "ValidationError"]);
    const administrator = { name: "Twice", email: "ADMIN@kumo.test", initialPassword: secret };
    const twice = await creates({ code: unique("left"), administrator });
    expect(fields(twice)).toEqual(["administrator.email"]);
    const [{ count }] = await world.dataSource.query("select count(*)::int from accounts where code like 'left-%'");
    expect(count).toBe(0);
  });

  it("is refused field by field", async () => {
    const administrator = { name: " ", email: "nobody", initialPassword: "short" };
    const answer = await creates({ code: "X", name: "", administrator, idempotencyKey: "" });
    expect(fields(answer)).toEqual(
      ["idempotencyKey", "code", "name"].concat(
        ["name", "email", "initialPassword"].map((part) => `administrator.${part}`),
      ),
    );
  });
});

describe("the settings of an account", () => {
  it("are changed by its administrator and by staff; what is not given stays", async () => {
    const before = await kumo();
    expect(await updates(admin, { requiresTotp: true, name: " クラウド商事株式会社 " })).toMatchObject({
      account: { ...before, requiresTotp: true, name: "クラウド商事株式会社" },
    });
    const accountId = before?.id ?? "";
    const back = { accountId, requiresTotp: false, name: before?.name ?? "", approvesNewOrders: null };
    expect(await updates(operator, back)).toMatchObject({ account: { ...before, vettingNote: null } });
    expect(await kumo()).toEqual(before);
  });

  it("are on record, as they were and as they are", async () => {
    const accountId = (await kumo())?.id ?? "";
    await updates(operator, { accountId, approvesNewOrders: true });
    await updates(operator, { accountId, approvesNewOrders: false });
    const records = await world.dataSource.query(
      "select account_id, before, after from audit_records where command = 'updateAccountSettings' and subjects @> array[$1] and role = 'OPERATOR' order by occurred_at desc limit 1",
      [accountId],
    );
    expect(records).toEqual([
      {
        account_id: accountId,
        before: { [accountId]: { approvesNewOrders: "true" } },
        after: { [accountId]: { approvesNewOrders: "false" } },
      },
    ]);
  });

  it("are nobody else's: not of another account, not of other roles; staff says whose", async () => {
    const stranger = await world.as("admin@hoshi.test");
    const accountId = (await kumo())?.id ?? "";
    expect(await updates(stranger, { accountId, name: "x" })).toMatchObject({ code: "NOT_FOUND" });
    expect(await updates(await world.as("manager@kumo.test"), { name: "x" })).toMatchObject({ code: "FORBIDDEN" });
    expect(await updates(operator, { accountId: "acc_1", name: "x" })).toMatchObject({ code: "NOT_FOUND" });
    expect(fields(await updates(operator, { name: "x" }))).toEqual(["accountId"]);
    expect(fields(await updates(admin, { name: " " }))).toEqual(["name"]);
  });

  it("count for what is asked for later: a request keeps what was allowed when it was made (D6)", async () => {
    const ask = async () => {
      const order = await issuedOrder(admin, `${unique("self")}.example.test`, { productCode: "CC_DV" });
      const asked = await requestsRevocation(admin, order);
      if (asked.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(asked));
      return asked.request.id;
    };
    const before = await ask();
    await updates(admin, { allowsSelfApproval: true });
    const during = await ask();
    await updates(admin, { allowsSelfApproval: false });
    const after = await ask();
    expect(await approves(admin, before)).toMatchObject({ code: "SELF_APPROVAL" });
    expect(await approves(admin, after)).toMatchObject({ code: "SELF_APPROVAL" });
    expect(await approves(admin, during)).toMatchObject({ __typename: "DecideRevocationPayload" });
  });
});

describe("the vetting of an organization (D14)", () => {
  it("lets orders that wait for it be issued, in its name, and says so in their history", async () => {
    const { account, administrator } = await created();
    const boss = await world.client.as(administrator.email, secret);
    const id = await placesOrder(boss, `${unique("waits")}.example.test`, { productCode: "CC_OV" });
    const waiting = await waitsFor(boss, id, ({ pendingReasons }) => !pendingReasons.includes("DOMAIN_VALIDATION"));
    expect(waiting).toMatchObject({ status: "PENDING", pendingReasons: ["ORGANIZATION_VALIDATION"] });
    const answer = await vets({ accountId: account.id });
    expect(answer).toMatchObject({ account: { organizationName: "山猫商会", vettingNote: "登記簿を確認" } });
    await waitsFor(boss, id, ({ status }) => status === "ISSUED");
    const { body } = await boss.post({
      query: `{ order(id: "${id}") { events(first: 50) { edges { node { ... on OrderUpdated { aspect summary actor { id } } } } } } }`,
    });
    expect(JSON.stringify(body)).toContain(
      '{"aspect":"ORGANIZATION","summary":"企業認証が完了しました。","actor":null}',
    );
    expect((await boss.run(OwnAccountDocument, {})).viewer?.account).toMatchObject({ vettingNote: null });
  });

  it("is refused where nothing is known of the organization, for another time, without a note, and for no account", async () => {
    const { account } = await created();
    expect(fields(await vets({ accountId: account.id, organization: null }))).toEqual(["organization"]);
    const late = new Date(Date.now() + 399 * day).toISOString();
    const wrong = { note: " ", vettedUntil: late, organization: { name: "x".repeat(65), locality: "", country: "jp" } };
    expect(fields(await vets({ accountId: account.id, ...wrong }))).toEqual(
      ["vettedUntil", "note"].concat(["name", "locality", "country"].map((part) => `organization.${part}`)),
    );
    expect(await vets({ accountId: "acc_1" })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("is recorded once for a key", async () => {
    const { account } = await created();
    const input = { accountId: account.id, idempotencyKey: account.code };
    const vettedUntil = new Date(Date.now() + 10 * day).toISOString();
    const [first, second] = [await vets({ ...input, vettedUntil }), await vets({ ...input, vettedUntil })];
    expect(second).toEqual(first);
    const rows = await world.dataSource.query("select 1 from organization_vettings where account_id = $1", [
      account.id,
    ]);
    expect(rows).toHaveLength(1);
  });
});

const product = (input: Partial<CreateProductInput> = {}): CreateProductInput => ({
  code: unique("NEW").replace(/-/g, "_"),
  nameJa: "新製品",
  nameEn: "New product",
  kind: "SERVER",
  validationLevel: "DV",
  selfServiceRevocation: true,
  priceValue: 5000,
  priceCurrency: "JPY",
  certificateLifetimeDays: 90,
  brand: "certcentral",
  ...input,
});
const offers = async (input: CreateProductInput) =>
  (await operator.run(CreateProductDocument, { input })).createProduct;
const publishes = async (input: PublishPolicyInput) =>
  (await operator.run(PublishPolicyDocument, { input })).publishPolicy;
const newest = async (brand: string) => {
  const { policies } = await operator.run(PoliciesDocument, { brand, first: 1 });
  const policy = policies.edges[0]?.node;
  if (policy === undefined) throw new Error(`no policy of ${brand}`);
  return policy;
};
/** The rules of a brand as an input. */
async function termsOf(brand: string): Promise<PolicyTermsInput> {
  const { id: _id, brand: _brand, version: _version, ...terms } = await newest(brand);
  return terms;
}

describe("a new product", () => {
  it("can be ordered at once, and its certificates live as long as it says", async () => {
    const input = product();
    expect(await offers(input)).toMatchObject({
      product: {
        ja: "新製品",
        en: "New product",
        price: { value: 5000, currency: "JPY" },
        policy: { brand: "certcentral" },
      },
    });
    const order = await issuedOrder(standard, `${unique("new")}.example.test`, { productCode: input.code });
    const [{ days }] = await world.dataSource.query(
      "select extract(day from not_after - not_before)::int as days from certificates where order_id = $1",
      [order.id],
    );
    expect(days).toBeLessThanOrEqual(90);
    expect(days).toBeGreaterThan(88);
  });

  it("is made once for a key and once for a code", async () => {
    const input = product({ idempotencyKey: unique("product") });
    const first = await offers(input);
    expect(await offers(input)).toEqual(first);
    expect(fields(await offers({ ...input, idempotencyKey: null }))).toEqual(["code"]);
    expect(fields(await offers(product({ brand: "nobody" })))).toEqual(["brand"]);
  });

  it("comes last, each in a place of its own, also of several at once", async () => {
    const codes = Array.from({ length: 4 }, () => product().code);
    await Promise.all(codes.map((code) => offers(product({ code }))));
    const rows = await world.dataSource.query(
      "select count(distinct position)::int, count(*)::int as all from products",
    );
    expect(rows[0].count).toBe(rows[0].all);
  });
});

describe("a new version of a policy", () => {
  it("is for orders placed from then on; earlier ones keep theirs", async () => {
    const { code } = product();
    await offers(product({ code }));
    const names = ["old", "new"].map((name) => `${unique(name)}.example.test`) as [string, string];
    const old = await placesOrder(standard, names[0], { productCode: code });
    const before = await newest("certcentral");
    const terms = { ...(await termsOf("certcentral")), cancellationWindowDays: 3, timeZone: "Europe/Paris" };
    const published = await publishes({ brand: "certcentral", terms, productCodes: [code] });
    expect(published).toMatchObject({
      policy: { version: before.version + 1, cancellationWindowDays: 3, timeZone: "Europe/Paris" },
      products: [{ code }],
    });
    const later = await placesOrder(standard, names[1], { productCode: code });
    const policyOf = async (id: string) =>
      (
        await world.dataSource.query(
          "select p.version from orders o join policies p on p.id = o.policy_id where o.id = $1",
          [id],
        )
      )[0].version;
    expect([await policyOf(old), await policyOf(later)]).toEqual([before.version, before.version + 1]);
    expect((await standard.run(OrderDocument, { id: later })).order?.status).toBe("PENDING");
    const [{ policy_id: others }] = await world.dataSource.query("select policy_id from products where code = 'CC_OV'");
    expect(others).toBe(before.id);
  });

  it("has the next number, also of several at once, and once for a key", async () => {
    const brand = unique("brand").toLowerCase();
    const terms = await termsOf("kingssl");
    await Promise.all([1, 2, 3].map(() => publishes({ brand, terms, productCodes: [] })));
    const key = { idempotencyKey: brand, brand, terms, productCodes: [] };
    expect(await publishes(key)).toEqual(await publishes(key));
    const { policies } = await operator.run(PoliciesDocument, { brand });
    expect(policies.edges.map(({ node }) => node.version).sort()).toEqual([1, 2, 3, 4]);
  });

  it("is refused field by field, and for products that are unknown or of another brand", async () => {
    const terms = {
      ...(await termsOf("certcentral")),
      cancellationWindowDays: 0,
      renewalWindowDays: 400,
      reissueRevokesPreviousAfterHours: -1,
      cardClosingDay: 32,
      paymentMethods: [],
      timeZone: "Tokyo",
    };
    expect(fields(await publishes({ brand: "Certcentral", terms, productCodes: ["A", "A"] }))).toEqual([
      "brand",
      ...["cancellationWindowDays", "renewalWindowDays", "reissueRevokesPreviousAfterHours"].map((c) => `terms.${c}`),
      ...["cardClosingDay", "paymentMethods", "timeZone"].map((c) => `terms.${c}`),
      "productCodes",
    ]);
    const good = await termsOf("certcentral");
    const answer = await publishes({
      brand: "certcentral",
      terms: good,
      productCodes: ["CC_OV", "NONE", "KINGSSL_DV"],
    });
    expect(fields(answer)).toEqual(["productCodes.1", "productCodes.2"]);
  });
});

describe("the lists of the desk", () => {
  it("show staff every account, page by page, and others their own", async () => {
    await created();
    const codes: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { accounts }: Awaited<ReturnType<typeof listed>> = await listed(operator, after);
      codes.push(...accounts.edges.map(({ node }) => node.code));
      [after, more] = [accounts.pageInfo.endCursor ?? null, accounts.pageInfo.hasNextPage];
      if (!more) expect(accounts.totalCount).toBe(codes.length);
    }
    expect(codes.length).toBeGreaterThan(2);
    expect(codes).toEqual([...new Set(codes)]);
    expect(codes).toEqual(expect.arrayContaining(["kumo", "hoshi"]));
    for (const who of ["limited", "admin"]) {
      const { accounts } = await listed(await world.as(`${who}@kumo.test`), null);
      expect([accounts.totalCount, accounts.edges.map(({ node }) => node.code)]).toEqual([1, ["kumo"]]);
    }
  });

  it("find one account for whoever may see it", async () => {
    const { account } = await operator.run(AccountDocument, { code: "hoshi" });
    expect((await operator.run(AccountDocument, { id: account?.id ?? "" })).account).toEqual(account);
    expect((await admin.run(AccountDocument, { code: "hoshi" })).account).toBeNull();
    expect((await admin.run(AccountDocument, { id: account?.id ?? "" })).account).toBeNull();
    expect((await admin.run(AccountDocument, { code: "kumo" })).account).toMatchObject({ code: "kumo" });
    expect((await admin.post({ query: "{ account { id } }" })).status).toBe(400);
  });

  it("show no versions of policies to others", async () => {
    const { policies } = await admin.run(PoliciesDocument, {});
    expect(policies).toMatchObject({ totalCount: 0, edges: [] });
  });
});

const listed = (client: Client, after: string | null) => client.run(AccountsDocument, { first: 2, after });
