import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { readConsortium } from '../consortium/consortium.js';
import { gatewayConfigurationFile } from '../gateways/configuration.js';
import type { CommandOptions } from './run-file.js';

/**
 * Has the gateway's own program do a task with an organisation's configuration, and gives what it found.
 *
 * @throws Error with what it says when it could not do it.
 */
export async function gatewayTask<Found>(
    mspId: string,
    words: readonly string[],
    { file, folder }: CommandOptions,
): Promise<Found> {
    const configuration = gatewayConfigurationFile(folder, mspId);
    if (!existsSync(configuration)) {
        throw new Error(`${mspId} has no gateway in ${folder}. \`make up\` starts one for each organisation.`);
    }
    const task = promisify(execFile)(process.execPath, [readConsortium(file).gatewayScript, configuration, ...words]);
    // It ends with 1 also when it has found something that somebody must look into.
    const { stdout, stderr } = await task.catch((error: unknown) => error as { stdout: string; stderr: string });
    if (stdout === '') {
        throw new Error(stderr.trim());
    }
    return JSON.parse(stdout) as Found;
}
