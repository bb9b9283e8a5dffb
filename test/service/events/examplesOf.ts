import { User } from "../../../src/entities/User.js";
import { createGraph } from "../../support/createGraph.js";
import type { Story } from "./Story.js";

const selection = `__typename id cursor sequence occurredAt actor { name } order { id } summary en: summary(locale: EN)
  ... on OrderStatusChanged { previousStatus status statusLabel }
  ... on RevocationRequestChanged { request { id } previousRequestStatus requestStatus requestLabel: statusLabel }
  ... on CertificateChanged { certificate { id } certificateStatus }
  ... on CancellationChanged { cancellation { id } cancellationStatus }
  ... on OrderUpdated { aspect }`;

/** The first event of each name (of several orders at one time the one with the shortest history: which job was first is chance), as the API answers it to the desk. A name is the line's key, or the status that it says. */
export async function examplesOf({ world }: Story): Promise<Map<string, string>> {
  const { dataSource } = world.db;
  await world.stream();
  const graph = await createGraph(dataSource, world.clock);
  const operator = await dataSource.manager.findOneByOrFail(User, { email: "operator@desk.test" });
  const firsts: { id: string; name: string }[] = await dataSource.query(
    `select distinct on (name) id, coalesce(message_key, 'status ' || status, 'requestStatus ' || request_status,
       'certificateStatus ' || certificate_status, 'cancellationStatus ' || cancellation_status) as name
     from events order by name, occurred_at, sequence, position`,
  );
  const examples = new Map<string, string>();
  for (const { id, name } of firsts) {
    const { data, errors } = await graph.run(operator, `{ node(id: "${id}") { ... on OrderEvent { ${selection} } } }`);
    if (errors !== undefined) throw errors[0];
    examples.set(name, shortened(data?.node));
  }
  return examples;
}

/** What no two runs have in common is cut. */
function shortened(event: unknown): string {
  const entries = Object.entries(event as object).map(([key, value]) => [key, key === "cursor" ? "…" : value]);
  return JSON.stringify(Object.fromEntries(entries), null, 1)
    .replace(/\n\s*/g, " ")
    .replace(/\b([a-z]{3})_[0-9a-z]+/g, "$1_…")
    .replace(/: \d{8,}"/g, ': …"');
}
