import { beforeAll, expect, it } from '@jest/globals';

import { issueIdentity } from '@cohong/embedded-fabric';
import { StatusCode } from '@hyperledger/fabric-gateway';
import { peer } from '@hyperledger/fabric-protos';

import type { Client } from '../register/client.js';
import { detailsOf, refusalOf, wordsOfPeers } from '../register/refusal.js';
import type { Register } from '../register/register.js';

const { lifecycle } = peer;
const organisations = ['AlphaMSP', 'BetaMSP', 'GammaMSP'] as const;

type Organisation = (typeof organisations)[number];

/** A request to the peers' own chaincode. */
interface Request {
    serializeBinary(): Uint8Array;
}

/** What organisations agree on about chaincodes, through the peers' chaincode `_lifecycle`. */
export function definitions(register: Register): void {
    let administrators: Readonly<Record<Organisation, Client>>;

    beforeAll(async () => {
        const clients = organisations.map(async (mspId) => {
            const request = { commonName: 'administrator', organisationalUnit: 'admin' } as const;
            const identity = await issueIdentity(register.material(mspId).ca, request);
            return [mspId, register.connect({ mspId, ...identity }, mspId)] as const;
        });
        administrators = Object.fromEntries(await Promise.all(clients)) as Record<Organisation, Client>;
    });

    const call = ({ network }: Client, name: string, request: Request): Promise<Uint8Array> =>
        network.getContract('_lifecycle').evaluate(name, { arguments: [request.serializeBinary()] });

    /** Until every peer has it: the next act may be endorsed by another. */
    async function submit(
        { network }: Client,
        { name, request, endorsers }: { name: string; request: Request; endorsers: readonly Organisation[] },
    ): Promise<number> {
        const sent = await network.getContract('_lifecycle').submitAsync(name, {
            arguments: [request.serializeBinary()],
            endorsingOrganizations: [...endorsers],
        });
        const { code } = await sent.getStatus();
        await register.untilLevel();
        return code;
    }

    const named = <Args extends { setName(name: string): void; setSequence(sequence: number): void }>(
        args: Args & { setVersion(version: string): void },
        [name, sequence]: readonly [name: string, sequence: number],
    ): Args => {
        args.setName(name);
        args.setSequence(sequence);
        args.setVersion('1.0');
        return args;
    };

    const approve = (mspId: Organisation, name: string, sequence = 1): Promise<number> =>
        submit(administrators[mspId], {
            name: 'ApproveChaincodeDefinitionForMyOrg',
            request: named(new lifecycle.ApproveChaincodeDefinitionForMyOrgArgs(), [name, sequence]),
            endorsers: [mspId],
        });

    const commit = (name: string, ...endorsers: Organisation[]): Promise<number> =>
        submit(register.client('AlphaMSP'), {
            name: 'CommitChaincodeDefinition',
            request: named(new lifecycle.CommitChaincodeDefinitionArgs(), [name, 1]),
            endorsers,
        });

    async function definitionOf(name: string): Promise<peer.lifecycle.QueryChaincodeDefinitionResult> {
        const request = new lifecycle.QueryChaincodeDefinitionArgs();
        request.setName(name);
        const answer = await call(register.client('GammaMSP'), 'QueryChaincodeDefinition', request);
        return lifecycle.QueryChaincodeDefinitionResult.deserializeBinary(answer);
    }

    async function readiness(name: string): Promise<Record<string, boolean>> {
        const request = named(new lifecycle.CheckCommitReadinessArgs(), [name, 1]);
        const answer = await call(register.client('GammaMSP'), 'CheckCommitReadiness', request);
        const { approvalsMap } = lifecycle.CheckCommitReadinessResult.deserializeBinary(answer).toObject();
        return Object.fromEntries(approvalsMap);
    }

    const failed = (name: string, reason: string): string =>
        `chaincode response 500, failed to invoke backing implementation of '${name}': ${reason}`;

    it('are told to every member, with who has approved them', async () => {
        const definition = await definitionOf('register');
        expect(definition.getSequence()).toBe(1);
        const collections = definition.getCollections()!.getConfigList();
        expect(collections.map((each) => each.getStaticCollectionConfig()?.getName())).toEqual([
            'appraisals',
            'insured',
            'fleeting',
            'countersigned',
        ]);
        expect(Object.fromEntries(definition.toObject().approvalsMap)).toEqual({
            AlphaMSP: true,
            BetaMSP: true,
            GammaMSP: true,
        });
        expect((await refusalOf(definitionOf('unheard'))).cause.details).toContain('namespace unheard is not defined');
    });

    it('are approved by an organisation’s administrators, at its own peer', async () => {
        const request = named(new lifecycle.ApproveChaincodeDefinitionForMyOrgArgs(), ['letters', 1]);
        const approval = { name: 'ApproveChaincodeDefinitionForMyOrg', request };
        const refused = 'chaincode response 500, Failed to authorize invocation due to failed ACL check: ';
        const check = 'during channelless check policy with policy [Admins]';
        const byAlice = await refusalOf(submit(register.client('AlphaMSP'), { ...approval, endorsers: ['AlphaMSP'] }));
        expect(detailsOf(byAlice)).toEqual([
            {
                mspId: 'AlphaMSP',
                message:
                    `${refused}Failed verifying that proposal's creator satisfies local MSP principal ${check}: ` +
                    '[The identity is not an admin under this MSP [AlphaMSP]: ' +
                    'The identity does not contain OU [ADMIN], MSP: [AlphaMSP]]',
            },
        ]);
        const byAnother = await refusalOf(submit(administrators.BetaMSP, { ...approval, endorsers: ['AlphaMSP'] }));
        expect(detailsOf(byAnother)).toEqual([
            {
                mspId: 'AlphaMSP',
                message: `${refused}Failed deserializing proposal creator ${check}: [expected MSP ID AlphaMSP, received BetaMSP]`,
            },
        ]);
    });

    it('are approved and committed in their sequence, each once', async () => {
        const approval = 'ApproveChaincodeDefinitionForMyOrg';
        const own = { at: 'AlphaMSP', of: ['AlphaMSP'] } as const;
        const wordsOf = async (attempt: Promise<unknown>): Promise<unknown> => detailsOf(await refusalOf(attempt));
        expect(await wordsOf(approve('AlphaMSP', 'papers', 3))).toEqual(
            wordsOfPeers(
                own.at,
                own.of,
                failed(approval, 'requested sequence 3 is larger than the next available sequence number 1'),
            ),
        );
        expect(await approve('AlphaMSP', 'papers')).toBe(StatusCode.VALID);
        expect(await wordsOf(approve('AlphaMSP', 'papers'))).toEqual(
            wordsOfPeers(
                own.at,
                own.of,
                failed(
                    approval,
                    'attempted to redefine uncommitted sequence (1) for namespace papers with unchanged content',
                ),
            ),
        );
        const request = named(new lifecycle.CommitChaincodeDefinitionArgs(), ['papers', 2]);
        const committing = { name: 'CommitChaincodeDefinition', request, endorsers: own.of };
        expect(await wordsOf(submit(administrators.AlphaMSP, committing))).toEqual(
            wordsOfPeers(
                own.at,
                own.of,
                failed('CommitChaincodeDefinition', 'requested sequence is 2, but new definition must be sequence 1'),
            ),
        );
    });

    it('hold from when enough organisations endorse what each has approved', async () => {
        expect(await readiness('notes')).toEqual({ AlphaMSP: false, BetaMSP: false, GammaMSP: false });
        await approve('AlphaMSP', 'notes');
        expect(await readiness('notes')).toEqual({ AlphaMSP: true, BetaMSP: false, GammaMSP: false });
        expect(detailsOf(await refusalOf(commit('notes', 'BetaMSP')))).toEqual([
            {
                mspId: 'BetaMSP',
                message: failed(
                    'CommitChaincodeDefinition',
                    'chaincode definition not agreed to by this org (BetaMSP)',
                ),
            },
        ]);
        expect(await commit('notes', 'AlphaMSP')).toBe(StatusCode.ENDORSEMENT_POLICY_FAILURE);
        await approve('BetaMSP', 'notes');
        expect(await commit('notes', 'AlphaMSP', 'BetaMSP')).toBe(StatusCode.VALID);
        const { sequence, version, approvalsMap } = (await definitionOf('notes')).toObject();
        expect({ sequence, version, ...Object.fromEntries(approvalsMap) }).toEqual({
            sequence: 1,
            version: '1.0',
            AlphaMSP: true,
            BetaMSP: true,
            GammaMSP: false,
        });
    });
}
