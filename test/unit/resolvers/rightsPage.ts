import type { Role } from "../../../src/domain/actor.js";
import { audiences } from "../../../src/domain/audience.js";
import { say } from "../../../src/domain/messages/catalogue.js";
import type { Right } from "../../../src/resolvers/right.js";
import { rights } from "../../../src/resolvers/rights.js";

const roles = ["LIMITED", "STANDARD", "FINANCE", "MANAGER", "ADMIN", "OPERATOR"] as const satisfies readonly Role[];

/** The tables of docs/rights.md: a line for each field, a column for each role and for nobody. */
export function rightsTables(): string {
  return Object.entries(rights)
    .map(([type, fields]) => [`## ${type}`, "", head, rule, ...Object.entries(fields).map(line)].join("\n"))
    .join("\n\n");
}

const head = `| field | nobody | ${roles.join(" | ")} | others |`;
const rule = `| --- | --- | ${roles.map(() => "---").join(" | ")} | --- |`;

function line([name, right]: [string, Right]): string {
  const nobody = right.kind === "OPEN" || right.kind === "ANONYMOUS" ? "✓" : "";
  return `| \`${name}\` | ${nobody} | ${roles.map((role) => (may(right, role) ? "✓" : "")).join(" | ")} | ${others(right)} |`;
}

function may(right: Right, role: Role): boolean {
  const actor = { userId: "usr_1", role, accountId: role === "OPERATOR" ? null : "acc_1" };
  return !("audience" in right) || audiences[right.audience](actor);
}

function others(right: Right): string {
  switch (right.kind) {
    case "OPEN":
    case "ANONYMOUS":
      return "";
    case "REFUSED":
      return `${right.code}: ${say(right.key, "EN")}`;
    case "BY_ROW":
      return `who sees the row: ${right.code}: ${say(right.key, "EN")}`;
    case "EMPTY":
      return right.audience === "ALL" ? "" : "nothing is there";
    case "HIDDEN":
      return "null";
  }
}
