import { describe, expect, it } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { examplePackingCredit } from '../../../gateway/src/packing-credit/packing-credit-examples.js';
import { requireNothingLeft } from '../../../network/launcher/src/growing/leaving.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

/** After all that has happened here no bank may leave; the regulators answer whatever is asked of them. */
export function leaving(running: () => TestConsortium): void {
    describe('a bank that is to leave', () => {
        it('stays while a loan is outstanding or written off, or an account has something left', async () => {
            const { description, organisation } = running();
            const asking = requireNothingLeft(description, 'HaizhouBankMSP', (mspId) => organisation(mspId));
            const fault = await asking.then(() => 'nothing is left', String);

            expect(fault).toContain('HaizhouBankMSP has business that is not ended, and stays:');
            for (const left of ['status=DISBURSED', 'status=WRITTEN_OFF', 'capital-accounts?bank=HaizhouBankMSP']) {
                expect(fault).toContain(left);
            }
        });

        it('is told what waits for a registrar: all that one regulator alone cannot decide', async () => {
            const { organisation, withoutPeersOf } = running();
            await withoutPeersOf('PbocMSP', async () => {
                await organisation('HarbourBankMSP').user('maker-1').post('/v1/packing-credits', examplePackingCredit);
                const path = '/v1/supervision/waiting?bank=HarbourBankMSP';
                const waiting = { bank: 'HarbourBankMSP', kind: 'packing-credit' };

                // SAFE's peer may be a moment behind that of the bank.
                await until({
                    what: 'the request that waits for a registrar',
                    ask: async () => (await organisation('SafeMSP').user('registrar-1').get(path)).list('data'),
                    isAwaited: (rows) => rows.some((row) => isDeepStrictEqual({ ...row, ...waiting }, row)),
                });
            });
        }, 60_000);
    });
}
