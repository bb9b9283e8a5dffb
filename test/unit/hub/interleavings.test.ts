import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { DoorLog } from "../../api/doors/DoorLog.js";
import { type HubClient, HubWorld, ownScopeOf, personal, plain, scopeOf, settle, signedIn } from "./hubWorld.js";

/** What may happen, in any order. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("append"),
      account: fc.constantFrom("a", "b"),
      order: fc.constantFrom("o1", "o2"),
      user: fc.nat(7),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("join"),
      node: fc.nat(1),
      user: fc.nat(7),
      locale: fc.constantFrom("JA", "EN"),
      query: fc.constantFrom(plain, personal, "subscription { events { ends sequence } }"),
      order: fc.constantFrom(null, "o1"),
      back: fc.nat(30),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave"), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("stall"), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("flow"), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("change"), user: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("expire"), which: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("read"), node: fc.nat(1), count: fc.integer({ min: 1, max: 8 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("turn"), turns: fc.integer({ min: 1, max: 4 }) }) },
);
type Step = {
  kind: string;
  account: string;
  order: string | null;
  user: number;
  query: string;
  locale: "JA" | "EN";
  back: number;
  which: number;
  turns: number;
  node: number;
  count: number;
};

/** One subscription, and the oracle's part of it. */
interface Followed {
  readonly client: HubClient;
  readonly from: number;
  readonly user: number;
  readonly order: string | null;
  /** It has nothing from behind this position: its rights have changed there, or it has left. */
  until: number;
  /** It has no more than so many: its token has run out. */
  most: number;
}

/** INTERLEAVINGS=10000 looks longer. */
const runs = Number(process.env.INTERLEAVINGS ?? 200);

const accountOf = (user: number) => (user % 2 ? "a" : "b");
const roleOf = (user: number) => (user > 5 ? "LIMITED" : user > 3 ? "MANAGER" : "STANDARD");
const viewerOf = (user: number) => signedIn(`u${user}`, roleOf(user), accountOf(user));
const scopeFor = (user: number, order: string | null) =>
  roleOf(user) === "LIMITED" ? ownScopeOf(accountOf(user), `u${user}`, order) : scopeOf(accountOf(user), order);

describe("whatever the order of things", () => {
  it(`everybody gets exactly what is his: nothing missing, nothing twice, nothing after his rights have changed or his token has run out, and the bytes that executing for him alone would give (${runs} interleavings)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
        const log = new DoorLog();
        const nodes = [new HubWorld(log, false), new HubWorld(log, false)] as const;
        const nodeOf = (number: number) => nodes[number === 0 ? 0 : 1];
        const all: Followed[] = [];
        for (const each of steps as Step[]) {
          const there = all.filter(({ client }) => client.open);
          const one = there[each.which % Math.max(1, there.length)];
          if (each.kind === "append")
            log.append(log.head.position + 1, each.account, each.order ?? "", `u${each.user}`);
          if (each.kind === "join") {
            const from = Math.max(0, log.head.position - each.back);
            const { user, query, order, locale } = each;
            const client = nodeOf(each.node).join(viewerOf(user), query, scopeFor(user, order), { from, locale });
            all.push({ client, from, user, order, until: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY });
          }
          if (each.kind === "leave" && one) {
            one.until = log.head.position;
            one.client.close();
          }
          if (each.kind === "stall") one?.client.stall();
          if (each.kind === "flow") one?.client.flow();
          if (each.kind === "expire" && one && !one.client.expired) {
            one.client.expired = true;
            one.most = one.client.received.length;
          }
          if (each.kind === "change") {
            for (const other of there) if (other.user === each.user) other.until = log.head.position;
            log.changeViewer(`u${each.user}`);
          }
          if (each.kind === "read") nodeOf(each.node).node.read(each.count);
          if (each.kind === "turn") await settle(each.turns);
        }
        for (const { client } of all) client.flow();
        for (const { node } of nodes) node.read(1000);
        await settle(150);
        for (const { client, from, user, order, until, most } of all) {
          const due = log
            .events()
            .filter((event) => Number(event.position) > from && event.accountId === accountOf(user))
            .filter((event) => roleOf(user) !== "LIMITED" || event.ownerId === `u${user}`)
            .filter((event) => order === null || event.orderId === order);
          const got = client.received;
          if (client.open && !client.expired)
            expect(got.map(({ position }) => position)).toEqual(due.map(({ position }) => Number(position)));
          // Whoever is gone has a beginning of it, and nothing from behind the end.
          else
            expect(due.map(({ position }) => Number(position)).slice(0, got.length)).toEqual(
              got.map(({ position }) => position),
            );
          expect(got.every(({ position }) => position <= until)).toBe(true);
          expect(got.length).toBeLessThanOrEqual(most);
          for (const { position, answer } of got) expect(answer).toBe(expected(client, position));
        }
      }),
      { numRuns: runs },
    );
  }, 600_000);
});

/** What executing for this viewer alone gives. */
function expected({ operation, viewer }: HubClient, position: number): string {
  const { role, accountId, userId } = viewer.actor;
  const text = String(operation.document.loc?.source.body);
  const events =
    text === plain
      ? { sequence: position, role, account: accountId, language: operation.locale }
      : text === personal
        ? { sequence: position, name: position % 3 ? userId : "nobody" }
        : { ends: viewer.expiresAt.toISOString(), sequence: position };
  return JSON.stringify({ data: { events }, extensions: { cost: 1 } });
}
