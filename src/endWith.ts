import { ConfigError } from "./config.js";
import { StartError } from "./services/StartError.js";

/** Ends the process with what a command answers. What the person who gave it can mend is one line; a bug shows where it is. */
export function endWith(command: Promise<number>): void {
  command.then(
    (code) => process.exit(code),
    (error: Error) => {
      const plain = error instanceof StartError || error instanceof ConfigError || "code" in error;
      process.stderr.write(`${plain ? error.message : (error.stack ?? error.message)}\n`);
      process.exit(1);
    },
  );
}
