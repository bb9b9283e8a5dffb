import type { FastifyInstance } from "fastify";
import type { HttpOptions } from "./HttpOptions.js";
export async function answerPage(app: FastifyInstance, _config: HttpOptions["config"]): Promise<void> {
  app.get("/", async () => "todo");
}
