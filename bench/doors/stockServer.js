// The control: Apollo hardened as its documentation says, with a graphql-ws beside it as its documentation says. Forked; answers { httpUrl, socketUrl }.
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { buildSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";

const schema = buildSchema(`
  type Query { order: Order streamHead: String }
  type Order { id: ID parent: Order }
  type Mutation { addNote: Order }
  type Subscription { orderEvents: Order }
`);
schema.getMutationType().getFields().addNote.resolve = () => ({ id: "changed" });
schema.getSubscriptionType().getFields().orderEvents.subscribe = async function* () {
  await new Promise(() => undefined);
  yield null;
};

const apollo = new ApolloServer({
  schema,
  introspection: false,
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  nodeEnv: "production",
});
const { url } = await startStandaloneServer(apollo, { listen: { port: 0, host: "127.0.0.1" } });
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: "/graphql" });
useServer({ schema }, server);
process.on("disconnect", () => process.exit());
server.once("listening", () =>
  process.send({ httpUrl: url, socketUrl: `ws://127.0.0.1:${server.address().port}/graphql` }),
);
