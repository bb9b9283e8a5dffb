import { createReadStream, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createGzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { HttpOptions } from "./HttpOptions.js";
import { plainPage } from "./plainPage.js";

/** The page in the repository, the same distance from `src/` and from `dist/`. */
const folder = fileURLToPath(new URL("../../scripts/graphiql/", import.meta.url));

const html = "text/html; charset=utf-8";
const script = "text/javascript; charset=utf-8";

/** Own scripts only; GraphiQL puts its style into the page, and its workers and icons into `blob:` and `data:`. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self' blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const plainPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/`: in the demo GraphiQL with the story as tabs, else (or where it is not installed) a page with the addresses. */
export function answerPage(app: FastifyInstance, config: Pick<HttpOptions["config"], "demo" | "publicUrl">): void {
  const bundle = config.demo ? bundlePath() : null;
  if (bundle === null) {
    app.get("/", (_request, reply) =>
      reply.header("content-security-policy", plainPolicy).type(html).send(plainPage(config.publicUrl)),
    );
    return;
  }
  const serve = (address: string, path: string, type: string) =>
    app.get(address, (request, reply) => sendFile(request, reply.type(type), path));
  serve("/", join(folder, "index.html"), html);
  serve("/graphiql/page.js", join(folder, "page.js"), script);
  serve("/graphiql/story.js", join(folder, "story.js"), script);
  serve("/graphiql/bundle.js", bundle, script);
}

/** GraphiQL in one file that fetches nothing. A development dependency: null in an installation without those. */
function bundlePath(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve("@graphql-yoga/render-graphiql/package.json");
    return join(dirname(manifest), "esm", "graphiql.js");
  } catch {
    return null;
  }
}

/** From the disk each time: 9 MB that hardly anybody asks for twice stay out of memory. */
function sendFile(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  const { size, mtimeMs } = statSync(path);
  const etag = `W/"${size}-${mtimeMs}"`;
  void reply.headers({
    etag,
    "cache-control": "no-cache",
    vary: "Accept-Encoding",
    "content-security-policy": pagePolicy,
  });
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  const file = createReadStream(path);
  if (!request.headers["accept-encoding"]?.includes("gzip")) return reply.send(file);
  const compressed = createGzip({ level: 1 });
  file.on("error", (error) => compressed.destroy(error));
  return reply.header("content-encoding", "gzip").send(file.pipe(compressed));
}
