import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { chosenEngine } from '../chosen-engine.js';
import { readConsortium } from '../consortium/consortium.js';
import { logFileOf, logsFolder, networkLogName } from '../processes/logs.js';
import { until } from '../processes/until.js';
import { writeEnvironment } from './environment.js';
import { howToCall } from './how-to-call.js';
import { makeFolder, readRunFile, type CommandOptions } from './run-file.js';
import type { ServeMessage } from './serve.js';

const patienceSeconds = 300;

/** Starts the consortium in the background, unless it is up, and prints how to reach it. */
export async function up(options: CommandOptions): Promise<void> {
    if (readRunFile(options.folder) === undefined) {
        await startInBackground(options).catch((error: unknown) => {
            // Another that was started in the same moment may have taken the folder.
            if (readRunFile(options.folder) === undefined) {
                throw error;
            }
        });
    }
    const starting = readRunFile(options.folder);
    if (starting?.isReady === false) {
        console.log(`The consortium is starting already (process ${starting.pid}) …`);
        await until({
            what: `process ${starting.pid} to bring it up; its log is in ${logsFolder(options.folder)}`,
            seconds: patienceSeconds,
            isSo: () => Promise.resolve(readRunFile(options.folder)?.isReady !== false),
        });
    }
    const run = readRunFile(options.folder);
    if (run === undefined) {
        throw new Error(`The consortium ended as soon as it was up. Its log: ${logsFolder(options.folder)}`);
    }
    console.log(howToCall(run, await writeEnvironment(run.organisations, options.folder)));
}

async function startInBackground({ file, folder }: CommandOptions): Promise<void> {
    // What is wrong with what was asked for is told before the attempt leaves any trace.
    readConsortium(file);
    chosenEngine();
    makeFolder(logsFolder(folder));
    const log = openSync(logFileOf(folder, networkLogName), 'a', 0o600);
    const script = path.join(__dirname, '..', 'cli.js');
    const child = spawn(
        process.execPath,
        ['--enable-source-maps', script, 'serve', '--file', file, '--folder', folder],
        {
            detached: true,
            stdio: ['ignore', log, log, 'ipc'],
        },
    );
    closeSync(log);
    const stop = (): void => {
        child.kill('SIGTERM');
    };
    process.once('SIGINT', stop);
    await new Promise<void>((resolve, reject) => {
        child.on('message', (message: ServeMessage) => {
            if ('progress' in message) {
                console.log(message.progress);
            } else if ('ready' in message) {
                resolve();
            } else {
                reject(new Error(message.failed));
            }
        });
        child.once('exit', (code) =>
            reject(
                new Error(
                    `The consortium ended with ${code ?? 'a signal'} before it was up. Its log: ${logFileOf(folder, networkLogName)}`,
                ),
            ),
        );
        child.once('error', reject);
    });
    process.off('SIGINT', stop);
    child.disconnect();
    child.unref();
}
