import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import type { Availability } from "./Availability.js";

/** `/healthz`: the process is up. `/readyz`: it can serve. `/metrics`: for Prometheus. */
export function answerHealth(app: FastifyInstance, availability: Availability, registry: Registry): void {
  const logLevel = "silent" as const;
  app.get("/healthz", { logLevel }, async () => ({ status: "ok" }));
  app.get("/readyz", { logLevel }, async (_request, reply) => {
    const readiness = await availability.check();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get("/metrics", { logLevel }, async (_request, reply) =>
    reply.header("content-type", registry.contentType).send(await registry.metrics()),
  );
}
