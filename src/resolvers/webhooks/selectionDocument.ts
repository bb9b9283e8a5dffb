import type { DocumentNode, GraphQLSchema } from "graphql";
import { fail, ok, type Result } from "../../domain/result.js";
import { checkDocument } from "../limits/checkDocument.js";
import { RecentDocuments } from "../limits/RecentDocuments.js";

/** What an endpoint without a selection of its own gets. */
export const ownSelection = `{
  __typename id sequence occurredAt summary
  actor { id name }
  order { id number commonName status statusLabel }
  ... on OrderStatusChanged { previousStatus status statusLabel }
  ... on RevocationRequestChanged { previousRequestStatus requestStatus statusLabel request { id reason reasonLabel } }
  ... on CertificateChanged { certificateStatus certificate { id serialNumber commonName notAfter } }
  ... on CancellationChanged { cancellationStatus cancellation { id refundable } }
  ... on OrderUpdated { aspect }
}`;

const documents = new RecentDocuments();

/**
 * A selection as the document of the subscription that it would be, parsed, valid and within the limits of the doors.
 * @returns else the first thing that is wrong, for programs
 */
export async function selectionDocument(
  schema: GraphQLSchema,
  selection: string,
): Promise<Result<DocumentNode, string>> {
  const source = `subscription { orderEvents { ...Selection } }\nfragment Selection on OrderEvent ${selection}`;
  const read = await documents.read(schema, source);
  if (!read.ok) return fail(read.error[0]?.message ?? "");
  const submitted = { source, document: read.value, variables: {}, operationName: null };
  const checked = checkDocument(schema, submitted, false);
  return checked.ok ? ok(read.value) : fail(checked.error.errors[0]?.message ?? "");
}
