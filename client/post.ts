import { type AnswerError, codeOf, TryLater } from "./failures.js";

/** The part of `fetch` that is used. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly AnswerError[];
}

export interface Post {
  readonly url: string;
  readonly fetch?: Fetch;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds: longer than the desk takes for anything. */
const patience = 70_000;

/** One request. @throws TryLater without an answer, or with one that asks for patience (429, 5xx) */
export async function post({ url, fetch = globalThis.fetch, headers }: Post, body: object): Promise<Answer> {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  };
  const { status, retryAfter, text } = await send(() => fetch(url, init));
  if (status === 429 || status >= 500) throw new TryLater(`the desk answered ${status}`, retryAfter);
  return read(status, text);
}

async function send(work: () => ReturnType<Fetch>) {
  try {
    const response = await work();
    const retryAfter = Number(response.headers.get("retry-after")) || 0;
    return { status: response.status, retryAfter, text: await response.text() };
  } catch (error) {
    throw new TryLater(`the desk cannot be reached: ${String(error)}`);
  }
}

/** A proxy's page instead of an answer is as good as none. */
function read(status: number, text: string): Answer {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === "object" && answer !== null) return answer;
  } catch {}
  throw new TryLater(`the desk answered ${status} without JSON`);
}

/** Whether the answer says that the token is not good. */
export const isUnauthenticated = ({ errors = [] }: Answer): boolean => codeOf(errors) === "UNAUTHENTICATED";
