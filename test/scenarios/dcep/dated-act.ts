import { randomBytes } from 'node:crypto';
import { addHours, endOfChinaDate } from '@cohong/domain/kernel/time';
import { EndorseError, type Transaction } from '@hyperledger/fabric-gateway';
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
    readonly endorsers: readonly string[];
}

/**
 * Days pass in the test profile alone: a signer dates the proposal, past the gateway, which has a clock, and which would
 * ask again where a peer has yet to hear of what went before.
 */
export async function actAt(
    consortium: TestConsortium,
    at: Date,
    { user: [mspId, user], chaincode = 'dcep', act, input, endorsers }: DatedAct,
): Promise<void> {
    const transientData = {
        input: JSON.stringify(input),
        seed: randomBytes(32),
        request: JSON.stringify({ key: randomBytes(32).toString('hex'), bodyHash: randomBytes(32).toString('hex') }),
    };
    await asClient(consortium, { mspId, user }, async (gateway) => {
        const proposal = gateway
            .getNetwork(consortium.description.channel)
            .getContract(chaincode)
            .newProposal(act, { transientData, endorsingOrganizations: [...endorsers] });
        const dated = datedProposal(proposal.getBytes(), at);
        const { transaction } = await until<Endorsement>({
            what: `the endorsement of ${act}`,
            ask: () =>
                gateway
                    .newProposal(dated)
                    .endorse()
                    .then((transaction) => ({ transaction }), whyNot),
            isAwaited: (answer) => answer.transaction !== undefined,
        });
        expect((await (await transaction!.submit()).getStatus()).successful).toBe(true);
    });
}

/** Once the day is over in China. */
export async function actAfter(consortium: TestConsortium, day: string, act: DatedAct): Promise<void> {
    await actAt(consortium, new Date(addHours(endOfChinaDate(day), 1)), act);
}

interface Endorsement {
    readonly transaction?: Transaction;
    readonly refusals?: EndorseError['details'];
}

function whyNot(error: unknown): Endorsement {
    if (error instanceof EndorseError) {
        return { refusals: error.details };
    }
    throw error;
}
