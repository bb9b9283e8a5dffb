/** What subscribers of the benches ask for, of the desk and of its control alike: fields of the event itself. */
export const events = {
  query:
    "subscription($orderId: ID, $after: String) { orderEvents(orderId: $orderId, after: $after) { __typename id cursor sequence occurredAt summary } }",
};

/** An event as the control publishes it, of the same size. */
export const sampleEvent = (sequence, orderId = "ord_bench000000000001") => ({
  id: `evt_${1000 + sequence}`,
  orderId,
  cursor: "MDE5YWI5YzItNGE1Ny03YzQ2LWE0OGUtMTIzNDU2Nzg5MGFiOjEwMDA",
  sequence,
  occurredAt: new Date().toISOString(),
  summary: "メモが追加されました",
});

/** The bytes of the same event for a broadcast without GraphQL; with as many summaries more as wished. */
export const sampleBytes = (sequence, more = 0) =>
  JSON.stringify({
    id: "1",
    type: "next",
    payload: {
      data: {
        orderEvents: { __typename: "OrderUpdated", ...sampleEvent(sequence), orderId: undefined, ...summaries(more) },
      },
      extensions: { cost: 12 },
    },
  });

const summaries = (count) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`summary${n}`, sampleEvent(1).summary]));
