import { Stage } from "./Stage.js";

/** Transactions at a time, each on orders of its own. */
const hands = 4;

/** Commits a second while the log is numbered and one node reads it. The control, a bare outbox: the same transactions, and nobody who numbers what they leave. */
export async function numbering({ quick }) {
  const wish = { perHand: quick ? 200 : 2000, rounds: quick ? 1 : 3 };
  const stage = await Stage.set({ orders: hands * 20 });
  try {
    const bare = await stage.startWriter({ NUMBERING: "0" });
    for (const writer of [bare, stage.writer]) await commits(stage, writer, { perHand: 100 });
    const best = { ours: 0, bare: 0 };
    for (let round = 0; round < wish.rounds; round++) {
      await stage.node.stop();
      best.bare = Math.max(best.bare, await commits(stage, bare, wish));
      await stage.node.start();
      await numbered(stage);
      best.ours = Math.max(best.ours, await commits(stage, stage.writer, wish));
    }
    const ratio = best.ours / best.bare;
    return {
      name: `commits of ${hands} writers while the log is numbered`,
      ours: `${Math.round(best.ours)} commits a second`,
      control: `${Math.round(best.bare)} of a bare outbox`,
      ratio: Number(ratio.toFixed(2)),
      goal: "≥ 0.7 ×",
      met: ratio >= 0.7,
    };
  } finally {
    await stage.clear();
  }
}

async function commits(stage, writer, { perHand }) {
  const share = stage.orderIds.length / hands;
  const begin = performance.now();
  const write = (_, hand) => {
    const orderIds = stage.orderIds.slice(hand * share, (hand + 1) * share);
    return stage.write({ orderIds, perOrder: perHand / share }, writer);
  };
  await Promise.all(Array.from({ length: hands }, write));
  return (hands * perHand * 1000) / (performance.now() - begin);
}

/** What the bare outbox has left is done. */
async function numbered({ cluster }) {
  for (;;) {
    const [{ waiting }] = await cluster.query("select count(*)::int as waiting from events where position is null");
    if (waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
