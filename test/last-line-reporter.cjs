/** Ends every run with one line that says how it went. */
module.exports = class LastLineReporter {
    onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
        process.on('exit', () => {
            console.log(
                `Tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`,
            );
        });
    }
};
