import { spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "./cluster.js";

const places = ["nats-server", "/usr/sbin/nats-server"];

/** A nats-server in a process of its own; null, said loudly, where there is none (Debian: apt-get install nats-server). */
export async function startNats() {
  const binary = places.find((place) => spawnSync(place, ["--version"]).status === 0);
  if (binary === undefined) {
    console.error("SKIPPED what is told by NATS: no nats-server on this machine");
    return null;
  }
  const [port] = await freePorts(1);
  const child = spawn(binary, ["--addr", "127.0.0.1", "--port", String(port)], { stdio: "ignore" });
  while (!(await answers(port))) await sleep(20);
  return { url: `nats://127.0.0.1:${port}`, stop: () => child.kill() };
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
