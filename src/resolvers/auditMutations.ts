import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
} from "graphql";
import { auditPrincipal, auditSuccess } from "../domain/audit.js";
import { prefixOf } from "../domain/ids.js";
import { fail, type Result } from "../domain/result.js";
import { UserError } from "../schema/UserError.js";
import type { CommandOpening } from "../services/audit/CommandRecord.js";
import type { Context } from "./context.js";
import type { Rejected } from "./limits/checkDocument.js";
import { doorErrors } from "./limits/doorErrors.js";

/** Whichever mutation there is, or comes later, leaves a record: nobody has to think of it, and no other field pays for it. */
export function auditMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) field.resolve = audited(field);
  return schema;
}

function audited(field: GraphQLField<unknown, Context>): GraphQLField<unknown, Context>["resolve"] & object {
  const { name, args, resolve = defaultFieldResolver } = field;
  return (root, given: Readonly<Record<string, unknown>>, context, info) => {
    const subjects = args.flatMap((arg) => idsIn(arg.type, given[arg.name]));
    const run = async () => {
      if (context.over?.aborted) throw doorErrors.timeout(); // the client has heard so: what it asked for behind that does not begin
      return resolve(root, given, context, info);
    };
    return context.services.audit.during(commandOpening(context, name, subjects), run, outcomeOf);
  };
}

/** Commands that the door refused, for the token that was shown or for variables that cannot be read. */
export async function auditRefused(context: Context, { errors, commands = [] }: Rejected): Promise<void> {
  const outcome = outcomeOf(fail(errors[0]));
  for (const command of commands) await context.services.audit.refused(commandOpening(context, command, []), outcome);
}

function commandOpening(context: Context, command: string, subjects: readonly string[]): CommandOpening {
  const { authentication, requestId, address } = context;
  const common = { command, requestId, address };
  if (typeof authentication !== "object") return { ...common, principal: auditPrincipal(null), subjects };
  const principal = auditPrincipal(authentication.actor);
  if (authentication.scopes === null) return { ...common, principal, subjects };
  // A key acts as its user; the record names both.
  return { ...common, principal: { ...principal, how: "KEY" }, subjects: [authentication.sessionId, ...subjects] };
}

function outcomeOf(ended: Result<unknown, unknown>): string {
  if (ended.ok) return ended.value instanceof UserError ? ended.value.code : auditSuccess;
  const code = ended.error instanceof GraphQLError ? ended.error.extensions.code : undefined;
  return typeof code === "string" ? code : "INTERNAL_SERVER_ERROR";
}

/** What the schema says is an id, and looks like one of ours: never a secret that somebody typed. */
function idsIn(type: GraphQLInputType, value: unknown): string[] {
  const known = getNullableType(type);
  if (value === null || value === undefined) return [];
  if (isListType(known)) return Array.isArray(value) ? value.flatMap((each) => idsIn(known.ofType, each)) : [];
  if (isInputObjectType(known)) {
    const parts = value as Readonly<Record<string, unknown>>;
    return Object.values(known.getFields()).flatMap((field) => idsIn(field.type, parts[field.name]));
  }
  return known.name === "ID" && prefixOf(String(value)) !== null ? [String(value)] : [];
}
