// Loaded into a server under measurement (`node --import`): SIGUSR2 collects its garbage, so that its heap says what it keeps.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
process.on("SIGUSR2", () => collect());
