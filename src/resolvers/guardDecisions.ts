import type { GraphQLFieldResolver, GraphQLSchema } from "graphql";
import { normalizedSerial } from "../domain/revocationWish.js";
import type { DecidedOn } from "../services/identity/DecidingGuard.js";
import type { Context } from "./context.js";
import { presentFor } from "./Presenting.js";
import { refuseNul } from "./refuseNul.js";
import { signedInOf } from "./viewerOf.js";

/** What a command was given; checked against the schema before. */
type Input = Readonly<Record<string, unknown>>;

/** Which row a command decides on; null: this time it decides nothing. */
type Deciding = (input: Input) => DecidedOn | null;

const row =
  (table: DecidedOn["table"], field: string, act: DecidedOn["act"] = "DECIDES"): Deciding =>
  (input) => ({ act, table, column: "id", value: String(input[field]) });

const settings = row("accounts", "accountId", "CHANGES_DECIDING");

/** Every command that decides, moves money or changes how decisions are made: each wants the sign-in that the account asks for. */
export const decidingCommands: Readonly<Record<string, Deciding>> = {
  approveOrder: row("orders", "orderId"),
  rejectOrder: row("orders", "orderId"),
  approveRevocation: row("revocation_requests", "requestId"),
  rejectRevocation: row("revocation_requests", "requestId"),
  completeCancellation: row("cancellations", "cancellationId"),
  refuseCancellation: row("cancellations", "cancellationId"),
  recordPayment: row("orders", "orderId"),
  recordRefund: row("settlements", "settlementId"),
  // Else a session that somebody left open would first change what keeps it from deciding.
  updateAccountSettings: (input) => (changesDeciding(input) ? settings(input) : null),
  // Who skips the approval decides at once.
  requestRevocation: (input) => (input.immediately === true ? revoked(input) : null),
};

/** Whether it changes how decisions are made, not only the account's name. */
const changesDeciding = ({ allowsSelfApproval, approvesNewOrders, requiresStepUp, requiresTotp }: Input) =>
  [allowsSelfApproval, approvesNewOrders, requiresStepUp, requiresTotp].some((setting) => setting != null);

const revoked = ({ orderId, serialNumber }: Input): DecidedOn =>
  typeof serialNumber === "string" && serialNumber.trim() !== ""
    ? { act: "DECIDES", table: "certificates", column: "serial_number", value: normalizedSerial(serialNumber.trim()) }
    : { act: "DECIDES", table: "orders", column: "id", value: String(orderId) };

/** Puts the check before these commands: the one place that all of them pass. @throws for a command that the schema has not */
export function guardDecisions(schema: GraphQLSchema): GraphQLSchema {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  for (const [name, deciding] of Object.entries(decidingCommands)) {
    const field = mutations[name];
    if (field?.resolve === undefined) throw new Error(`there is no mutation ${name} to guard`);
    field.resolve = guarded(deciding, field.resolve);
  }
  return schema;
}

function guarded(
  deciding: Deciding,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context, { readonly input: Input }> {
  return async (root, args, context, info) => {
    refuseNul(args); // type-graphql looks at arguments later
    const on = deciding(args.input);
    const allowed = on && (await context.services.security.decidingGuard.check(signedInOf(context), on));
    if (allowed?.ok === false) return presentFor(context, info.returnType)(allowed, () => ({}));
    return resolve(root, args, context, info);
  };
}
