import { spawn, spawnSync } from "node:child_process";

/** Whether the judge is on this machine; says loudly when not. */
export function hasTool(tool: string, ...args: readonly string[]): boolean {
  const found = spawnSync(tool, args, { stdio: "ignore" }).error === undefined;
  if (!found) console.warn(`SKIPPED: ${tool} is not on this machine`);
  return found;
}

export const hasOpenssl = hasTool("openssl", "version");

/** Everything that a tool says, on both outputs. It runs beside us: the CA that it asks is in this process. */
export function run(
  tool: string,
  args: readonly string[],
  input: Uint8Array | string = "",
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args);
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, text: Buffer.concat(chunks).toString("utf8") }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** What openssl says; it must have gone well. */
export async function openssl(args: readonly string[], input?: Uint8Array | string): Promise<string> {
  const { code, text } = await run("openssl", args, input);
  if (code !== 0) throw new Error(`openssl ${args.join(" ")} → ${code}\n${text}`);
  return text;
}
