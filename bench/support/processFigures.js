import { readFileSync } from "node:fs";

/** Clock ticks of the kernel in a second (getconf CLK_TCK): 100 on every Linux that Node.js runs on. */
const ticks = 100;
const pageBytes = 4096;

/** Seconds of CPU that a process has used, in hundredths: all its threads, in the kernel too. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

/** Bytes of resident memory. */
export function memoryOf(pid) {
  return Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]) * pageBytes;
}
