import { judgeClient } from "./judge.js";

const event = (position) => ({ id: `e${position}`, position, sequence: position, orderId: "o" });
const truth = [1, 2, 3, 4].map(event);
const none = { missing: 0, duplicates: 0, foreign: 0, disorder: 0, gaps: 0 };

/** What a client may have got, and what the judge must say of it. */
const cases = [
  [[1, 2, 3, 4], none],
  [[1, 2, 4], { ...none, missing: 1, gaps: 1 }],
  [[1, 2, 3], { ...none, missing: 1 }],
  [[1, 2, 2, 3, 4], { ...none, duplicates: 1, disorder: 1, gaps: 1 }],
  [[1, 3, 2, 4], { ...none, disorder: 1, gaps: 3 }],
  [[1, 2, 3, 4, 9], { ...none, foreign: 1, disorder: 1, gaps: 1 }],
];

/** @throws when the judge overlooks a fault that is put before it: then its zeros would mean nothing */
export function checkJudge() {
  for (const [positions, wanted] of cases) {
    const { events: _, ...found } = judgeClient({ received: positions.map(event) }, truth);
    const wrong = Object.keys(wanted).filter((name) => found[name] !== wanted[name]);
    if (wrong.length > 0) throw new Error(`the judge is wrong about ${positions}: ${JSON.stringify(found)}`);
  }
}
