const Sequencer = require('@jest/test-sequencer').default;

/** What takes long although its file is short, since it tells a whole story or starts processes: it must not come last. */
const long = [/\/scenarios\/.*\/story\./, /\/test\/scenarios\//, /\/test\/(operating|growing|faults|conformance)\//];

/** Begins with what takes longest, so that no core idles at the end. Jest itself goes by the size of files on a fresh machine. */
module.exports = class LongestFirst extends Sequencer {
    sort(tests) {
        const turn = ({ path }) => {
            const index = long.findIndex((pattern) => pattern.test(path));
            return index === -1 ? long.length : index;
        };
        return super.sort(tests).sort((one, other) => turn(one) - turn(other));
    }
};
