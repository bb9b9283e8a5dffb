import { describe, expect, it } from "@jest/globals";
import { ConfigError, readConfig } from "../../src/config.js";

describe("the environment", () => {
  it("has a default for everything", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 4000,
      publicUrl: "http://127.0.0.1:4000",
      databaseUrl: null,
      demo: true,
      mailFrom: "desk@localhost",
      dcvHttpPort: 80,
      allowedOrigins: ["http://127.0.0.1:4000"],
      limitRate: 20_000,
      limitSocketsPerUser: 20,
      limitSubscriptionsPerSocket: 50,
      logLevel: "info",
    });
  });

  it("is no demo beside a database of one's own, unless it is said so", () => {
    expect(readConfig({ DATABASE_URL: "postgres://localhost/x" }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: "postgres://localhost/x", DEMO: "1" }).demo).toBe(true);
  });

  it("takes lists, networks and addresses in brackets", () => {
    const config = readConfig({
      DNS_SERVERS: "127.0.0.1:5353, [::1]:53",
      DCV_ALLOW_ADDRESSES: "127.0.0.0/8, ::1",
      PUBLIC_URL: "https://desk.example/",
    });
    expect(config.dnsServers).toEqual(["127.0.0.1:5353", "[::1]:53"]);
    expect([config.dcvAllowAddresses.check("127.9.9.9"), config.dcvAllowAddresses.check("::1", "ipv6")]).toEqual([
      true,
      true,
    ]);
    expect(config.dcvAllowAddresses.check("10.0.0.1")).toBe(false);
    expect(config.publicUrl).toBe("https://desk.example");
  });

  it.each([
    ["PORT", "none"],
    ["PORT", "65536"],
    ["DATABASE_URL", "mysql://localhost"],
    ["DNS_SERVERS", "dns.example"],
    ["DNS_SERVERS", ","],
    ["DEMO", "yes"],
    ["DEMO_PASSWORD", "short"],
    ["DCV_ALLOW_ADDRESSES", "127.0.0.0/99"],
    ["DCV_HTTP_PORT", "-1"],
    ["WEBHOOK_ALLOW_ADDRESSES", "localhost"],
    ["LIMIT_RATE", "1.5"],
    ["PUBLIC_URL", "desk.example"],
    ["ALLOWED_ORIGINS", "*"],
    ["SMTP_URL", "http://mail"],
    ["MAIL_FROM", "a@b\r\nBcc: c@d"],
    ["OIDC_ISSUER", "http://login.example"],
    ["LOG_LEVEL", "loud"],
    ["FAIL_POINT", "issuing:after-ca:0"],
  ])("a bad %s (%s) is one line that names it", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });

  it("never repeats a secret", () => {
    for (const name of ["DEMO_PASSWORD", "CA_PASSPHRASE", "DATABASE_URL", "SMTP_URL"])
      expect(() => readConfig({ [name]: "s3cret" })).toThrow(/^(?!.*s3cret)/);
  });

  it("takes a provider of OpenID Connect whole or not at all, plain on this machine alone", () => {
    const given = { OIDC_ISSUER: "http://127.0.0.1:3000", OIDC_CLIENT_ID: "desk", OIDC_CLIENT_SECRET: "s" };
    expect(readConfig(given).oidc).toEqual({
      issuer: "http://127.0.0.1:3000",
      clientId: "desk",
      clientSecret: "s",
    });
    expect(readConfig({}).oidc).toBeNull();
    for (const name of Object.keys(given))
      expect(() => readConfig({ ...given, [name]: "" })).toThrow(`${name}: is missing`);
  });
});
