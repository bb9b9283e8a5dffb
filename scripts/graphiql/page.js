// Runs in the browser. GraphiQL with a fetcher of ours: queries by fetch, subscriptions by WebSocket on the same address.
import { css, editorWorkerService, graphqlWorker, js, jsonWorker } from "/graphiql/bundle.js";
import { story } from "/graphiql/story.js";

const endpoint = new URL("/graphql", location.href);

/** Access tokens by mail address, of the sign-ins in any window of this page. */
const tokens = {
  all: () => JSON.parse(localStorage.getItem("certdesk:tokens") ?? "{}"),
  /** Keeps what a signIn answered, under whatever alias. */
  keep(data) {
    for (const signedIn of Object.values(data ?? {})) {
      const email = signedIn?.viewer?.user?.email;
      if (signedIn?.accessToken === undefined || email === undefined) continue;
      localStorage.setItem("certdesk:tokens", JSON.stringify({ ...tokens.all(), [email]: signedIn.accessToken }));
    }
  },
  /** A mail address stands for its token; without one for nobody. */
  fill({ authorization, ...headers } = {}) {
    if (!authorization?.includes("@")) return authorization === undefined ? headers : { ...headers, authorization };
    const token = tokens.all()[authorization];
    return token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` };
  },
};

function fetcher(request, { headers, documentAST } = {}) {
  const operations = documentAST?.definitions.filter(({ kind }) => kind === "OperationDefinition") ?? [];
  const operation = operations.find(({ name }) => name?.value === request.operationName) ?? operations[0];
  return operation?.operation === "subscription"
    ? subscribe(request, tokens.fill(headers))
    : ask(request, tokens.fill(headers));
}

async function ask(request, headers) {
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  const result = await answer.json();
  tokens.keep(result.data);
  return result;
}

/** graphql-transport-ws, one socket for one subscription. GraphiQL stops it by `return`, also while nothing comes. */
function subscribe(payload, headers) {
  const url = Object.assign(new URL(endpoint), { protocol: endpoint.protocol.replace("http", "ws") });
  const socket = new WebSocket(url, "graphql-transport-ws");
  const results = receive(socket, payload, headers);
  return {
    next: () => results.next(),
    return: () => {
      socket.close(1000);
      return results.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* receive(socket, payload, headers) {
  const arrived = [];
  let wake = () => {};
  const push = (message) => {
    arrived.push(message);
    wake();
  };
  socket.onopen = () => socket.send(JSON.stringify({ type: "connection_init", payload: headers }));
  socket.onmessage = ({ data }) => push(JSON.parse(data));
  socket.onclose = ({ code, reason, wasClean }) =>
    push({ type: "closed", payload: { closed: code, reason, wasClean } });
  for (;;) {
    while (arrived.length === 0) await new Promise((resolve) => (wake = resolve));
    const { type, payload: received } = arrived.shift();
    if (type === "connection_ack") socket.send(JSON.stringify({ id: "1", type: "subscribe", payload }));
    if (type === "ping") socket.send(JSON.stringify({ type: "pong" }));
    if (type === "next") yield received;
    if (type === "error") yield { errors: received };
    if (type === "closed" && received.closed !== 1000) yield received;
    if (type === "complete" || type === "error" || type === "closed") return socket.close(1000);
  }
}

const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
const workers = {
  editorWorkerService: blob(editorWorkerService),
  json: blob(jsonWorker),
  graphql: blob(graphqlWorker),
};
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => workers[label] };

document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
await new Promise((resolve, reject) => {
  document.head.append(
    Object.assign(document.createElement("script"), { src: blob(js), onload: resolve, onerror: reject }),
  );
});
self.YogaGraphiQL.renderYogaGraphiQL(document.querySelector("#root"), {
  title: "certdesk",
  logo: " ",
  fetcher,
  defaultTabs: story,
  // Of the first tab: GraphiQL does not take these from the tabs.
  variables: story[0].variables,
});
