import type { GraphQLError, GraphQLSchema, OperationTypeNode } from "graphql";
import { fail, type Result } from "../../domain/result.js";
import { networkOf } from "../../services/limits/networkOf.js";
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
    // Whatever it was: whoever has no points left hears that, and leaves no more records.
    const outOfPoints = await this.charge(caller, checked.ok ? cost : 1);
    if (outOfPoints !== null) return fail({ errors: [outOfPoints], cost });
    if (!checked.ok) return checked;
    const { operation, rootFields } = checked.value;
    const refused = (error: GraphQLError) =>
      fail({ errors: [error], cost, commands: commandsOf(operation, rootFields) });
    if (!operations.includes(operation.operation))
      return refused(doorErrors.wrongDoor(`Here go ${operations.join(" and ")} only.`));
    if (authentication === "INVALID" && !isSubset(rootFields, this.rules.openFields))
      return refused(doorErrors.unauthenticated());
    const closed = scopes && closedTo(scopes, rootFields);
    return closed === null ? checked : refused(doorErrors.scopeMissing(closed));
  }

  /** Also for what was not worth a check. @returns RATE_LIMITED where there are no points left */
  async charge(caller: Caller, points: number): Promise<GraphQLError | null> {
    const wait = (await this.rules.limiter?.take(principalOf(caller), points)) ?? 0;
    return wait > 0 ? doorErrors.rateLimited(wait) : null;
  }
}

const isSubset = (names: ReadonlySet<string>, of: ReadonlySet<string>) => [...names].every((name) => of.has(name));

/** Whom the points are charged to: the user, else where he comes from. */
function principalOf({ authentication, address }: Caller): string {
  return typeof authentication === "object" ? `user ${authentication.actor.userId}` : networkOf(address);
}
