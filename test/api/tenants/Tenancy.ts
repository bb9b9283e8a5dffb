import type { User } from "../../../src/entities/User.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import type { Graph } from "../../support/createGraph.js";
import { typesAt } from "./askedBy.js";
import { Crawl, type Door, forEach, type Viewer } from "./Crawl.js";
import { Documents } from "./Documents.js";
import { type NodeId, nodeIds } from "./nodeIds.js";
import { ownedIds, ownedKeys } from "./ownedIds.js";
import { Secrets } from "./Secrets.js";
import type { TenantsWorld } from "./TenantsWorld.js";
import { TextReader } from "./TextReader.js";
import type { KnownValues } from "./validInput.js";

/** Somebody with ids that are not his to see, and those that may be. */
export interface Stranger extends Viewer {
  readonly forbidden: readonly NodeId[];
  readonly own: readonly NodeId[];
}

/** What is asked for, and down to which depth of fields. */
interface Asked {
  readonly ids: readonly NodeId[];
  readonly depth?: number;
}

/** What somebody sees by himself. */
interface Own {
  /** Where A has never been: it answers the same; null where there is none. */
  readonly reference: Door | null;
  readonly own: readonly NodeId[];
  readonly depth: number;
  /** How many of each type down to that depth; the others to 2. */
  readonly deeply?: number;
}

/** What there is of A, and what of it is nobody else's; what B has. */
export class Tenancy {
  private readonly missing = new Map<Crawl, Map<string, Promise<string>>>();

  private constructor(
    readonly documents: Documents,
    readonly of: { readonly a: readonly NodeId[]; readonly b: readonly NodeId[] },
    private readonly facts: {
      readonly world: TenantsWorld;
      /** What names rows of A beside their ids. */
      readonly keys: Readonly<Record<string, readonly string[]>>;
      /** What commands are told where any text will not do. */
      readonly known: KnownValues & { readonly commonNames: Readonly<Record<string, string>> };
      /** Texts that are A's alone, and those that are others' than of LIMITED of A. */
      readonly secrets: { readonly ofA: Secrets; readonly ofOthers: Secrets };
    },
  ) {}

  get secrets() {
    return this.facts.secrets;
  }

  static async learn(world: TenantsWorld): Promise<Tenancy> {
    const { a, b, database, without, operator } = world;
    const [graph, reference] = [await world.graph(database), await world.graph(without)];
    const db = database.dataSource;
    const keys = await ownedKeys(db, a.id, a.people.LIMITED.id);
    const documents = new Documents(graph.schema, Object.keys(keys));
    const idsOf = async (accountId: string, admin: User) =>
      nodeIds(graph, [admin, operator], await ownedIds(db, accountId));
    const of = { a: await idsOf(a.id, a.people.ADMIN), b: await idsOf(b.id, b.people.ADMIN) };
    const names: { id: string; common_name: string }[] = await db.query("select id, common_name from orders");
    const known = {
      csr: await sampleCsr("www.hoshi.test"),
      url: "https://hooks.hoshi.test/",
      productCode: "CC_DV",
      email: "new@hoshi.test",
      commonNames: Object.fromEntries(names.map((row) => [row.id, row.common_name])),
    };
    const secrets = await secretsOf(world, documents, { graph, reference, of });
    return new Tenancy(documents, of, { world, keys, known, secrets });
  }

  /** B's people, A's own who sees little, and nobody. */
  get viewers(): Stranger[] {
    const { a, b } = this.facts.world;
    const ofA = { secrets: this.secrets.ofA, forbidden: this.of.a };
    const limited = a.people.LIMITED;
    const forbidden = this.of.a.filter((each) => isOthers(limited, each));
    const own = this.of.a.filter((each) => !isOthers(limited, each));
    return [
      ...Object.entries(b.people).map(([role, asker]) => ({ name: `${role} of B`, asker, ...ofA, own: this.of.b })),
      { name: "nobody", asker: "ANONYMOUS", ...ofA, own: [] },
      { name: "LIMITED of A", asker: limited, secrets: this.secrets.ofOthers, forbidden, own },
    ];
  }

  /** Asks for each of the ids, with every path of its type's fields: to be answered as one that does not exist. One of each type by itself, the others together. */
  async askNodes(crawl: Crawl, viewer: Viewer, { ids, depth = 4 }: Asked): Promise<void> {
    const alone = this.someOf(ids, 1);
    await this.askEach(crawl, viewer, { ids: alone, depth });
    const others = ids.filter((each) => !alone.includes(each));
    await forEach(this.documents.together(others, depth), async ({ nodes, ...question }) => {
      const missing = { ids: nodes.map(({ id }) => missingOf(id)) };
      const expected = await crawl.ask(viewer, { ...question, variables: missing });
      const said = await crawl.ask(viewer, question, expected);
      // Which of them it was.
      if (said !== expected) await this.askEach(crawl, viewer, { ids: nodes, depth: 1 });
    });
  }

  /** Each by itself. */
  async askEach(crawl: Crawl, viewer: Viewer, { ids, depth = 4 }: Asked): Promise<void> {
    await forEach(ids, async ({ id, type }) => {
      for (const document of this.documents.node(type, depth)) {
        const expected = await this.asMissing(crawl, viewer, {
          ...document,
          variables: { id: missingOf(id) },
          asked: missingOf(id),
        });
        await crawl.ask(viewer, { ...document, variables: { id }, asked: id }, expected);
      }
    });
  }

  /** Names each of them wherever a query takes an id or a key. */
  async askQueries(crawl: Crawl, viewer: Viewer, ids: readonly NodeId[]): Promise<void> {
    await forEach(this.documents.queriesAt(), async ({ place, source, variables, paths, part }) => {
      const named = this.namedAt(place, ids);
      for (const asked of part === 0 ? named : named.slice(0, 1)) {
        const missing = missingOf(asked);
        const expected = await this.asMissing(crawl, viewer, {
          source,
          variables: variables(missing),
          paths,
          asked: missing,
        });
        await crawl.ask(viewer, { source, variables: variables(asked), paths, asked }, expected);
      }
    });
  }

  /** Everything that the viewer sees by himself: his own nodes, and the roots. */
  async askOwn(crawl: Crawl, viewer: Viewer, { reference, own, depth, deeply = 1 }: Own): Promise<void> {
    const known = reference && new Crawl(reference);
    const deep = this.someOf(own, deeply);
    const ofNode = ({ id, type }: NodeId) =>
      this.documents.node(type, depth).map((each) => ({ ...each, variables: { id } }));
    const others = own.filter((each) => !deep.includes(each));
    const questions = [...this.documents.roots(depth), ...deep.flatMap(ofNode), ...this.documents.together(others, 2)];
    await forEach(questions, async (question) => {
      await crawl.ask(viewer, question, known && (await known.ask(viewer, question)));
    });
  }

  /** Commands on each of them, with whatever else they want: to be refused as for one that does not exist. */
  async askMutations(crawl: Crawl, viewer: Viewer, ids: readonly NodeId[]): Promise<void> {
    const first = this.documents.mutationsAt(this.facts.known).filter(({ part }) => part === 0);
    await forEach(first, async ({ place, source, variables, paths }) => {
      for (const asked of this.namedAt(place, ids)) {
        const commonName = { commonName: this.facts.known.commonNames[asked] ?? "www.hoshi.test" };
        const missing = missingOf(asked);
        const of = (id: string) => ({ source, variables: variables(id, commonName), paths, asked: id });
        await crawl.ask(viewer, of(asked), await this.asMissing(crawl, viewer, of(missing)));
      }
    });
  }

  /** As many of each type. */
  someOf(ids: readonly NodeId[], most: number): NodeId[] {
    return ids.filter(
      ({ id, type }) => ids.filter((each) => each.type === type).findIndex((each) => each.id === id) < most,
    );
  }

  private namedAt(place: Parameters<typeof typesAt>[0], ids: readonly NodeId[]): readonly string[] {
    if (place.type === "String") return this.facts.keys[place.path.at(-1) ?? ""] ?? [];
    const types = typesAt(place, this.documents.schema);
    return ids.filter(({ type }) => types.includes(type)).map(({ id }) => id);
  }

  private asMissing(crawl: Crawl, viewer: Viewer, question: Parameters<Crawl["ask"]>[1]): Promise<string> {
    const answers = this.missing.get(crawl) ?? new Map<string, Promise<string>>();
    this.missing.set(crawl, answers);
    const key = `${viewer.name} ${question.asked?.slice(0, 4)} ${question.source}`;
    const known = answers.get(key) ?? crawl.ask(viewer, question);
    answers.set(key, known);
    return known;
  }
}

/** Of the same kind, and of nobody: ids are random but for those of events. */
export const missingOf = (id: string) =>
  id.startsWith("evt_") ? `${id}00000000` : `${id.slice(0, -1)}${id.endsWith("0") ? "1" : "0"}`;

/** Whether somebody who sees only his own may not see it: all of others' orders, and what is the account's alone. */
function isOthers(limited: User, { type, id, owner }: NodeId): boolean {
  if (type === "Viewer") return id !== limited.id.replace("usr_", "vwr_");
  return type !== "Account" && type !== "User" && owner !== limited.id;
}

/** What only A's own are told, but for what is told to B where A has never been; and of that what is not told of the orders of LIMITED. */
async function secretsOf(
  { a, b }: TenantsWorld,
  documents: Documents,
  { graph, reference, of }: { graph: Graph; reference: Graph } & Pick<Tenancy, "of">,
): Promise<Tenancy["secrets"]> {
  const limited = a.people.LIMITED;
  const [stranger, admin] = [
    new TextReader(documents, reference, b.people.ADMIN),
    new TextReader(documents, graph, a.people.ADMIN),
  ];
  const everybodys = new Set([...(await stranger.roots()), ...(await stranger.nodes(of.b))]);
  const own = await admin.nodes(of.a.filter((each) => !isOthers(limited, each)));
  const others = await admin.nodes(of.a.filter((each) => isOthers(limited, each)));
  return {
    ofA: new Secrets([...own, ...others, ...(await admin.roots())], everybodys),
    ofOthers: new Secrets(others, new Set([...everybodys, ...own])),
  };
}
