import type { RunFile } from '../commands/run-file.js';
import { userFiles } from '../pki/keep-material.js';
import type { Standpoint } from './ledger-reader.js';

/** Every organisation has this user, and no contract lets it act for anybody: it is made for looking. */
const onlooker = 'gateway';

/** A member of the consortium that runs, and one of its users. */
export interface MemberUser {
    readonly organisation: RunFile['organisations'][number];
    readonly user: string;
}

/**
 * Who asks whom: `SafeMSP/regulator-1` names an organisation and its user, `SafeMSP` the organisation alone, and
 * nothing the first organisation of the consortium.
 *
 * @throws Error that says who there is.
 */
export function memberUserOf(run: RunFile, as: string | undefined): MemberUser {
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
    return { organisation, user };
}

/**
 * Where a ledger is looked at from: a member's peer, with one of its identities.
 *
 * @throws Error that says who there is.
 */
export function standpointOf(run: RunFile, { folder, as }: { folder: string; as: string | undefined }): Standpoint {
    const { organisation, user } = memberUserOf(run, as);
    const { mspId, peer } = organisation;

    return { channel: run.channel, mspId, peer, ...userFiles({ folder, mspId, user }) };
}
