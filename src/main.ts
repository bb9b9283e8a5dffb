import "reflect-metadata";
import { pino } from "pino";
import { ConfigError, readConfig } from "./config.js";
import { describeError } from "./describeError.js";
import { StartError } from "./services/StartError.js";
import { welcome } from "./welcome.js";

/** Exit code when it cannot start. */
const failure = 1;

/** Nothing logs them on purpose; whoever does so one day by mistake, with a header or an input, says nothing by it. */
const redact = ["authorization", "cookie", "csr", "key", "password", "refreshToken", "secret", "token"].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
);

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel, serializers: { err: describeError }, redact }, pino.destination(2));
  // A bad variable is told at once: what the desk is made of takes a second to load.
  const { createApp } = await import("./app.js");
  const app = await createApp(config, logger);
  onSignals(app.stop);
  process.stdout.write(`${welcome(config, app)}\nready ${app.url}\n`);
}

/** The first signal drains; a second one does not wait. */
function onSignals(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      if (stopping) process.exit(failure);
      stopping = true;
      stop().then(
        () => process.exit(0),
        () => process.exit(failure),
      );
    });
}

main().catch((error: unknown) => {
  const plain = error instanceof StartError || error instanceof ConfigError;
  process.stderr.write(`certdesk cannot start: ${plain ? error.message : reason(error)}\n`);
  process.exit(failure);
});

/** The driver's words where the database refuses; a stack only where an error has no words at all. */
function reason(error: unknown): string {
  return error instanceof Error ? error.message || (error.stack ?? error.name) : String(error);
}
