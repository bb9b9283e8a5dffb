import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  BeginTotpDocument,
  ConfirmTotpDocument,
  DisableTotpDocument,
  OwnSessionsDocument,
  RecordPaymentDocument,
  RefreshSessionDocument,
  SignInDocument,
  StepUpDocument,
} from "../gql/documents.js";
import { Client } from "../support/client.js";
import { type LoggedServer, startLogged } from "../support/loggedServer.js";
import { totpCode } from "../support/totpCode.js";
import {
  approves,
  issuedOrder,
  password,
  placesOrder,
  readsOrder,
  requestsRevocation,
  unique,
} from "../support/world.js";

let server: LoggedServer;
beforeAll(async () => {
  server = await startLogged();
});
afterAll(() => server?.stop());

/** All that no log may ever say. */
const secrets = new Set<string>();

const signIn = async (email: string, totpCode: string | null = null) =>
  (await server.client.run(SignInDocument, { input: { email, password, totpCode } })).signIn;

async function signsIn(email: string, code: string | null = null): Promise<Client> {
  const signedIn = await signIn(email, code);
  if (signedIn.__typename !== "SignInPayload") throw new Error(JSON.stringify(signedIn));
  return new Client(server.url, signedIn.accessToken);
}

/** The code of so many steps from now, when the step does not end at once. */
async function codeOf(secret: string, steps = 0): Promise<string> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 3000) await sleep(left + 50);
  const code = totpCode(secret, new Date(Date.now() + steps * 30_000));
  secrets.add(code);
  return code;
}

/** Turns codes on with the code of the step before this one. */
async function enrols(client: Client): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const { beginTotp } = await client.run(BeginTotpDocument, { input: { password } });
  if (beginTotp.__typename !== "BeginTotpPayload") throw new Error(JSON.stringify(beginTotp));
  const { secret } = beginTotp;
  const code = await codeOf(secret, -1);
  const { confirmTotp } = await client.run(ConfirmTotpDocument, { input: { code } });
  if (confirmTotp.__typename !== "ConfirmTotpPayload") throw new Error(JSON.stringify(confirmTotp));
  for (const each of [secret, ...confirmTotp.recoveryCodes]) secrets.add(each);
  return { secret, recoveryCodes: confirmTotp.recoveryCodes };
}

const stepUp = async (client: Client, totpCode: string | null = null, given = password) =>
  (await client.run(StepUpDocument, { input: { password: given, totpCode } })).stepUp;

describe("one-time codes", () => {
  const email = "finance@kumo.test";

  it("are begun by the password and count after the first code", async () => {
    const client = await signsIn(email);
    const begin = async (given: string) =>
      (await client.run(BeginTotpDocument, { input: { password: given } })).beginTotp;
    const confirm = async (code: string) => (await client.run(ConfirmTotpDocument, { input: { code } })).confirmTotp;
    expect(await confirm("000000")).toMatchObject({ code: "INVALID_STATE" });
    expect(await begin("not the password")).toMatchObject({ code: "CREDENTIALS_INVALID" });
    const begun = await begin(password);
    expect(begun).toMatchObject({ uri: expect.stringMatching(/^otpauth:\/\/totp\/certdesk:.*algorithm=SHA1/) });
    expect(await confirm("12345")).toMatchObject({ code: "CREDENTIALS_INVALID" });
    await signsIn(email);
    expect((await client.run(OwnSessionsDocument, {})).viewer?.totpEnabled).toBe(false);
  });

  it("are asked for at sign-in from then on, each good once; a recovery code is too", async () => {
    const client = await signsIn(email);
    const { secret, recoveryCodes } = await enrols(client);
    expect((await client.run(OwnSessionsDocument, {})).viewer?.totpEnabled).toBe(true);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await signIn(email)).toMatchObject({ __typename: "RefusedError", code: "TOTP_REQUIRED" });
    const code = await codeOf(secret);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    expect(await signIn(email, wrong)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    await signsIn(email, code);
    const newest =
      "select outcome, role from audit_records where command = 'signIn' order by occurred_at desc, id desc limit 1";
    expect(await server.dataSource.query(newest)).toEqual([{ outcome: "SUCCESS", role: "FINANCE" }]);
    expect(await signIn(email, code)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    const [recovery = ""] = recoveryCodes;
    await signsIn(email, ` ${recovery.toUpperCase()} `);
    expect(await signIn(email, recovery)).toMatchObject({ code: "CREDENTIALS_INVALID" });
    expect((await client.run(BeginTotpDocument, { input: { password } })).beginTotp).toMatchObject({
      code: "INVALID_STATE",
    });
  });

  it("lie encrypted and hashed, and nowhere in the log", async () => {
    const rows =
      "select (select json_agg(t) from totp_secrets t)::text || (select json_agg(r) from recovery_codes r)::text as rows";
    const [{ rows: stored }] = await server.dataSource.query(rows);
    const inHex = (text: string) => `${stored}${server.log()}`.includes(Buffer.from(text).toString("hex"));
    expect(secrets.size).toBeGreaterThan(11);
    const plain = (text: string) => new RegExp(`(?<![0-9a-z])${text}(?![0-9a-z])`, "i").test(stored + server.log());
    expect([...secrets].filter((each) => inHex(each) || plain(each))).toEqual([]);
  });

  it("are turned off by the password and a code, both", async () => {
    const email = "manager@kumo.test";
    const client = await signsIn(email);
    const { recoveryCodes } = await enrols(client);
    const [code = ""] = recoveryCodes;
    const disable = async (input: { password: string; code: string }) =>
      (await client.run(DisableTotpDocument, { input })).disableTotp;
    expect(await disable({ password: "wrong", code })).toMatchObject({ code: "CREDENTIALS_INVALID" });
    expect(await disable({ password, code: "123456" })).toMatchObject({ code: "CREDENTIALS_INVALID" });
    expect(await disable({ password, code })).toMatchObject({ viewer: { totpEnabled: false } });
    expect(await disable({ password, code })).toMatchObject({ code: "INVALID_STATE" });
    await signsIn(email);
    const subjects = await server.dataSource.query(
      "select subject from mails where recipient = $1 order by created_at, id",
      [email],
    );
    expect(subjects).toMatchObject([
      { subject: expect.stringContaining("turned on") },
      { subject: expect.stringContaining("turned off") },
    ]);
  });

  it("of those who decide are wanted where the account says so: they sign in, to set them up, and decide afterwards", async () => {
    const customer = await signsIn("standard@hoshi.test");
    const order = await issuedOrder(customer, `${unique("totp")}.example.test`);
    const requested = await requestsRevocation(customer, order);
    if (requested.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(requested));
    await server.dataSource.query("update accounts set requires_totp = true where code = 'hoshi'");
    const admin = await signsIn("admin@hoshi.test");
    expect((await admin.run(OwnSessionsDocument, {})).viewer?.account).toMatchObject({
      requiresTotp: true,
      requiresStepUp: false,
    });
    const refused = await approves(admin, requested.request.id);
    expect(refused).toMatchObject({
      __typename: "RefusedError",
      code: "TOTP_REQUIRED",
      message: expect.stringContaining("beginTotp"),
    });
    await enrols(admin);
    expect(await approves(admin, requested.request.id)).toMatchObject({ request: { status: "COMPLETED" } });
  });
});

describe("a fresh sign-in", () => {
  /** Whoever it is signed in six minutes ago. */
  const ages = (email: string) =>
    server.dataSource.query(
      "update sessions set authenticated_at = now() - interval '6 minutes' where user_id = (select id from users where email = $1)",
      [email],
    );

  beforeAll(() => server.dataSource.query("update accounts set requires_step_up = true where code = 'kumo'"));

  /** Every command that decides or moves money, with no more than its input must have. */
  const commands: readonly (readonly [name: string, input: Record<string, unknown>])[] = [
    ["approveOrder", { orderId: "ord_1" }],
    ["rejectOrder", { orderId: "ord_1", note: "x" }],
    ["approveRevocation", { requestId: "rev_1" }],
    ["rejectRevocation", { requestId: "rev_1", note: "x" }],
    ["completeCancellation", { cancellationId: "can_1" }],
    ["refuseCancellation", { cancellationId: "can_1", note: "x" }],
    ["recordPayment", { idempotencyKey: "x", orderId: "ord_1" }],
    ["recordRefund", { idempotencyKey: "x", settlementId: "stl_1" }],
    ["updateAccountSettings", { allowsSelfApproval: false }],
    [
      "requestRevocation",
      {
        idempotencyKey: "x",
        orderId: "ord_1",
        commonName: "x",
        reason: "SUPERSEDED",
        requester: { company: "x", contactName: "x", phone: "x" },
        immediately: true,
      },
    ],
  ];

  it.each(commands)("is wanted by %s, and stepUp gives it", async (name, input) => {
    const admin = await signsIn("admin@kumo.test");
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { ... on UserError { code message } } }`;
    const run = async () =>
      ((await admin.post({ query, variables: { input } })).body.data as Record<string, { code: string }>)[name];
    const withRight = (await run())?.code;
    expect(withRight).not.toBe("STEP_UP_REQUIRED");
    await ages("admin@kumo.test");
    expect(await run()).toMatchObject({ code: "STEP_UP_REQUIRED", message: expect.stringContaining("stepUp") });
    expect(await stepUp(admin, null, "wrong")).toMatchObject({ code: "CREDENTIALS_INVALID" });
    expect((await run())?.code).toBe("STEP_UP_REQUIRED");
    expect(await stepUp(admin)).toMatchObject({ __typename: "StepUpPayload" });
    expect((await run())?.code).toBe(withRight);
  });

  it("refuses before anything changes; after it the same decision stands", async () => {
    const [customer, admin] = [await signsIn("standard@kumo.test"), await signsIn("admin@kumo.test")];
    const order = await issuedOrder(customer, `${unique("fresh")}.example.test`);
    const requested = await requestsRevocation(customer, order);
    if (requested.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(requested));
    await ages("admin@kumo.test");
    expect(await approves(admin, requested.request.id)).toMatchObject({ code: "STEP_UP_REQUIRED" });
    expect((await readsOrder(admin, order.id)).status).toBe("ISSUED");
    expect(await approves(customer, requested.request.id)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    await stepUp(admin);
    expect(await approves(admin, requested.request.id)).toMatchObject({ request: { status: "COMPLETED" } });
  });

  it("is not had by renewing tokens", async () => {
    const signedIn = await signIn("admin@kumo.test");
    if (signedIn.__typename !== "SignInPayload") throw new Error(JSON.stringify(signedIn));
    await ages("admin@kumo.test");
    const input = { refreshToken: signedIn.refreshToken };
    const { refreshSession } = await server.client.run(RefreshSessionDocument, { input });
    if (refreshSession.__typename !== "SignInPayload") throw new Error(JSON.stringify(refreshSession));
    expect(await approves(new Client(server.url, refreshSession.accessToken), "rev_1")).toMatchObject({
      code: "STEP_UP_REQUIRED",
    });
  });

  it("takes a code too, where codes are on", async () => {
    const client = await signsIn("standard@kumo.test");
    const { secret, recoveryCodes } = await enrols(client);
    expect(await stepUp(client)).toMatchObject({ code: "TOTP_REQUIRED" });
    expect(await stepUp(client, await codeOf(secret))).toMatchObject({ __typename: "StepUpPayload" });
    expect(await stepUp(client, recoveryCodes[0])).toMatchObject({ __typename: "StepUpPayload" });
  });

  it("is wanted of staff for the orders of that account, and for no others", async () => {
    const payment = { method: "BANK_TRANSFER" } as const;
    const [kumo, hoshi] = await Promise.all(
      ["kumo", "hoshi"].map(async (code) =>
        placesOrder(await signsIn(`limited@${code}.test`), `${unique(code)}.example.test`, { payment }),
      ),
    );
    await server.dataSource.query("update accounts set requires_totp = false");
    const staff = await signsIn("operator@desk.test");
    await ages("operator@desk.test");
    const record = async (orderId = "") =>
      (await staff.run(RecordPaymentDocument, { input: { idempotencyKey: unique("paid"), orderId } })).recordPayment;
    expect(await record(hoshi)).toMatchObject({ __typename: "RecordPaymentPayload" });
    expect(await record(kumo)).toMatchObject({ code: "STEP_UP_REQUIRED" });
    await stepUp(staff);
    expect(await record(kumo)).toMatchObject({ __typename: "RecordPaymentPayload" });
  });
});
