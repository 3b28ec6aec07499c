import { expect, it } from '@jest/globals';

import { status } from '@grpc/grpc-js';

import { until } from '../../story/until.js';
import { type Client, text } from '../register/client.js';
import { detailsOf, lineOf, refusalOf } from '../register/refusal.js';

/** Chaincode in a process or thread that ends in the middle of a transaction; whoever looks after it brings it back. */
export function chaincodeCrashes(clientOf: (mspId: string) => Client): void {
    const atAlpha = { endorsingOrganizations: ['AlphaMSP'] };
    const terminated =
        'error in simulation: failed to execute transaction <id>: error sending: chaincode stream terminated';

    /** The next transaction launches it anew, as soon as there is something to launch. */
    const whenBack = (): Promise<unknown> =>
        until({
            what: 'the chaincode of Alpha',
            ask: () => clientOf('AlphaMSP').contract.evaluate('WhereAmI', atAlpha).then(text, String),
            isAwaited: (answer) => answer === 'AlphaMSP',
            seconds: 60,
        });

    it('ABORTED for a transaction in the middle of which its chaincode ends; what comes next finds it again', async () => {
        const { contract } = clientOf('AlphaMSP');
        const refusal = await refusalOf(contract.submit('Crash', atAlpha));
        expect(refusal.code).toBe(status.ABORTED);
        expect(lineOf(refusal)).toBe(
            'failed to collect enough transaction endorsements, see attached details for more info',
        );
        expect(detailsOf(refusal)).toEqual([{ mspId: 'AlphaMSP', message: terminated }]);
        await whenBack();
        await contract.submitTransaction('CreateAsset', 'after a crash', 'Ming', '1');
    });

    it('ABORTED for an evaluation, and for all that runs beside it', async () => {
        const { contract } = clientOf('AlphaMSP');
        const beside = refusalOf(contract.evaluate('ReadLate', { ...atAlpha, arguments: ['a', '20000'] }));
        // It runs before anything that is answered after it.
        await contract.evaluate('WhereAmI', atAlpha);
        const refusal = await refusalOf(contract.evaluate('Crash', atAlpha));
        for (const failed of [refusal, await beside]) {
            expect(failed.code).toBe(status.ABORTED);
            expect(lineOf(failed)).toBe('failed to evaluate transaction, see attached details for more info');
            expect(detailsOf(failed)).toEqual([{ mspId: 'AlphaMSP', message: terminated }]);
        }
        await whenBack();
    });
}
