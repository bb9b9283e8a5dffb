import { type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLResponse, HeaderMap } from "@apollo/server";
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLFormattedError } from "graphql";
import type { Context } from "../resolvers/context.js";
import type { Checked, Submitted } from "../resolvers/limits/checkDocument.js";
import { doorLimits } from "../resolvers/limits/doorLimits.js";
import { primeStreamHead } from "../resolvers/streamHead.js";
import type { Door } from "./Door.js";
import type { Presented } from "./ErrorPresenter.js";
import { runOperation } from "./runOperation.js";

type Call = GraphQLRequestContext<Context> & { readonly document: DocumentNode; readonly source: string };

/** Once Apollo has a valid document: whether it may run, running it, and its answer. */
export function answering(door: Door): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      responseForOperation: (call) => answer(door, call as Call),
      willSendResponse: (call) => completeRejection(door, call),
    }),
  };
}

async function answer(door: Door, call: Call): Promise<GraphQLResponse> {
  const { contextValue: context } = call;
  const admitted = await door.admission.admit(submittedOf(call), context, ["query", "mutation"]);
  if (!admitted.ok) {
    const { errors, cost } = await door.onRecord(context, admitted.error);
    return respond(door, { ...door.presenter.ofRejection(errors, context.requestId), cost, type: "rejected" });
  }
  const { operation, cost } = admitted.value;
  const { data, errors = [] } = await run(door, call, admitted.value);
  const presented = door.presenter.ofExecution(errors, context.requestId);
  const answered = { ...presented, cost, type: operation.operation };
  if (!presented.outage) return respond(door, { ...answered, data });
  void door.availability.check();
  return respond(door, answered);
}

function run(door: Door, call: Call, { operation, rootFields }: Checked) {
  const { variables, operationName } = submittedOf(call);
  const { document, contextValue } = call;
  const args = { schema: door.schema, document, contextValue, variableValues: variables, operationName };
  const prepare = () => primeStreamHead(contextValue, rootFields);
  // A command is finished, whoever is still there to hear of it.
  if (operation.operation === "mutation") {
    const over = new AbortController();
    contextValue.over = over.signal;
    return runOperation(args, { milliseconds: doorLimits.mutationTime, over, prepare });
  }
  return runOperation(args, { milliseconds: doorLimits.queryTime, gone: contextValue.watchForLeaving?.(), prepare });
}

const submittedOf = ({ request, document, source }: Call): Submitted => ({
  source,
  document,
  variables: request.variables ?? {},
  operationName: request.operationName ?? null,
});

interface Answered extends Presented {
  readonly type: string;
  readonly cost: number;
  /** Undefined: nothing ran, and the answer has no such entry (GraphQL 7.1.2). */
  readonly data?: ExecutionResult["data"];
}

function respond(door: Door, { errors, http, data, type, cost }: Answered): GraphQLResponse {
  door.metrics.operations.inc({ type, code: String(errors[0]?.extensions?.code ?? "OK") });
  door.metrics.cost.inc({ type }, cost);
  const singleResult = {
    ...(errors.length === 0 ? {} : { errors }),
    ...(data === undefined ? {} : { data }),
    extensions: { cost },
  };
  const head = { headers: new HeaderMap(http?.headers ?? []), ...(http === null ? {} : { status: http.status }) };
  return { http: head, body: { kind: "single", singleResult } };
}

/** What Apollo refused itself, a document that is no GraphQL or not of this schema, costs a point too. */
async function completeRejection(door: Door, call: GraphQLRequestContext<Context>): Promise<void> {
  const { body } = call.response;
  if (body?.kind !== "single" || body.singleResult.extensions !== undefined) return;
  const { requestId } = call.contextValue;
  const outOfPoints = await door.admission.charge(call.contextValue, 1);
  if (outOfPoints !== null) return tellOutOfPoints(door, call, outOfPoints);
  const identified = (error: GraphQLFormattedError) => ({ ...error, extensions: { ...error.extensions, requestId } });
  const errors = (body.singleResult.errors ?? []).slice(0, doorLimits.errors).map(identified);
  door.metrics.operations.inc({ type: "rejected", code: String(body.singleResult.errors?.[0]?.extensions?.code) });
  body.singleResult = { errors, extensions: { cost: 1 } };
}

/** Instead of what Apollo has to say. */
function tellOutOfPoints(door: Door, { response, contextValue }: GraphQLRequestContext<Context>, error: GraphQLError) {
  const presented = door.presenter.ofRejection([error], contextValue.requestId);
  const { body, http } = respond(door, { ...presented, cost: 1, type: "rejected" });
  response.body = body;
  if (http.status !== undefined) response.http.status = http.status;
  for (const [name, value] of http.headers) response.http.headers.set(name, value);
}
