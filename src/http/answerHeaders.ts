import type { FastifyInstance, FastifyReply } from "fastify";
import type { Origins } from "./Origins.js";

/** What an API answer may do in a browser: nothing. Pages say so otherwise themselves. */
const security = {
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none",
};

/** RFC 6797: only where clients come by https. A year; the names below are none of ours to speak for. */
const strictTransport = { "strict-transport-security": "max-age=31536000" };

/** Seconds that a browser may remember what a preflight allowed. */
const preflightAge = 7200;

const preflight = {
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers":
    "accept-language, apollo-require-preflight, authorization, content-type, last-event-id, x-apollo-operation-name",
  "access-control-max-age": String(preflightAge),
};

/** Headers of every answer: the request id, what browsers must not do with it, and which origins may read it (Fetch, CORS). */
export function answerHeaders(app: FastifyInstance, origins: Origins, publicUrl: string): void {
  const always = publicUrl.startsWith("https:") ? { ...security, ...strictTransport } : security;
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    const allowed = origin !== undefined && origins.has(origin);
    void reply.headers(always).header("x-request-id", request.id).header("vary", "Origin");
    if (allowed) allow(reply, origin);
    if (request.method !== "OPTIONS") return;
    if (allowed) void reply.headers(preflight);
    return reply.code(204).send();
  });
}

function allow(reply: FastifyReply, origin: string): void {
  void reply
    .header("access-control-allow-origin", origin)
    .header("access-control-expose-headers", "retry-after, x-request-id");
}
