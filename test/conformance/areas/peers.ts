import { beforeAll, expect, it } from '@jest/globals';

import { status } from '@grpc/grpc-js';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';

import { until } from '../../story/until.js';
import { alterProposal } from '../../scenarios/envelope.js';
import { type Client, text } from '../register/client.js';
import { detailsOf, lineOf, refusalOf } from '../register/refusal.js';
import type { Register } from '../register/register.js';

const minuteMs = 60_000;

export function peers(register: Register): void {
    let alpha: Client;

    beforeAll(() => {
        alpha = register.client('AlphaMSP');
    });

    const appraise = (id: string, endorsingOrganizations: string[]): Promise<Uint8Array> =>
        alpha.contract.submit('Appraise', {
            arguments: [id],
            transientData: { appraisal: 'told later' },
            endorsingOrganizations,
        });

    it('that is killed is missed by the others, and catches up with blocks and private data when it is back', async () => {
        await register.withPeersDown(['BetaMSP'], async () => {
            await expect(appraise('missed', ['AlphaMSP', 'BetaMSP'])).rejects.toThrow(
                'failed to find any endorsing peers for org(s): BetaMSP',
            );
            await appraise('missed', ['AlphaMSP', 'GammaMSP']);
            expect(register.keepsInClear('AlphaMSP', 'told later')).toBe(true);
            expect(register.keepsInClear('BetaMSP', 'told later')).toBe(false);
        });
        const { contract } = register.client('BetaMSP');
        await until({
            what: 'what Beta missed',
            // Refused as long as Beta has the hash and not yet the value.
            ask: () => contract.evaluateTransaction('ReadAppraisal', 'missed').then(text, () => undefined),
            isAwaited: (appraisal) => appraisal === 'told later',
            seconds: 60,
        });
        expect(await register.height('BetaMSP')).toBe(await register.height('AlphaMSP'));
        expect(register.keepsInClear('BetaMSP', 'told later')).toBe(true);
    });

    it('does not endorse private data that fewer members can take than the collection requires', async () => {
        const insure = (): Promise<Uint8Array> =>
            alpha.contract.submit('AddressCollection', {
                arguments: ['putPrivateData', 'insured', 'cargo'],
                endorsingOrganizations: ['AlphaMSP', 'GammaMSP'],
            });
        await register.withPeersDown(['BetaMSP'], async () => {
            const refusal = await refusalOf(insure());
            expect(refusal.code).toBe(status.ABORTED);
            const [refused] = detailsOf(refusal).filter(({ mspId }) => mspId === 'AlphaMSP');
            expect(refused?.message).toContain(
                'required to disseminate to at least 1 peers, but know of only 0 eligible peers',
            );
        });
        await insure();
    });

    it.each([
        ['an hour behind', -60],
        ['an hour ahead', 60],
    ])('does not take a proposal whose time is %s', async (_what, minutes) => {
        const second = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
        const refused = new RegExp(
            `request unauthorized due to incorrect timestamp ${second}, peer time ${second}, peer.authentication.timewindow 15m0s$`,
        );
        const evaluated = await refusalOf(proposalAt(minutes).evaluate());
        expect(evaluated.code).toBe(status.UNAVAILABLE);
        expect(lineOf(evaluated)).toBe('failed to evaluate transaction, see attached details for more info');
        expect(detailsOf(evaluated).map(({ mspId }) => mspId)).toEqual(
            expect.arrayContaining(['AlphaMSP', 'BetaMSP', 'GammaMSP']),
        );
        for (const { message } of evaluated.details) expect(message).toMatch(refused);
        expect((await refusalOf(proposalAt(minutes).endorse())).code).toBe(status.ABORTED);
    });

    it('takes one whose time is not more than a quarter of an hour away', async () => {
        expect(text(await proposalAt(-14).evaluate())).toBe('AlphaMSP');
        expect(text(await proposalAt(14).evaluate())).toBe('AlphaMSP');
    });

    function proposalAt(minutesFromNow: number): ReturnType<Client['gateway']['newProposal']> {
        const proposal = alpha.contract.newProposal('WhereAmI');
        const time = new Date(Date.now() + minutesFromNow * minuteMs);
        const bytes = alterProposal(proposal.getBytes(), ({ channelHeader }) =>
            channelHeader.setTimestamp(Timestamp.fromDate(time)),
        );
        return alpha.gateway.newProposal(bytes);
    }
}
