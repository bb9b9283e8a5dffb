import { Agent, request } from "node:http";

/**
 * Requests per second with `connections` kept open, for `seconds`; throws when an answer is not 200.
 * @param {{ url: string, headers: Record<string, string>, body: string, connections?: number, seconds?: number }} options
 */
export async function load({ url, headers, body, connections = 16, seconds = 5 }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = () =>
    new Promise((resolve, reject) => {
      const sent = request(
        url,
        { method: "POST", agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
        (answer) => {
          answer
            .resume()
            .on("end", () => (answer.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${answer.statusCode}`))));
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  const run = async (milliseconds) => {
    const end = performance.now() + milliseconds;
    let count = 0;
    const worker = async () => {
      while (performance.now() < end) {
        await ask();
        count += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, worker));
    return (count * 1000) / milliseconds;
  };
  await run(1000);
  const rate = await run(seconds * 1000);
  agent.destroy();
  return rate;
}
