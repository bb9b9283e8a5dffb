// The control: `ws` and nothing else. Fork it, send { id, publish: text }: every socket gets it. Without a text it answers how many bytes wait here for its clients.
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
process.on("message", ({ id, publish }) => {
  if (publish === undefined) return process.send({ id, buffered: bufferedBytes() });
  const bytes = Buffer.from(publish);
  for (const socket of server.clients) socket.send(bytes, { binary: false });
  process.send({ id });
});
process.on("disconnect", () => process.exit());
server.once("listening", () => process.send({ url: `ws://127.0.0.1:${server.address().port}/` }));

function bufferedBytes() {
  return [...server.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0);
}
