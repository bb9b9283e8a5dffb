import { signIn } from "../support/ask.js";

/** Milliseconds after which a token is taken anew: tokens last a quarter of an hour. */
const lifetime = 5 * 60_000;

/** One demo user, whose token all its clients share. */
export class Viewer {
  #token = null;
  #until = 0;
  #nodes;

  constructor(email, nodes) {
    this.email = email;
    this.#nodes = nodes;
  }

  /** Rejects when no node can give one just now. */
  token() {
    if (this.#token !== null && performance.now() < this.#until) return this.#token;
    this.#until = performance.now() + lifetime;
    const asked = this.#signIn();
    this.#token = asked;
    asked.catch(() => this.#token === asked && this.refresh());
    return asked;
  }

  refresh() {
    this.#token = null;
  }

  async #signIn() {
    const [first, ...others] = this.#nodes;
    return others.reduce(
      (tried, node) => tried.catch(() => signIn(node.url, this.email)),
      signIn(first.url, this.email),
    );
  }
}
