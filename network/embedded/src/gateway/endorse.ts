import { status } from '@grpc/grpc-js';
import { gateway, type peer } from '@hyperledger/fabric-protos';

import type { Peer } from '../peer.js';
import { assembleTransaction } from '../wire/endorsement.js';
import { unpackProposal } from '../wire/proposal.js';
import { statusError } from '../wire/status.js';
import { type Attempt, attempt, errorDetail, type Failure, type Success } from './attempt.js';
import { type GatewayContext, routeOf } from './context.js';
import { type Group, groupsOf, peersRunning } from './groups.js';
import { planAfter, planBefore, planWithout } from './plan.js';

/** What has come in so far, in order of arrival; the first success is the one whom others are compared with. */
interface Collected {
    readonly successes: Success[];
    readonly failures: Pick<Failure, 'peer' | 'message'>[];
}

/** Collects endorsements and returns the transaction that the client has to sign. */
export async function endorse(
    context: GatewayContext,
    request: gateway.EndorseRequest,
): Promise<gateway.EndorseResponse> {
    const signedProposal = request.getProposedTransaction();
    if (signedProposal === undefined) {
        throw statusError({
            code: status.INVALID_ARGUMENT,
            message: 'the proposed transaction must contain a signed proposal',
        });
    }
    const named = request.getEndorsingOrganizationsList();
    const responses =
        named.length > 0
            ? await endorseAsNamed(context, named, signedProposal)
            : await endorseAsPlanned(context, signedProposal);
    const answer = new gateway.EndorseResponse();
    answer.setPreparedTransaction(assembleTransaction(unpackProposal(signedProposal, context), responses));
    return answer;
}

/** All organisations that the client named must answer, and all must agree. */
async function endorseAsNamed(
    context: GatewayContext,
    named: readonly string[],
    signedProposal: peer.SignedProposal,
): Promise<peer.ProposalResponse[]> {
    const collected: Collected = { successes: [], failures: [] };
    const groups = groupsNamed(context, named, signedProposal);
    await askGroups(context, signedProposal, { groups, collected });
    if (collected.successes.length < groups.length) throw notEnough(collected);
    return collected.successes.map(({ response }) => response);
}

/** One endorsement of each organisation that the client named; all must be there. */
function groupsNamed(context: GatewayContext, named: readonly string[], signedProposal: peer.SignedProposal): Group[] {
    const { channelId, chaincodeName } = routeOf(signedProposal);
    const peers = channelId === context.channelId ? peersRunning(context, chaincodeName) : [];
    const mspIds = [...new Set(named)];
    const missing = mspIds.filter((mspId) => !peers.some((peer) => peer.mspId === mspId));
    if (missing.length > 0) {
        const message = `failed to find any endorsing peers for org(s): ${missing.join(', ')}`;
        throw statusError({ code: status.UNAVAILABLE, message });
    }
    return groupsOf(peers, mspIds);
}

/** The gateway asks its own organisation first: only running the transaction shows whose endorsement it needs. */
async function endorseAsPlanned(
    context: GatewayContext,
    signedProposal: peer.SignedProposal,
): Promise<peer.ProposalResponse[]> {
    const route = routeOf(signedProposal);
    const first = await endorseFirst(context, planBefore(context, route), signedProposal);
    const simulated = { first: first.peer, interest: first.response.getInterest(), route };
    const collected: Collected = { successes: [first], failures: [] };
    // Where an organisation fails, another combination may do without it: fewer are asked at first than may be in the end.
    let groups: readonly Group[] | undefined = planAfter(context, simulated);
    while (groups !== undefined) {
        const open = groups.map((group) => remainderOf(group, collected));
        await askGroups(context, signedProposal, { groups: open, collected });
        const chosen = groups.map((group) => endorsersIn(group, collected));
        if (groups.every(({ required }, index) => chosen[index]?.length === required)) {
            return chosen.flat().map(({ response }) => response);
        }
        const failed = collected.failures.map(({ peer }) => peer);
        groups = planWithout(context, simulated, failed);
    }
    throw notEnough(collected);
}

async function endorseFirst(
    context: GatewayContext,
    candidates: readonly Peer[],
    signedProposal: peer.SignedProposal,
): Promise<Success> {
    const details: gateway.ErrorDetail[] = [];
    for (const candidate of candidates) {
        const attempted = await attempt(context, { peer: candidate, signedProposal, wanted: 'endorsement' });
        if ('response' in attempted) return attempted;
        details.push(errorDetail(candidate, attempted.message));
    }
    const message = 'failed to endorse transaction, see attached details for more info';
    throw statusError({ code: status.ABORTED, message, details });
}

function endorsersIn({ peers, required }: Group, { successes }: Collected): Success[] {
    return successes.filter(({ peer }) => peers.includes(peer)).slice(0, required);
}

/** Whom to ask yet, and for how many endorsements. */
function remainderOf(group: Group, collected: Collected): Group {
    const endorsed = endorsersIn(group, collected).map(({ peer }) => peer);
    return {
        peers: group.peers.filter((peer) => !endorsed.includes(peer)),
        required: group.required - endorsed.length,
    };
}

async function askGroups(
    context: GatewayContext,
    signedProposal: peer.SignedProposal,
    { groups, collected }: { readonly groups: readonly Group[]; readonly collected: Collected },
): Promise<void> {
    const askInTurn = async (waiting: Peer[]): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const attempted = await attempt(context, { peer: next, signedProposal, wanted: 'endorsement' });
            if (isEndorsed(attempted, collected)) return;
        }
    };
    const asked = groups.flatMap(({ peers, required }) => {
        const waiting = [...peers];
        return Array.from({ length: required }, () => askInTurn(waiting));
    });
    await Promise.all(asked);
}

/** Notes what a peer answered; whatever its failure, another of its organisation may do better. */
function isEndorsed(attempted: Attempt, { successes, failures }: Collected): boolean {
    if (!('response' in attempted)) failures.push(attempted);
    else if (successes[0] !== undefined && !agree(successes[0].response, attempted.response)) {
        failures.push({ peer: attempted.peer, message: 'ProposalResponsePayloads do not match' });
    } else {
        successes.push(attempted);
        return true;
    }
    return false;
}

function notEnough({ failures }: Collected): Error {
    const message = 'failed to collect enough transaction endorsements, see attached details for more info';
    const details = failures.map(({ peer, message: said }) => errorDetail(peer, said));
    return statusError({ code: status.ABORTED, message, details });
}

/** The bytes are compared, so a different result alone is a disagreement. */
function agree(one: peer.ProposalResponse, other: peer.ProposalResponse): boolean {
    return Buffer.compare(one.getPayload_asU8(), other.getPayload_asU8()) === 0;
}
