/** Texts that may stand in no answer: found as a whole or as a word of another text. */
export class Secrets {
  private readonly texts: ReadonlySet<string>;

  constructor(texts: Iterable<string>, public_: ReadonlySet<string>) {
    this.texts = new Set([...texts].filter((text) => text.length >= 4 && !public_.has(text)));
  }

  get size(): number {
    return this.texts.size;
  }

  /** @param asked what the question itself named: to be told it again tells nothing */
  findIn(answer: unknown, asked: string | null = null): string | null {
    for (const text of textsIn(answer)) {
      if (text === asked) continue;
      if (this.texts.has(text)) return text;
      for (const word of text.match(words) ?? []) if (word !== asked && this.texts.has(word)) return word;
    }
    return null;
  }
}

const words = /[\w.@:/+-]{4,}/g;

/** Every text in an answer, its names of fields left out. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (value instanceof Date) yield value.toISOString();
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) yield* textsIn(each);
}
