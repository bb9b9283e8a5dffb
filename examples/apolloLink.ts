// Apollo Client over the desk's client: queries and mutations by HTTP with a token that is good, subscriptions by cursor.
//   new ApolloClient({ cache: new InMemoryCache(), link: deskLink(desk, () => client.refetchQueries({ include: "active" })) })
// Query, then subscribe: the query selects `streamHead`, the subscription begins after it. Without `after` it begins when it is asked for, and what happened since the query is lost.
//   const { data } = await client.query({ query: gql`query($id: ID!) { streamHead order(id: $id) { id eventSequence status } }`, variables: { id } });
//   client.subscribe({ query: gql`subscription($id: ID, $after: String) { orderEvents(orderId: $id, after: $after) { cursor sequence order { id status } } }`,
//     variables: { id, after: data.streamHead } })
import { ApolloLink, Observable } from "@apollo/client";
import { type FormattedExecutionResult, OperationTypeNode, print } from "graphql";
// In a project of yours: from "certdesk/client".
import type { Desk } from "../client/index.js";

/** @param reread called when the log does not reach back to the cursor: what is shown must be read anew; awaited */
export function deskLink(desk: Desk, reread: () => unknown): ApolloLink {
  return new ApolloLink((operation) => {
    const { query: document, variables, operationType } = operation;
    const query = print(document);
    return new Observable<FormattedExecutionResult>((sink) => {
      if (operationType === OperationTypeNode.SUBSCRIPTION) {
        return desk.subscribe<Record<string, unknown>>(
          { query, variables },
          {
            next: (result) => sink.next(result as FormattedExecutionResult),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
            expired: async () => void (await reread()),
          },
        );
      }
      desk.query<Record<string, unknown>>(query, variables).then(
        (data) => {
          sink.next({ data });
          sink.complete();
        },
        (error: Error) => sink.error(error),
      );
      return undefined;
    });
  });
}
