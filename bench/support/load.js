import { Agent, request } from "node:http";

/** @throws when the answer is not 200, or is one of GraphQL with errors: then something else would be measured */
async function check({ url, headers, body }) {
  const answer = await fetch(url, { method: "POST", headers, body });
  const { errors } = await answer.json();
  if (answer.status !== 200 || errors !== undefined) throw new Error(`${answer.status} ${JSON.stringify(errors)}`);
}

/**
 * Requests per second with `connections` kept open, for `seconds`. The body of the first answer is looked at, of the others the status.
 * @param {{ url: string, headers: Record<string, string>, body: string, connections?: number, seconds?: number }} options
 * @throws when an answer is not 200, or the first has errors
 */
export async function load({ url, headers, body, connections = 16, seconds = 5 }) {
  await check({ url, headers, body });
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
  try {
    await run(1000);
    return await run(seconds * 1000);
  } finally {
    agent.destroy();
  }
}
