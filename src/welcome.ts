import type { App } from "./app.js";
import type { Config } from "./config.js";

/** What a person who started the process sees before `ready`: the addresses, and in the demo who can sign in. */
export function welcome(config: Config, { url, demoPassword }: Pick<App, "url" | "demoPassword">): string {
  const lines = [
    "certdesk",
    "",
    `  page       ${url}`,
    `  GraphQL    ${url}graphql  (WebSocket too: graphql-transport-ws)`,
    `  CA         ${url}ca/chain.pem  ${url}ca/issuing.crl  ${url}ca/ocsp`,
    `  health     ${url}healthz  ${url}readyz  ${url}metrics`,
    `  data       ${config.databaseUrl === null ? config.dataDir : "the database of DATABASE_URL"}`,
    ...(config.demo ? demoLines(demoPassword) : ["", "  first start? make an operator: npm run admin -- init"]),
  ];
  const rule = "─".repeat(Math.max(...lines.map((line) => line.length)) + 2);
  return [`┌${rule}`, ...lines.map((line) => `│ ${line}`), `└${rule}`].join("\n");
}

function demoLines(password: string | null): string[] {
  return [
    "",
    "  demo users: admin@ manager@ finance@ standard@ limited@ of kumo.test and hoshi.test, operator@desk.test",
    password === null
      ? "  password:   the one of the first start on this data"
      : `  password:   ${password}  (of all of them; shown this once)`,
    "",
    `  next: open the page and run the operations from left to right`,
  ];
}
