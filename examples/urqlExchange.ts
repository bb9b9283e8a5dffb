// urql over the desk's client: subscriptions by cursor. Queries go by urql's own fetchExchange, with the session's token.
//   new Client({ url, fetch: deskFetch(session), exchanges: [cacheExchange, deskExchange(desk, reread), fetchExchange] })
// Query, then subscribe: the query selects `streamHead`, the subscription begins after it. Without `after` it begins when it is asked for, and what happened since the query is lost.
//   const { data } = await client.query("query($id: ID!) { streamHead order(id: $id) { id eventSequence status } }", { id }, { requestPolicy: "network-only" });
//   client.subscription("subscription($id: ID, $after: String) { orderEvents(orderId: $id, after: $after) { cursor sequence order { id status } } }",
//     { id, after: data.streamHead })
// In components: useSubscription({ query, variables: { id, after: data?.streamHead }, pause: !data })
import { type Exchange, type ExecutionResult, subscriptionExchange } from "@urql/core";
// In a project of yours: from "certdesk/client".
import type { Desk, Session } from "../client/index.js";

/** @param reread called when the log does not reach back to the cursor: what is shown must be read anew; awaited */
export function deskExchange(desk: Desk, reread: () => unknown): Exchange {
  return subscriptionExchange({
    forwardSubscription: ({ query = "", variables }) => ({
      subscribe: (sink) => ({
        unsubscribe: desk.subscribe<Record<string, unknown>>(
          { query, variables: { ...variables } },
          {
            next: (result) => sink.next(result as ExecutionResult),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
            expired: async () => void (await reread()),
          },
        ),
      }),
    }),
  });
}

/** `fetch` that shows a token that is good; one that the desk refuses all the same is renewed, once. */
export function deskFetch(session: Session): typeof fetch {
  return async (address, init) => {
    const ask = (token: string) => {
      const headers = new Headers(init?.headers);
      headers.set("authorization", `Bearer ${token}`);
      return fetch(address, { ...init, headers });
    };
    const token = await session.token();
    const answer = await ask(token);
    if (answer.status !== 401) return answer;
    session.refuse(token);
    return ask(await session.token());
  };
}
