import path from 'node:path';
import { openTokenIssuer } from '../tokens/issuer.js';
import { readRunFile } from './run-file.js';

/** A gateway as one of its users comes to it. */
export interface Door {
    readonly url: string;
    /** What the user's programs send with each request. */
    readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

/**
 * The gateway of an organisation in the consortium that is up, for one of its users, with development tokens.
 *
 * @param who such as `HaizhouBankMSP/maker-1`
 * @throws Error that names whom there is.
 */
export function doorOf(folder: string, who: string): Door {
    const [mspId = '', user = ''] = who.split('/');
    const run = readRunFile(folder);
    if (run === undefined) {
        throw new Error(`No consortium is up in ${folder}. \`make up\` starts one.`);
    }
    const organisation = run.organisations.find((each) => each.mspId === mspId);
    if (organisation === undefined) {
        const known = run.organisations.map((each) => each.mspId).join(', ');
        throw new Error(`Nobody in the consortium is called ${mspId}; there are ${known}.`);
    }
    if (!organisation.users.includes(user)) {
        throw new Error(`${mspId} has no user ${user}; there are ${organisation.users.join(', ')}.`);
    }
    const headers = async () => {
        const issuer = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
        return { authorization: `Bearer ${await issuer.issue(user)}` };
    };
    return { url: organisation.url, headers };
}
