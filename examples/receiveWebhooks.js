// Receives webhooks and prints them: WEBHOOK_SECRET=whsec_… node examples/receiveWebhooks.js (docs/webhooks.md)
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET ?? "");
const server = createServer(async (request, response) => {
  let event;
  try {
    event = webhook.verify(await text(request), request.headers);
  } catch {
    return response.writeHead(401).end(); // not ours, or cut off
  }
  response.writeHead(204).end(); // first answer, then work
  console.log(request.headers["webhook-id"], event);
});
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
