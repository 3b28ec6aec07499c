import path from 'node:path';
import { variableOf } from './environment.js';
import type { RunFile } from './run-file.js';

/** What a person reads after `up`: where everything is, and lines to paste into a shell. */
export function howToCall(run: RunFile, environment: string): string {
    const rows = run.organisations.map(
        ({ mspId, name, url, users }) =>
            `  ${mspId.padEnd(16)} ${name.padEnd(28)} ${url.padEnd(23)} ${users.join(' ')}`,
    );
    const bank = run.organisations.find(({ kind }) => kind === 'bank')?.mspId ?? '';
    const get = (page: string): string =>
        `  curl -s -H "Authorization: Bearer $${variableOf(bank, 'maker-1')}" $${variableOf(bank)}${page}`;
    return [
        `The consortium is up (${run.engine}, process ${run.pid}).`,
        '',
        ...rows,
        '',
        'Each gateway describes itself at /openapi.json, with a page to read it at /docs.',
        'Addresses and tokens of all users, valid for twelve hours, for a shell:',
        '',
        `  source ${path.relative(process.cwd(), environment)}`,
        get('/v1/members'),
        get('/v1/financings'),
        '',
        'The README goes on from here. `make down` stops it, and `make up` goes on where it ended.',
    ].join('\n');
}
