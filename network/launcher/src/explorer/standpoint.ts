import type { RunFile } from '../commands/run-file.js';
import { userFiles } from '../pki/keep-material.js';
import type { Standpoint } from './ledger-reader.js';

/** Every organisation has this user, and no contract lets it act for anybody: it is made for looking. */
const onlooker = 'gateway';

/**
 * Who asks whom: `SafeMSP/regulator-1` names an organisation and its user, `SafeMSP` the organisation alone, and
 * nothing the first organisation of the consortium.
 *
 * @throws Error that says who there is.
 */
export function standpointOf(run: RunFile, { folder, as }: { folder: string; as: string | undefined }): Standpoint {
    const [mspId = run.organisations[0]?.mspId, ...rest] = as?.split('/') ?? [];
    const user = rest.length === 0 ? onlooker : rest.join('/');
    const organisation = run.organisations.find((each) => each.mspId === mspId);
    if (organisation === undefined) {
        const members = run.organisations.map((each) => each.mspId).join(', ');
        throw new Error(`${mspId ?? 'Nobody'} is not in the consortium. Its members: ${members}.`);
    }
    if (!organisation.users.includes(user)) {
        const users = organisation.users.join(', ');
        throw new Error(`${organisation.mspId} has no user ${user}. Its users: ${users}.`);
    }
    return {
        channel: run.channel,
        mspId: organisation.mspId,
        peer: organisation.peer,
        ...userFiles({ folder, mspId: organisation.mspId, user }),
    };
}
