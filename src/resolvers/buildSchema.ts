import type { GraphQLSchema } from "graphql";
import { buildSchema, type PubSub } from "type-graphql";
import { auditMutations } from "./auditMutations.js";
import { guardDecisions } from "./guardDecisions.js";
import { guardSchema } from "./guardSchema.js";
import { refuseNul } from "./refuseNul.js";
import { resolvers } from "./resolvers.js";
import { rights } from "./rights.js";
import { rowFields } from "./rowFields.js";

let schema: Promise<GraphQLSchema> | undefined;

/** The schema with its resolvers; built once per process. `reflect-metadata` must have been imported. */
export function buildAppSchema(): Promise<GraphQLSchema> {
  schema ??= buildSchema({
    resolvers,
    // The classes carry no rules of form: the domain judges the input of commands, in both languages.
    validateFn: (value) => refuseNul(value),
    pubSub: unused,
  }).then((built) => auditMutations(guardSchema(guardDecisions(built), rights, rowFields)));
  return schema;
}

/** type-graphql wants one as soon as a subscription exists; ours each bring their own `subscribe`. */
const unused: PubSub = {
  publish: () => {
    throw new Error("events are written to the log, not published");
  },
  subscribe: () => {
    throw new Error("a subscription without a `subscribe` of its own");
  },
};
