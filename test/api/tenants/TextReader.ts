import type { Asker, Graph } from "../../support/createGraph.js";
import { Crawl, forEach } from "./Crawl.js";
import type { Document, Documents } from "./Documents.js";
import type { NodeId } from "./nodeIds.js";
import { Secrets, textsIn } from "./Secrets.js";

/** All texts that somebody is told. */
export class TextReader {
  constructor(
    private readonly documents: Documents,
    private readonly graph: Graph,
    private readonly asker: Asker,
  ) {}

  /** By the root fields. */
  roots(): Promise<Set<string>> {
    return this.read(this.documents.roots(2));
  }

  nodes(ids: readonly NodeId[]): Promise<Set<string>> {
    return this.read(this.documents.together(ids, 2));
  }

  private async read(questions: readonly Document[]): Promise<Set<string>> {
    const crawl = new Crawl(this.graph);
    const viewer = { name: "", asker: this.asker, secrets: new Secrets([], new Set()) };
    const texts = new Set<string>();
    await forEach(questions, async (question) => {
      for (const text of textsIn(JSON.parse(await crawl.ask(viewer, question)))) texts.add(text);
    });
    return texts;
  }
}
