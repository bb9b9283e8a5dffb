// The control: the usual way, type-graphql's subscriptions with its PubSub behind graphql-ws. Fork it, send { id, publish: event }.
import "reflect-metadata";
import { createPubSub } from "@graphql-yoga/subscription";
import { useServer } from "graphql-ws/use/ws";
import { Arg, buildSchema, Field, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from "type-graphql";
import { WebSocketServer } from "ws";

/** Decorators as calls: this file is run as it is. */
class OrderEvent {}
const fields = { id: ID, orderId: ID, cursor: String, sequence: Int, occurredAt: String, summary: String };
for (const [name, type] of Object.entries(fields)) Field(() => type)(OrderEvent.prototype, name);
ObjectType({ simpleResolvers: true })(OrderEvent);

class Events {
  orderEvents(event) {
    return event;
  }
  nothing() {
    return null;
  }
}
const forEach = Object.getOwnPropertyDescriptor(Events.prototype, "orderEvents");
const filter = ({ payload, args }) => args.orderId === undefined || args.orderId === payload.orderId;
Root()(Events.prototype, "orderEvents", 0);
Arg("orderId", () => ID, { nullable: true })(Events.prototype, "orderEvents", 1);
Arg("after", () => String, { nullable: true })(Events.prototype, "orderEvents", 2);
Subscription(() => OrderEvent, { topics: "EVENT", filter })(Events.prototype, "orderEvents", forEach);
Query(() => Int, { nullable: true })(Events.prototype, "nothing", forEach);
Resolver()(Events);

const pubSub = createPubSub();
const schema = await buildSchema({ resolvers: [Events], pubSub, validate: false });
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
useServer({ schema }, server);
process.on("message", ({ id, publish }) => {
  pubSub.publish("EVENT", publish);
  process.send({ id });
});
process.on("disconnect", () => process.exit());
server.once("listening", () => process.send({ url: `ws://127.0.0.1:${server.address().port}/` }));
