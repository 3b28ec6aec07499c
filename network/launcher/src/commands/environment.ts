import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openTokenIssuer } from '../tokens/issuer.js';
import type { RunFile } from './run-file.js';

/**
 * Writes a file for a shell to source: each gateway's address as `$HAIZHOU_BANK`, and a token for each of its users as
 * `$HAIZHOU_BANK_MAKER_1`. Only its owner may read it. Gives the file's path.
 */
export async function writeEnvironment(
    organisations: readonly Pick<RunFile['organisations'][number], 'mspId' | 'url' | 'users'>[],
    folder: string,
): Promise<string> {
    const lines = await Promise.all(
        organisations.map(async ({ mspId, url, users }) => {
            const issuer = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
            const tokens = users.map(async (user) => `export ${variableOf(mspId, user)}=${await issuer.issue(user)}`);
            return [`export ${variableOf(mspId)}=${url}`, ...(await Promise.all(tokens))];
        }),
    );
    const file = path.join(folder, 'environment.sh');
    writeFileSync(file, `${lines.flat().join('\n')}\n`, { mode: 0o600 });
    return file;
}

/** `HaizhouBankMSP` and `maker-1` give `HAIZHOU_BANK_MAKER_1`. */
export function variableOf(mspId: string, user?: string): string {
    const organisation = mspId.replace(/MSP$/, '').replace(/([a-z0-9])([A-Z])/g, '$1_$2');
    return [organisation, ...(user === undefined ? [] : [user.replaceAll('-', '_')])].join('_').toUpperCase();
}
