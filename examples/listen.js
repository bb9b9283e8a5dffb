// Prints each change of status as it comes, of one order or of all: TOKEN=… [ORDER=…] node examples/listen.js [url]
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const { TOKEN, ORDER } = process.env;
const url = process.argv[2] ?? "ws://127.0.0.1:4000/graphql";
if (!TOKEN) {
  console.error(
    "TOKEN is missing: sign in first, see the README. ORDER may be left out: then every order is listened to.",
  );
  process.exit(1);
}
const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${TOKEN}` } });
const query =
  "subscription($orderId: ID) { orderStatusChanged(orderId: $orderId) { occurredAt statusLabel order { number commonName } } }";

console.log(`listening to ${ORDER ?? "every order"} at ${url}; Ctrl-C ends it`);
for await (const { data, errors } of client.iterate({ query, variables: { orderId: ORDER ?? null } })) {
  if (errors) {
    console.error(errors.map((error) => error.message).join("\n"));
    process.exit(1);
  }
  const { occurredAt, statusLabel, order } = data.orderStatusChanged;
  console.log(`${occurredAt}  ${order.number}  ${order.commonName}  ${statusLabel}`);
}
