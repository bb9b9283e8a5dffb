import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import type { Random } from "../../attack/Random.js";

type Field = GraphQLField<unknown, unknown>;

/** What one viewer sends. */
export interface Sent {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** What ids and cursors are taken from. */
export interface Known {
  readonly orderIds: readonly string[];
  readonly cursors: readonly string[];
}

/** Documents of the schema by lot: any of its subscriptions, fields, arguments, with aliases, fragments, conditions, variables. Some are too large for the doors. */
export class RandomSubscriptions {
  /** How often each field was selected: of two that are drawn the rarer one is. */
  readonly used = new Map<Field, number>();
  private readonly roots: readonly Field[];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly known: Known,
  ) {
    this.roots = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  }

  next(): Draft {
    return new Draft(this.schema, this.random, { ...this.known, root: this.random.of(this.roots), used: this.used });
  }
}

/** One document, and what viewers send with it. */
export class Draft {
  readonly query: string;
  private readonly types = new Map<string, string>();
  private readonly values = new Map<string, () => unknown>();
  /** What most viewers send. */
  private readonly usual: Readonly<Record<string, unknown>>;
  private readonly fragments: string[] = [];
  private readonly operations: readonly string[];
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly about: Known & { readonly root: Field; readonly used: Map<Field, number> },
  ) {
    const { root } = about;
    const args = this.argumentsOf(root.args);
    const below = this.selection(getNamedType(root.type), 1 + random.below(5));
    this.operations = random.chance(0.1) ? ["First", "Second"] : ["First"];
    const declared = [...this.types].map(([name, type]) => `$${name}: ${type}`).join(", ");
    const texts = this.operations.map(
      (name) =>
        `subscription ${name}${declared && `(${declared})`} { ${name === "First" ? "" : "other: "}${root.name}${args} { ${below} } }`,
    );
    this.query = [...texts, ...this.fragments].join("\n");
    this.usual = this.drawn();
  }

  /** The same for most; one of the variables is another for some. Where each begins is his own. */
  sent(): Sent {
    const { random, query } = this;
    const { after: _, ...others } = this.drawn();
    const [name, value] = random.of([...Object.entries(others), ["none", 1] as const]);
    const own = random.chance(0.15) ? { [name]: value } : {};
    const begins = this.values.has("after") ? { after: random.of([null, ...this.about.cursors]) } : {};
    const operationName = this.operations.length > 1 || random.chance(0.1) ? random.of(this.operations) : null;
    return { query, operationName, variables: { ...this.usual, ...own, ...begins } };
  }

  private drawn(): Record<string, unknown> {
    return Object.fromEntries([...this.values].map(([name, draw]) => [name, draw()]));
  }

  private selection(type: GraphQLNamedType, depth: number, apart = false): string {
    const count = 1 + this.random.below(depth > 0 ? 6 : 4);
    return Array.from({ length: count }, () => this.part(type, depth, apart)).join(" ");
  }

  /** @param apart whether beside it may stand fields of other types: then names are its own */
  private part(type: GraphQLNamedType, depth: number, apart: boolean): string {
    const { random } = this;
    if (isAbstractType(type) ? random.chance(0.3) : random.chance(0.08)) {
      const inner = isAbstractType(type) ? random.of([type, ...this.schema.getPossibleTypes(type)]) : type;
      const body = this.selection(inner, depth, apart || inner !== type);
      const condition = this.condition();
      if (random.chance(0.5)) return `...${inner === type ? "" : ` on ${inner.name}`}${condition} { ${body} }`;
      const name = this.name("F");
      this.fragments.push(`fragment ${name} on ${inner.name} { ${body} }`);
      return random.chance(0.2) ? `...${name} ...${name}${condition}` : `...${name}${condition}`;
    }
    return isObjectType(type) || isInterfaceType(type)
      ? this.field(Object.values(type.getFields()), depth, apart)
      : "__typename";
  }

  private field(fields: readonly Field[], depth: number, apart: boolean): string {
    const { random } = this;
    const [leaves, edges] = [true, false].map((leaf) =>
      fields.filter(({ type }) => isLeafType(getNamedType(type)) === leaf),
    );
    const goesOn = depth > 0 && edges?.length && random.chance(0.5);
    const field = this.rarer((goesOn ? edges : leaves) ?? []);
    if (field === undefined || random.chance(0.03)) return "__typename";
    this.about.used.set(field, this.timesOf(field) + 1);
    const args = this.argumentsOf(field.args);
    const alias = apart || args !== "" || random.chance(0.08) ? `${this.name("a")}: ` : "";
    const below = goesOn ? ` { ${this.selection(getNamedType(field.type), depth - 1)} }` : "";
    return `${alias}${field.name}${args}${this.condition()}${below}`;
  }

  private rarer(fields: readonly Field[]): Field | undefined {
    const [one, other] = [this.random.of(fields), this.random.of(fields)];
    return one && other && this.timesOf(one) > this.timesOf(other) ? other : one;
  }

  private timesOf(field: Field): number {
    return this.about.used.get(field) ?? 0;
  }

  private condition(): string {
    const { random } = this;
    if (!random.chance(0.08)) return "";
    const value = random.chance(0.2) ? "true" : this.variable("Boolean!", () => random.chance(0.7));
    return ` @${random.of(["include", "include", "skip"])}(if: ${value})`;
  }

  /** Pages go forwards or backwards, not both: of two errors that each leave nothing of an answer it is open which is told. */
  private argumentsOf(args: readonly GraphQLArgument[]): string {
    const others = this.random.chance(0.5) ? ["first", "after"] : ["last", "before"];
    const isPaged = args.some(({ name }) => name === "before");
    const fitting = args.filter(({ name }) => !isPaged || !others.includes(name));
    const given = fitting.filter((arg) => isRequiredArgument(arg) || this.random.chance(0.35));
    return given.length === 0 ? "" : `(${given.map((arg) => `${arg.name}: ${this.value(arg)}`).join(", ")})`;
  }

  private value({ name, type }: GraphQLArgument): string {
    const { random } = this;
    if (name === "after" && random.chance(0.7)) return this.variable("String", () => null, "after");
    if (random.chance(0.5)) return this.variable(String(type), () => this.literal(type));
    const literal = this.literal(type);
    return isEnumType(getNamedType(type)) || literal === null ? String(literal) : JSON.stringify(literal);
  }

  private literal(type: GraphQLInputType): unknown {
    const { random, about } = this;
    if (!isNonNullType(type) && random.chance(0.1)) return null;
    const named = getNamedType(type);
    if (isEnumType(named)) return random.of(named.getValues()).name;
    if (named.name === "ID") return random.of(about.orderIds);
    if (named.name === "Int") return 1 + random.below(4);
    if (named.name === "Boolean") return random.chance(0.5);
    return random.of(about.cursors);
  }

  private variable(type: string, draw: () => unknown, name = this.name("v")): string {
    this.types.set(name, type);
    this.values.set(name, draw);
    return `$${name}`;
  }

  private name(prefix: string): string {
    return `${prefix}${++this.names}`;
  }
}
