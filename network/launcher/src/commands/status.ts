import { askConsortium } from '../control/ask.js';
import { isWell, statusTable, withLag, type ConsortiumStatus } from '../control/status.js';
import { readRunFile } from './run-file.js';

export interface StatusOptions {
    readonly folder: string;
    readonly json?: boolean;
}

/** Prints how every process of the consortium is. The exit code is 1 when something is not well. */
export async function status({ folder, json = false }: StatusOptions): Promise<void> {
    const run = readRunFile(folder);
    if (run?.isReady === false) {
        throw new Error(`The consortium in ${folder} is starting (process ${run.pid}).`);
    }
    const { engine, channel, nodes } = (await askConsortium({ folder, route: 'GET /status' })) as ConsortiumStatus;
    const watched = withLag(nodes);
    const unwell = watched.filter((node) => !isWell(node));
    if (json) {
        console.log(JSON.stringify({ engine, channel, isWell: unwell.length === 0, nodes: watched }, null, 4));
    } else {
        console.log(
            `Channel ${channel} on the ${engine} engine; ${watched.length} nodes, ${unwell.length} not well.\n`,
        );
        console.log(statusTable(watched));
    }
    if (unwell.length > 0) {
        process.exitCode = 1;
    }
}
