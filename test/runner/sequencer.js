import Sequencer from "@jest/test-sequencer";

/** Folders whose files wait for processes and for time: they begin first, so that none of them is waited for alone at the end. */
const patient = ["test/client/", "test/service/postgres/", "test/api/", "test/races/", "test/service/"];

/** jest goes by the size of the files where it has not seen them yet, as in a fresh clone. */
export default class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = patient.findIndex((folder) => path.includes(folder));
      return place === -1 ? patient.length : place;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
