import type { GraphQLSchema, OperationTypeNode } from "graphql";
import ipaddr from "ipaddr.js";
import { fail, type Result } from "../../domain/result.js";
import type { Context } from "../context.js";
import { closedTo } from "../keyFields.js";
import { type Checked, checkDocument, commandsOf, type Rejected, type Submitted } from "./checkDocument.js";
import { doorErrors } from "./doorErrors.js";
import type { RateLimiter } from "./RateLimiter.js";

/** Who asks, as far as it matters here. */
type Caller = Pick<Context, "authentication" | "address">;

/** What distinguishes one installation's doors from another's. */
export interface AdmissionRules {
  readonly introspection: boolean;
  /** Root fields that need no sign-in: an expired token is no reason to refuse them (one of them renews it). */
  readonly openFields: ReadonlySet<string>;
  /** Null: no limit (LIMIT_RATE=0). */
  readonly limiter: RateLimiter | null;
}

/** Decides whether a document may run: by its size and cost, by the token shown with it, by the points that are left. */
export class Admission {
  constructor(
    readonly schema: GraphQLSchema,
    readonly rules: AdmissionRules,
  ) {}

  /**
   * @param operations kinds that go through the door that asks
   * @returns what may run; or BAD_USER_INPUT, DOCUMENT_TOO_LARGE and their like, UNAUTHENTICATED, SCOPE_MISSING, RATE_LIMITED
   */
  async admit(
    submitted: Submitted,
    caller: Caller,
    operations: readonly `${OperationTypeNode}`[],
  ): Promise<Result<Checked, Rejected>> {
    const { authentication } = caller;
    const scopes = typeof authentication === "object" ? authentication.scopes : null;
    const introspection = this.rules.introspection || scopes?.includes("SCHEMA_READ") === true;
    const checked = checkDocument(this.schema, submitted, introspection);
    const { cost } = checked.ok ? checked.value : checked.error;
    const wait = await this.charge(caller, checked.ok ? cost : 1);
    if (!checked.ok) return wait > 0 ? fail({ ...checked.error, commands: [] }) : checked;
    if (!operations.includes(checked.value.operation.operation)) {
      return fail({ errors: [doorErrors.wrongDoor(`Here go ${operations.join(" and ")} only.`)], cost });
    }
    if (authentication === "INVALID" && !isSubset(checked.value.rootFields, this.rules.openFields)) {
      // Whoever has no points left has left records enough.
      const commands = wait > 0 ? [] : commandsOf(checked.value.operation, checked.value.rootFields);
      return fail({ errors: [doorErrors.unauthenticated()], cost, commands });
    }
    const closed = scopes && closedTo(scopes, checked.value.rootFields);
    if (closed !== null) return fail({ errors: [doorErrors.scopeMissing(closed)], cost });
    return wait > 0 ? fail({ errors: [doorErrors.rateLimited(wait)], cost }) : checked;
  }

  /** Also for what was not worth a check. @returns 0, or the seconds until there are points again */
  async charge(caller: Caller, points: number): Promise<number> {
    return (await this.rules.limiter?.take(principalOf(caller), points)) ?? 0;
  }
}

const isSubset = (names: ReadonlySet<string>, of: ReadonlySet<string>) => [...names].every((name) => of.has(name));

/** Whom the points are charged to: the user, else the address; of IPv6 the /64, which one customer has for himself. */
function principalOf({ authentication, address }: Caller): string {
  if (typeof authentication === "object") return `user ${authentication.actor.userId}`;
  if (!ipaddr.IPv6.isValid(address)) return address;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
