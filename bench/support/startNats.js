import { spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "./cluster.js";

/** As in test/support/natsServer.ts: where Debian puts it is not on everybody's path. */
const places = ["nats-server", "/usr/sbin/nats-server", "/usr/local/bin/nats-server"];

/** A nats-server in a process of its own; null, said loudly, where there is none (Debian: apt-get install nats-server). */
export async function startNats() {
  const binary = places.find((place) => /nats-server/.test(spawnSync(place, ["--version"]).stdout ?? ""));
  if (binary === undefined) {
    console.error("SKIPPED what is told by NATS: no nats-server on this machine");
    return null;
  }
  const [port] = await freePorts(1);
  const child = spawn(binary, ["--addr", "127.0.0.1", "--port", String(port)], { stdio: "ignore" });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`nats-server ended with ${child.exitCode}`);
    await sleep(20);
  }
  const stop = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  return { url: `nats://127.0.0.1:${port}`, stop };
}

/** It speaks first: who listens there but says nothing is none. */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => resolve(true)).once("error", () => resolve(false));
    socket.once("data", () => socket.destroy());
  });
