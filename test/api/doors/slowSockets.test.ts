import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type Doors, openDoors } from "./openDoors.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.server.close());

/** How long the server keeps a connection, in milliseconds, and what it says at its end. */
async function kept(trickle: (socket: Socket, second: number) => void) {
  const socket = connect(Number(new URL(doors.url).port), "127.0.0.1");
  let said = "";
  socket.setEncoding("latin1").on("data", (chunk) => {
    said += chunk;
  });
  socket.on("error", () => undefined);
  await once(socket, "connect");
  const began = performance.now();
  let second = 0;
  trickle(socket, second);
  const timer = setInterval(() => socket.writable && trickle(socket, ++second), 1000);
  await once(socket, "close");
  clearInterval(timer);
  return { milliseconds: performance.now() - began, said };
}

const head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

// Node.js by itself keeps each of them for a minute or more.
it("nobody holds a connection by sending slowly, or nothing", async () => {
  const [nothing, slowHead, slowBody] = await Promise.all([
    kept(() => undefined),
    kept((socket, second) => socket.write(second === 0 ? head : `X-${second}: x\r\n`)),
    kept((socket, second) => socket.write(second === 0 ? `${head}Content-Length: 60000\r\n\r\n` : "x")),
  ]);
  expect(nothing.milliseconds).toBeLessThan(20_000);
  expect(slowHead.milliseconds).toBeLessThan(20_000);
  expect(slowBody.milliseconds).toBeLessThan(45_000);
  expect(slowHead.said).toMatch(/^HTTP\/1.1 408 /);
  expect(slowBody.said).toMatch(/^HTTP\/1.1 408 /);
}, 90_000);

it("four hundred who send nothing leave the server free for those who ask", async () => {
  const port = Number(new URL(doors.url).port);
  const idle = Array.from({ length: 400 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
  await Promise.all(idle.map((socket) => once(socket, "connect")));
  expect((await doors.post("{ hello }")).status).toBe(200);
  await Promise.all(idle.map((socket) => once(socket.resume(), "close")));
}, 60_000);
