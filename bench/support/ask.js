import { password } from "./cluster.js";

/** One operation over HTTP. @throws when there is no answer, or one with errors */
export async function ask(url, { query, variables = {}, token = null, timeout = 10_000 }) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(timeout),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(errors[0].message);
  return data;
}

/** @returns {Promise<string>} an access token, good for a quarter of an hour */
export async function signIn(url, email) {
  const query =
    "mutation($i: SignInInput!) { signIn(input: $i) { ... on SignInPayload { accessToken } ... on UserError { message } } }";
  const { signIn: answer } = await ask(url, { query, variables: { i: { email, password } } });
  if (answer.accessToken === undefined) throw new Error(answer.message);
  return answer.accessToken;
}

export async function streamHead(url, token) {
  return (await ask(url, { query: "{ streamHead }", token })).streamHead;
}

/** A メモ: one event of its order. @returns {Promise<string | null>} its id; null when it was refused */
export async function addNote(url, token, { orderId, text }) {
  const query =
    "mutation($i: AddNoteInput!) { addNote(input: $i) { ... on AddNotePayload { note { id } } ... on UserError { code } } }";
  const { addNote: answer } = await ask(url, { query, variables: { i: { orderId, text } }, token });
  return answer.note?.id ?? null;
}
