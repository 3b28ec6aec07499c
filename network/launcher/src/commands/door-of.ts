import path from 'node:path';
import { memberUserOf } from '../explorer/standpoint.js';
import { openTokenIssuer } from '../tokens/issuer.js';
import { requireRunFile } from './run-file.js';

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
    const { organisation, user } = memberUserOf(requireRunFile(folder), who);
    const { mspId, url } = organisation;
    const headers = async () => {
        const issuer = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
        return { authorization: `Bearer ${await issuer.issue(user)}` };
    };
    return { url, headers };
}
