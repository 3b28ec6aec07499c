import path from 'node:path';
import { openTokenIssuer } from '../tokens/issuer.js';
import type { RunFile } from './run-file.js';

/** What a person reads after `up`: where everything is, and lines to paste into a shell. */
export async function howToCall(run: RunFile, folder: string): Promise<string> {
    const bank = run.organisations.find(({ kind }) => kind === 'bank');
    const customs = run.organisations.find(({ kind }) => kind === 'customs');
    const rows = run.organisations.map(
        ({ mspId, name, url, users }) =>
            `  ${mspId.padEnd(16)} ${name.padEnd(28)} ${url.padEnd(24)} ${users.join(' ')}`,
    );
    return [
        `The consortium is up (${run.engine}, process ${run.pid}).`,
        '',
        ...rows,
        '',
        'Each gateway has its description at /openapi.json and a page to read it at /docs.',
        'Tokens last twelve hours; for another user:  node network/launcher/dist/cli.js token <organisation> <user>',
        '',
        ...(await tokenLines(folder, { MAKER: bank?.mspId, OFFICER: customs?.mspId })),
        '',
        `  curl -s -H "Authorization: Bearer $MAKER" ${bank?.url ?? ''}/v1/members`,
        `  curl -s -H "Authorization: Bearer $MAKER" ${bank?.url ?? ''}/v1/financings`,
        '',
        '`make down` stops it. The embedded network keeps everything in memory and forgets it then.',
    ].join('\n');
}

async function tokenLines(
    folder: string,
    holders: Readonly<Record<'MAKER' | 'OFFICER', string | undefined>>,
): Promise<string[]> {
    const users = { MAKER: 'maker-1', OFFICER: 'officer-1' };
    return Promise.all(
        (['MAKER', 'OFFICER'] as const).map(async (variable) => {
            const mspId = holders[variable] ?? '';
            const issuer = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
            return `  ${variable}=${await issuer.issue(users[variable])}   # ${mspId} ${users[variable]}`;
        }),
    );
}
