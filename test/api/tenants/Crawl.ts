import type { ExecutionResult } from "graphql";
import type { Asker } from "../../support/createGraph.js";
import type { Secrets } from "./Secrets.js";

/** Who looks, and what he may not find. */
export interface Viewer {
  readonly name: string;
  readonly asker: Asker;
  readonly secrets: Secrets;
}

export interface Question {
  readonly source: string;
  readonly variables?: Record<string, unknown>;
  /** Paths of fields that the document has. */
  readonly paths: number;
  /** The id or key that it names. */
  readonly asked?: string;
}

/** A way to ask: the graph itself, or a door of a server. */
export interface Door {
  run(asker: Asker, source: string, options: { variables?: object }): Promise<ExecutionResult>;
}

/** Questions that are on their way at a time: as many as the pool has connections. */
const abreast = 8;

/** Asks and judges. A probe is one viewer, one id (or none) and one path of fields, executed and looked at. */
export class Crawl {
  probes = 0;
  answers = 0;
  readonly leaks: string[] = [];
  /** Of errors that stood beside an answer, and what commands answered: each with the name of the root field. */
  readonly codes = new Set<string>();
  private epoch: Promise<string> | null = null;

  constructor(readonly door: Door) {}

  /** @param expected the very bytes of the answer; what is not so is a leak */
  async ask(viewer: Viewer, question: Question, expected: string | null = null): Promise<string> {
    const { source, variables = {}, asked = null } = question;
    const answer = await this.answerTo(viewer.asker, source, variables);
    this.answers++;
    this.probes += question.paths;
    const said = asked === null ? answer : answer.replaceAll(asked, "…");
    if (said === expected) return said;
    const secret = viewer.secrets.findIn(JSON.parse(answer), asked);
    if (secret !== null) this.leak(viewer, question, JSON.stringify(secret));
    else if (expected !== null)
      this.leak(viewer, question, `${said.slice(0, 300)} instead of ${expected.slice(0, 300)}`);
    return said;
  }

  /** Cursors begin with the epoch of their log, and a copy of a database begins a new one. */
  private async answerTo(asker: Asker, source: string, variables: object): Promise<string> {
    const { data, errors } = await this.door.run(asker, source, { variables });
    this.note(data ?? {}, errors ?? []);
    const answer = JSON.stringify({ data, errors });
    if (!answer.includes("ursor") && !answer.includes("streamHead")) return answer;
    this.epoch ??= this.door.run(asker, "{ streamHead }", {}).then(({ data }) => String(data?.streamHead).slice(0, 44));
    return answer.replaceAll(await this.epoch, "epoch ");
  }

  private note(data: Record<string, unknown>, errors: NonNullable<ExecutionResult["errors"]>): void {
    for (const { path, extensions } of errors) this.codes.add(`${path?.[0]}: ${extensions.code}`);
    for (const [field, value] of Object.entries(data)) {
      const { __typename = "", code = __typename } = (value ?? {}) as { __typename?: string; code?: string };
      if (/(Error|Payload)$/.test(__typename)) this.codes.add(`${field}: ${code}`);
    }
  }

  private leak(viewer: Viewer, { source, asked }: Question, what: string): void {
    this.leaks.push(`${viewer.name} ${asked ?? ""} ${source.slice(0, 150)}: ${what}`);
  }
}

/** Does the work of each, several at a time. */
export async function forEach<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
