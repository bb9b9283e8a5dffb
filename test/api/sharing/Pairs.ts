import { GroupKeys } from "../../../src/http/hub/GroupKeys.js";
import type { Operation } from "../../../src/http/hub/Operation.js";
import type { Listener } from "./Listener.js";
import type { Told } from "./Replay.js";

/** What a listener got of an event in the crowd, and what executing for him alone gives. */
export interface Heard {
  readonly listener: Listener;
  readonly event: Told;
  readonly alone: string | null;
}

type Key = (operation: Operation, keys: GroupKeys) => string;

/** By what a hub that knows less would share: each has to be found out. */
const naive = {
  "the account alone": ({ authentication }) =>
    String(typeof authentication === "object" && authentication.actor.accountId),
  "all but the role": (operation, keys) => keys.of(withRole(operation)),
  "all but the language": (operation, keys) => keys.of({ ...operation, locale: "JA" }),
  "all but the variables": (operation, keys) =>
    keys.of({ ...operation, args: { ...operation.args, variableValues: {} } }),
  "all but which of the operations": (operation, keys) =>
    keys.of({ ...operation, args: { ...operation.args, operationName: "First" } }),
  "all but whose orders": (operation, keys) => keys.of({ ...operation, feed: { scope: null } as never }),
  "the class, whatever asks who the viewer is": (operation, keys) => keys.of(operation),
} satisfies Record<string, Key>;

function withRole(operation: Operation): Operation {
  const { authentication } = operation;
  if (typeof authentication !== "object") return operation;
  return { ...operation, authentication: { ...authentication, actor: { ...authentication.actor, role: "STANDARD" } } };
}

/** Judges each pair of those who have listened to the same document. */
export class Pairs {
  /** Of one class, and due the event. */
  like = 0;
  /** That got the same buffer. */
  shared = 0;
  /** That did not. */
  apart = 0;
  readonly differences: string[] = [];
  /** Pairs by which naive keys are found out. */
  readonly found = new Map<string, number>(Object.keys(naive).map((name) => [name, 0]));

  /** What a few random documents may not find out: somebody like the one who placed or asked has to be there, and the document has to say what differs. */
  readonly rare = [ours, "all but whose orders"] satisfies (keyof typeof naive)[];

  /** @param all of one event and one document */
  judge(all: readonly Heard[]): void {
    for (const each of all) this.judgeOne(each);
    const keys = new GroupKeys();
    const keyed = all.map((heard) => ({ ...heard, keys: keysOf(heard.listener.operation, keys) }));
    for (const [index, one] of keyed.entries()) for (const other of keyed.slice(index + 1)) this.judgePair(one, other);
  }

  private judgeOne(one: Heard): void {
    const { listener, event, alone } = one;
    const heard = listener.heardOf(event);
    if (heard !== alone) this.differences.push(`${told(one)} got ${heard}\nalone ${alone}`);
  }

  private judgePair(one: Heard & Keyed, other: Heard & Keyed): void {
    for (const [name, count] of this.found)
      if (one.keys[name] === other.keys[name] && one.alone !== other.alone) this.found.set(name, count + 1);
    if (one.alone === null || other.alone === null) return;
    if (one.keys[ours] === other.keys[ours]) this.like++;
    if (!shares(one, other)) {
      this.apart++;
      return;
    }
    this.shared++;
    if (one.alone !== other.alone)
      this.differences.push(`${told(one)} ${one.alone}\nshared with ${told(other)} ${other.alone}`);
  }
}

interface Keyed {
  readonly keys: Readonly<Record<string, string>>;
}

/** Among the naive ones stands what the hub begins with. */
const ours = "the class, whatever asks who the viewer is" satisfies keyof typeof naive;

const keysOf = (operation: Operation, keys: GroupKeys) =>
  Object.fromEntries(Object.entries<Key>(naive).map(([name, key]) => [name, key(operation, keys)]));

const shares = (one: Heard, other: Heard) =>
  one.listener.heard.get(one.event.position) === other.listener.heard.get(other.event.position);

function told({ listener: { viewer, operation }, event }: Heard): string {
  const asked = [operation.document.loc?.source.body, operation.args.operationName, operation.args.variableValues];
  return JSON.stringify([viewer, event.logId, ...asked]);
}
