import { isAlive } from '../processes/identity.js';
import { logsFolder } from '../processes/logs.js';
import { endStaleProcesses } from '../processes/records.js';
import { until } from '../processes/until.js';
import { readRunFile, type CommandOptions } from './run-file.js';

const patienceSeconds = 30;

/** Stops the consortium that `up` started, or what is left of one that was killed, and waits until it has ended. */
export async function down({ folder }: CommandOptions): Promise<void> {
    const run = readRunFile(folder);
    if (run === undefined) {
        await endStaleProcesses(folder, (line) => console.log(line));
        console.log('No consortium is up.');
        return;
    }
    process.kill(run.pid, 'SIGTERM');
    await until({
        what: `process ${run.pid} to end; its log is in ${logsFolder(folder)}`,
        seconds: patienceSeconds,
        isSo: () => Promise.resolve(!isAlive(run)),
    });
    console.log('The consortium is down.');
}
