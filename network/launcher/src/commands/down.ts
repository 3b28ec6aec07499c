import { isAlive, readRunFile, type CommandOptions } from './run-file.js';

const patienceMilliseconds = 30_000;
const askAgainMilliseconds = 100;

/** Stops the consortium that `up` started and waits until it has ended. */
export async function down({ folder }: CommandOptions): Promise<void> {
    const run = readRunFile(folder);
    if (run === undefined) {
        console.log('No consortium is up.');
        return;
    }
    process.kill(run.pid, 'SIGTERM');
    const deadline = performance.now() + patienceMilliseconds;
    while (isAlive(run.pid)) {
        if (performance.now() > deadline) {
            throw new Error(
                `Process ${run.pid} has not ended after ${patienceMilliseconds / 1_000} s. Its log is in ${folder}/logs.`,
            );
        }
        await new Promise((resolve) => setTimeout(resolve, askAgainMilliseconds));
    }
    console.log('The consortium is down.');
}
