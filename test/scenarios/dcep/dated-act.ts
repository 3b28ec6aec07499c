import { randomBytes } from 'node:crypto';
import { decodeRefusal } from '@cohong/domain/kernel/refusal';
import { addHours, endOfChinaDate } from '@cohong/domain/kernel/time';
import { EndorseError, type Proposal, type Transaction } from '@hyperledger/fabric-gateway';
import { expect } from '@jest/globals';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';
import { datedProposal } from '../envelope.js';
import { asClient } from '../fabric-client.js';

export interface DatedAct {
    readonly user: readonly [mspId: string, user: string];
    readonly chaincode?: string;
    readonly act: string;
    readonly input: object;
    /** The coins that move with it. */
    readonly settlement?: object;
    readonly endorsers: readonly string[];
}

/**
 * Days pass in the test profile alone: a signer dates the proposal, past the gateway, which has a clock, and which would
 * ask again where a peer has yet to hear of what went before.
 */
export async function actAt(consortium: TestConsortium, at: Date, act: DatedAct): Promise<void> {
    await withDated(consortium, { at, act }, async (proposal) => {
        const { transaction } = await until<Endorsement>({
            what: `the endorsement of ${act.act}`,
            ask: () => proposal().endorse().then(endorsed, whyNot),
            isAwaited: (answer) => answer.transaction !== undefined,
        });
        expect((await (await transaction!.submit()).getStatus()).successful).toBe(true);
    });
}

/** Once the day is over in China. */
export async function actAfter(consortium: TestConsortium, day: string, act: DatedAct): Promise<void> {
    await actAt(consortium, new Date(addHours(endOfChinaDate(day), 1)), act);
}

/** The code with which all its endorsers refuse an act; undefined where it is endorsed. */
export async function refusalAt(consortium: TestConsortium, at: Date, act: DatedAct): Promise<string | undefined> {
    return await withDated(consortium, { at, act }, async (proposal) => {
        const { codes } = await until<Endorsement>({
            what: `the refusal of ${act.act}`,
            ask: () => proposal().endorse().then(endorsed, whyNot),
            // A peer that is a block behind says something else; an organisation with two of them is asked twice.
            isAwaited: ({ transaction, codes = [] }) =>
                transaction !== undefined || (codes.length >= act.endorsers.length && new Set(codes).size === 1),
        });
        return codes?.[0];
    });
}

/** What a user reads at its own peer, as it stands at that time. */
export async function readAt(
    consortium: TestConsortium,
    at: Date,
    question: Omit<DatedAct, 'endorsers'>,
): Promise<unknown> {
    const act = { ...question, endorsers: [question.user[0]] };
    const answer = await withDated(consortium, { at, act }, (proposal) => proposal().evaluate());

    return JSON.parse(Buffer.from(answer).toString('utf8'));
}

interface Endorsement {
    readonly transaction?: Transaction;
    /** Of each endorser that has refused. */
    readonly codes?: readonly (string | undefined)[];
}

const endorsed = (transaction: Transaction): Endorsement => ({ transaction });

function whyNot(error: unknown): Endorsement {
    if (error instanceof EndorseError) {
        return { codes: error.details.map(({ message }) => decodeRefusal(message)?.code) };
    }
    throw error;
}

function withDated<Result>(
    consortium: TestConsortium,
    { at, act }: { readonly at: Date; readonly act: DatedAct },
    use: (proposal: () => Proposal) => Promise<Result>,
): Promise<Result> {
    const { user, chaincode = 'dcep', input, settlement, endorsers } = act;
    const [mspId, name] = user;
    const transientData = {
        input: JSON.stringify(input),
        seed: randomBytes(32),
        request: JSON.stringify({ key: randomBytes(32).toString('hex'), bodyHash: randomBytes(32).toString('hex') }),
        ...(settlement !== undefined && { settlement: JSON.stringify(settlement) }),
    };
    return asClient(consortium, { mspId, user: name }, (gateway) => {
        const proposal = gateway
            .getNetwork(consortium.description.channel)
            .getContract(chaincode)
            .newProposal(act.act, { transientData, endorsingOrganizations: [...endorsers] });
        const dated = datedProposal(proposal.getBytes(), at);

        return use(() => gateway.newProposal(dated));
    });
}
