import { existsSync } from 'node:fs';
import path from 'node:path';
import { certificatesInFolder, showCertificates, type ShownCertificate } from '../explorer/certificates.js';
import type { Finding } from './finding.js';

/** The folders of a consortium in which certificates are its own. */
const kept = ['organisations', 'fabric'];

/**
 * Every certificate that has expired or soon will. Without a node or an authority nothing comes up; a user who has
 * expired is refused, and all others go on.
 */
export function certificateFindings(folder: string, now = new Date()): Finding[] {
    const inFolder = kept
        .filter((part) => existsSync(path.join(folder, part)))
        .flatMap((part) =>
            certificatesInFolder(path.join(folder, part)).map((found) => ({
                ...found,
                file: path.join(folder, part, found.file ?? ''),
            })),
        );
    const shown = showCertificates({ inFolder, onChannel: [] }, now);
    const ending = shown.filter(({ state }) => state !== 'valid');
    return ending.length === 0
        ? [{ verdict: 'well', text: `No certificate of ${shown.length} expires within thirty days.` }]
        : ending.map(findingOf);
}

function findingOf({ mspId, name, state, validUntil, file = '' }: ShownCertificate): Finding {
    const isUsers = file.split(path.sep).includes('users');
    const day = validUntil.slice(0, 10);
    return {
        verdict: state === 'expired' && !isUsers ? 'broken' : 'look',
        text:
            `The certificate of ${name} of ${mspId} ${state === 'expired' ? 'has expired' : 'expires'} on ${day} ` +
            `(${file}). The organisation's authority must issue a new one: \`cohong certificates rotate ${mspId}\` while ` +
            'all is up.',
    };
}
