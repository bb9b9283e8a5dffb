import type { ExecutionResult } from "graphql";
import type { User } from "../../../src/entities/User.js";
import type { Client } from "../../support/client.js";
import type { Asker } from "../../support/createGraph.js";
import type { World } from "../../support/world.js";
import type { Door } from "./Crawl.js";

/** The door of a server, with everybody signed in. What changes with each answer (ids of requests) is left out. */
export async function overHttp(world: World, users: readonly User[]): Promise<Door> {
  const clients = new Map<Asker, Client>([["ANONYMOUS", world.client]]);
  for (const user of users) clients.set(user, await world.as(user.email));
  return {
    async run(asker, source, { variables }) {
      const client = clients.get(asker);
      if (client === undefined) throw new Error("somebody who has not signed in");
      const { body } = await client.post({ query: source, variables });
      const errors = body.errors?.map(({ message, extensions = {}, ...rest }) => ({
        ...rest,
        message,
        extensions: { ...extensions, requestId: undefined },
      }));
      return { data: body.data, errors } as unknown as ExecutionResult;
    },
  };
}
