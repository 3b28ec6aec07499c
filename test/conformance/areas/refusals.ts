import { beforeAll, expect, it } from '@jest/globals';

import { status } from '@grpc/grpc-js';
import { EndorseError } from '@hyperledger/fabric-gateway';

import { detailsOf, lineOf, refusalOf } from '../register/refusal.js';
import { type Client, serializedIdentity, text } from '../register/client.js';
import type { Register } from '../register/register.js';

/** Codes, texts and details are those that Fabric v3.1.5 gave when it was asked the same. */
export function refusals(register: Register): void {
    let client: Client;

    beforeAll(() => {
        client = register.client('AlphaMSP');
    });

    it('ABORTED with each organisation’s words when chaincode fails at the organisations the client names', async () => {
        const refusal = await refusalOf(
            client.contract.submit('ReadAsset', {
                arguments: ['none'],
                endorsingOrganizations: ['AlphaMSP', 'GammaMSP'],
            }),
        );
        expect(refusal).toBeInstanceOf(EndorseError);
        expect(refusal.code).toBe(status.ABORTED);
        expect(lineOf(refusal)).toBe(
            'failed to collect enough transaction endorsements, see attached details for more info',
        );
        const message = 'chaincode response 500, The asset none does not exist';
        expect(detailsOf(refusal)).toEqual(
            expect.arrayContaining([
                { mspId: 'AlphaMSP', message },
                { mspId: 'GammaMSP', message },
            ]),
        );
        // A peer's own name for its address need not be the client's.
        const ports = refusal.details.map(({ address }) => portOf(address));
        expect(ports).toContain(portOf(register.endpoint('GammaMSP').address));
    });

    it('ABORTED with the first endorser’s words when the gateway plans', async () => {
        const refusal = await refusalOf(client.contract.submitTransaction('ReadAsset', 'none'));
        expect(refusal.code).toBe(status.ABORTED);
        expect(lineOf(refusal)).toBe('failed to endorse transaction, see attached details for more info');
        expect(detailsOf(refusal)).toEqual([
            { mspId: 'AlphaMSP', message: 'chaincode response 500, The asset none does not exist' },
        ]);
    });

    it('UNKNOWN when chaincode fails in an evaluation', async () => {
        const refusal = await refusalOf(client.contract.evaluateTransaction('ReadAsset', 'none'));
        expect(refusal.code).toBe(status.UNKNOWN);
        expect(lineOf(refusal)).toBe(
            'evaluate call to endorser returned error: chaincode response 500, The asset none does not exist',
        );
    });

    // Before the longer one: until a simulation ends, a real peer commits no block.
    it('DEADLINE_EXCEEDED when the client’s own deadline is shorter', async () => {
        const refusal = await refusalOf(client.contract.newProposal('Hang').endorse({ deadline: Date.now() + 100 }));
        expect(refusal.code).toBe(status.DEADLINE_EXCEEDED);
    });

    it('ABORTED when a chaincode takes too long; another peer is tried where another may be asked', async () => {
        const { contract } = client;
        const late =
            'error in simulation: failed to execute transaction <id>: error sending: timeout expired while executing transaction';
        // Both peers know the deadline, and who of them acts on it first chooses gRPC's words.
        const lateElsewhere: unknown = expect.stringMatching(
            /^rpc error: code = DeadlineExceeded desc = (context deadline exceeded|stream terminated by RST_STREAM with error code: CANCEL)$/,
        );
        // At once: a real peer's patience is half a minute. Not two at one peer, since a gateway whose patience is at its
        // end drops its connection to that peer, and with it whatever else waits there.
        const [submitted, evaluated, evaluatedElsewhere] = await Promise.all([
            refusalOf(contract.submit('Hang', { endorsingOrganizations: ['AlphaMSP', 'BetaMSP'] })),
            refusalOf(contract.evaluate('Hang', { endorsingOrganizations: ['AlphaMSP'] })),
            refusalOf(contract.evaluate('Hang', { endorsingOrganizations: ['GammaMSP'] })),
        ]);
        expect(submitted.code).toBe(status.ABORTED);
        expect(detailsOf(submitted)).toEqual(
            expect.arrayContaining([
                { mspId: 'AlphaMSP', message: late },
                { mspId: 'BetaMSP', message: lateElsewhere },
            ]),
        );
        const noneLeft = 'failed to evaluate transaction, see attached details for more info';
        expect(evaluated.code).toBe(status.ABORTED);
        expect(lineOf(evaluated)).toBe(noneLeft);
        expect(detailsOf(evaluated)).toEqual([{ mspId: 'AlphaMSP', message: late }]);
        expect(evaluatedElsewhere.code).toBe(status.UNAVAILABLE);
        expect(lineOf(evaluatedElsewhere)).toBe(noneLeft);
        expect(detailsOf(evaluatedElsewhere)).toEqual([{ mspId: 'GammaMSP', message: lateElsewhere }]);
    });

    it('UNAVAILABLE when organisations named for an endorsement are not there', async () => {
        const refusal = await refusalOf(
            client.contract.submit('ReadAsset', { endorsingOrganizations: ['AlphaMSP', 'OmegaMSP', 'PsiMSP'] }),
        );
        expect(refusal.code).toBe(status.UNAVAILABLE);
        expect(lineOf(refusal)).toBe('failed to find any endorsing peers for org(s): OmegaMSP, PsiMSP');
    });

    it('FAILED_PRECONDITION when none of those named for an evaluation is there; one is enough', async () => {
        const refusal = await refusalOf(client.contract.evaluate('WhereAmI', { endorsingOrganizations: ['OmegaMSP'] }));
        expect(refusal.code).toBe(status.FAILED_PRECONDITION);
        expect(lineOf(refusal)).toBe('no peers available to evaluate chaincode register in channel register');
        const known = await client.contract.evaluate('WhereAmI', { endorsingOrganizations: ['OmegaMSP', 'BetaMSP'] });
        expect(text(known)).toBe('BetaMSP');
    });

    it('that no chaincode of this name is there', async () => {
        const unknown = client.network.getContract('unknown');
        const evaluated = await refusalOf(unknown.evaluateTransaction('Read'));
        expect(evaluated.code).toBe(status.FAILED_PRECONDITION);
        expect(lineOf(evaluated)).toBe('no peers available to evaluate chaincode unknown in channel register');
        const planned = await refusalOf(unknown.submitTransaction('Read'));
        expect(planned.code).toBe(status.FAILED_PRECONDITION);
        expect(lineOf(planned)).toBe(
            'no combination of peers can be derived which satisfy the endorsement policy: No metadata was found for chaincode unknown in channel register',
        );
        const named = await refusalOf(unknown.submit('Read', { endorsingOrganizations: ['AlphaMSP', 'BetaMSP'] }));
        expect(named.code).toBe(status.UNAVAILABLE);
        expect(lineOf(named)).toBe('failed to find any endorsing peers for org(s): AlphaMSP, BetaMSP');
    });

    it('that no channel of this name is there', async () => {
        const elsewhere = client.gateway.getNetwork('elsewhere').getContract('register');
        const evaluated = await refusalOf(elsewhere.evaluateTransaction('WhereAmI'));
        expect(evaluated.code).toBe(status.UNAVAILABLE);
        expect(lineOf(evaluated)).toBe(
            'failed to get config for channel [elsewhere]: could not get last config for channel elsewhere',
        );
        const submitted = await refusalOf(elsewhere.submitTransaction('WhereAmI'));
        expect(submitted.code).toBe(status.FAILED_PRECONDITION);
        expect(lineOf(submitted)).toBe(
            'no combination of peers can be derived which satisfy the endorsement policy: No metadata was found for chaincode register in channel elsewhere',
        );
    });

    it('a transaction that was committed before, under the same id', async () => {
        const proposal = client.contract.newProposal('CreateAsset', {
            arguments: ['once', 'Ming', '1'],
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
        });
        await (await (await proposal.endorse()).submit()).getStatus();
        const hex = Buffer.from(serializedIdentity(client.gateway.getIdentity())).toString('hex');
        const message = `duplicate transaction found [${proposal.getTransactionId()}]. Creator [${hex}]`;
        const endorsed = await refusalOf(proposal.endorse());
        expect(endorsed.code).toBe(status.ABORTED);
        expect(endorsed.details.map((detail) => detail.message)).toEqual(
            expect.arrayContaining([message, `rpc error: code = Unknown desc = ${message}`]),
        );
        // Evaluated at its own peer, which is one of those that the proposal names.
        const evaluated = await refusalOf(proposal.evaluate());
        expect(evaluated.code).toBe(status.FAILED_PRECONDITION);
        expect(evaluated.cause.details).toBe(`evaluate call to endorser returned error: ${message}`);
    });

    it('ABORTED when endorsers’ results differ', async () => {
        const mismatch = 'ProposalResponsePayloads do not match';
        const named = await refusalOf(
            client.contract.submit('WriteByChance', {
                arguments: ['dice'],
                endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
            }),
        );
        expect(named.code).toBe(status.ABORTED);
        expect(named.details.map(({ message }) => message)).toEqual([mismatch]);
        // A gateway that plans tries every combination before it gives up.
        const planned = await refusalOf(client.contract.submitTransaction('WriteByChance', 'dice'));
        expect(planned.code).toBe(status.ABORTED);
        expect(lineOf(planned)).toBe(
            'failed to collect enough transaction endorsements, see attached details for more info',
        );
        expect(detailsOf(planned)).toHaveLength(2);
        expect(detailsOf(planned)).toEqual(
            expect.arrayContaining(['BetaMSP', 'GammaMSP'].map((mspId) => ({ mspId, message: mismatch }))),
        );
    });

    it('refuses rich queries, which a peer on LevelDB does not answer', async () => {
        const refusal = await refusalOf(client.contract.evaluateTransaction('QueryAssets', '{}'));
        expect(lineOf(refusal)).toMatch(
            /GET_QUERY_RESULT failed: transaction ID: <id>: ExecuteQuery not supported for leveldb$/,
        );
    });
}

function portOf(address: string): string {
    return address.slice(address.indexOf(':'));
}
