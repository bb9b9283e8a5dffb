import Provider from "oidc-provider";

// A provider of OpenID Connect, as a process of its own: `node oidcProvider.mjs PORT REDIRECT_URI` says `ready` and ends with its standard input.
// Whoever signs in is believed: as `a@b.test` with that address verified, as `unverified:a@b.test` with that address only claimed.

const [port, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const claimsOf = (sub) => ({
  sub,
  email: sub.replace(/^unverified:/, ""),
  email_verified: !sub.startsWith("unverified:"),
});

const provider = new Provider(issuer, {
  clients: [{ client_id: "desk", client_secret: "a secret of the desk", redirect_uris: [redirectUri] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  cookies: { keys: ["test"] },
  pkce: { required: () => true },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => claimsOf(sub) }),
});
provider.listen(Number(port), "127.0.0.1", () => process.stdout.write("ready\n"));
process.stdin.on("end", () => process.exit(0)).resume();
