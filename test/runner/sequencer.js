import Sequencer from "@jest/test-sequencer";

/** Folders whose files wait for processes and for time. */
const patient = ["test/client/", "test/service/postgres/", "test/api/", "test/races/", "test/crash/", "test/attack/"];

/** Files that wait longest, half a minute and more: they begin first, so that none of them is waited for alone at the end. */
const longest = [
  "crash/crash",
  "client/behind",
  "client/resuming",
  "api/payment",
  "api/reissue",
  "api/nodes",
  "api/lifecycle",
  "api/doors/slowSockets",
  "api/tenants/tenants",
];

/**
 * Those that wait and those that compute, by turns: side by side they leave no core idle, and the last ones are short. jest goes by the size of the files where it has not seen them yet, as in a
 * fresh clone.
 */
export default class extends Sequencer {
  sort(tests) {
    const waits = ({ path }) => patient.some((folder) => path.includes(folder));
    const isLong = ({ path }) => longest.some((name) => path.endsWith(`test/${name}.test.ts`));
    const sorted = super.sort(tests);
    const waiting = sorted.filter(waits).sort((one, other) => Number(isLong(other)) - Number(isLong(one)));
    return byTurns(
      waiting,
      sorted.filter((test) => !waits(test)),
    );
  }
}

/** One of the first, one of the second, as long as there are both. */
function byTurns(first, second) {
  const most = Math.max(first.length, second.length);
  return Array.from({ length: most }, (_, n) => [...first.slice(n, n + 1), ...second.slice(n, n + 1)]).flat();
}
