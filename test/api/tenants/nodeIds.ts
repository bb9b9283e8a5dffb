import type { User } from "../../../src/entities/User.js";
import type { Graph } from "../../support/createGraph.js";
import type { OwnedId } from "./ownedIds.js";

export interface NodeId extends OwnedId {
  readonly type: string;
}

/** Those that are Nodes, with their types: as somebody sees them who may. */
export async function nodeIds(
  graph: Graph,
  [one, ...others]: readonly User[],
  ids: readonly OwnedId[],
): Promise<NodeId[]> {
  if (one === undefined) return [];
  const found = new Map<string, string>();
  for (let start = 0; start < ids.length; start += 100) {
    const some = ids.slice(start, start + 100).map(({ id }) => id);
    const document = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
    const { data } = await graph.run(one, document, { variables: { ids: some } });
    for (const node of (data as { nodes: ({ id: string; __typename: string } | null)[] }).nodes)
      if (node !== null) found.set(node.id, node.__typename);
  }
  const seen = ids.map((each) => ({ ...each, type: found.get(each.id) ?? "" })).filter(({ type }) => type !== "");
  return [
    ...seen,
    ...(await nodeIds(
      graph,
      others,
      ids.filter(({ id }) => !found.has(id)),
    )),
  ];
}
