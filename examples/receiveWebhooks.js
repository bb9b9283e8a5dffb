// Receives webhooks and prints them: WEBHOOK_SECRET=whsec_… node examples/receiveWebhooks.js (docs/webhooks.md)
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET ?? "");
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  try {
    webhook.verify(body, request.headers);
  } catch {
    return response.writeHead(401).end();
  }
  response.writeHead(204).end(); // first answer, then work
  console.log(request.headers["webhook-id"], JSON.parse(body));
});
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
