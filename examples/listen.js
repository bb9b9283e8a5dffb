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
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { authorization: `Bearer ${TOKEN}` },
  keepAlive: 10_000,
  // A desk that is away comes back; a token that is over does not (`certdesk/client` would renew it: docs/clients.md).
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: (error) => error.code !== 4403,
});

/** Where the log is now: so nothing is missed either when the socket is lost before the first event. */
async function streamHead() {
  const headers = { "content-type": "application/json", authorization: `Bearer ${TOKEN}` };
  const body = JSON.stringify({ query: "{ streamHead }" });
  const answer = await fetch(url.replace(/^ws/, "http"), { method: "POST", headers, body });
  const { data, errors } = await answer.json();
  if (errors) throw errors;
  return data.streamHead;
}

const query =
  "subscription($orderId: ID, $after: String) { orderStatusChanged(orderId: $orderId, after: $after) { cursor occurredAt statusLabel order { number commonName } } }";
try {
  const variables = { orderId: ORDER ?? null, after: await streamHead() };
  console.log(`listening to ${ORDER ?? "every order"} at ${url}; Ctrl-C ends it`);
  for await (const { data, errors } of client.iterate({ query, variables })) {
    if (errors) throw errors[0];
    const { cursor, occurredAt, statusLabel, order } = data.orderStatusChanged;
    // Sent again when the socket has to be opened anew: it goes on where it was.
    variables.after = cursor;
    console.log(`${occurredAt}  ${order.number}  ${order.commonName}  ${statusLabel}`);
  }
} catch (error) {
  const [{ message } = error] = Array.isArray(error) ? error : [error];
  console.error(error.code === 4403 ? "The token has ended: sign in anew and set TOKEN." : message);
  process.exit(1);
}
