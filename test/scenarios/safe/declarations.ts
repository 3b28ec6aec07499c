import { curtains, electricBicycles } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];
const patient = { prefer: 'wait=30' };

/** What customs says of exports, from the paper to the ship, and who hears of it. */
export function declarations(running: () => TestConsortium): void {
    describe('what customs declares', () => {
        const officer = (): Client => running().organisation('CustomsMSP').user('officer-1');
        const maker = (): Client => running().organisation('HaizhouBankMSP').user('maker-1');
        const page = (of: { readonly declarationNumber: string }): string => `/v1/declarations/${of.declarationNumber}`;

        it('goes by one number, however that is typed: in full-width digits, with spaces or with hyphens', async () => {
            const { declarationNumber } = curtains;
            const typed = `${declarationNumber.slice(0, 4)}-${declarationNumber.slice(4, 8)} ${declarationNumber.slice(8)}`;
            const wide = declarationNumber.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

            const declared = await officer().post('/v1/declarations', { ...curtains, declarationNumber: typed });
            const again = await officer().post('/v1/declarations', { ...curtains, declarationNumber: wide });
            const read = await officer().get(`/v1/declarations/${encodeURIComponent(wide)}`);

            expect([declared.status, declared.at('declarationNumber')]).toEqual([201, declarationNumber]);
            expect(outcome(again)).toEqual([409, 'DECLARATION_MUST_BE_NEW']);
            expect([read.status, read.at('declarationNumber')]).toEqual([200, declarationNumber]);
        });

        it('a bank learns of each step that it has lent on: cleared, it still bears the loan; cancelled, no more', async () => {
            const { consignor, declarationNumber, totalValue } = electricBicycles;
            const declared = await officer().post('/v1/declarations', { ...electricBicycles, status: 'RELEASED' });
            const request = {
                declarationNumber,
                releaseCode: declared.text('releaseCode'),
                exporterUscc: consignor.uscc,
                amount: { amount: '1000.00', currency: totalValue.currency },
            };
            const reserved = await maker().post('/v1/financings', request, patient);
            const financing = `/v1/financings/${reserved.text('financingId')}`;
            const alerts = (count: number): Promise<unknown> =>
                until({
                    what: `${count} alerts`,
                    ask: async () => (await maker().get(financing)).list('alerts'),
                    isAwaited: ({ length }) => length === count,
                });
            expect(reserved.at('status')).toBe('RESERVED');

            const cleared = await officer().post(`${page(electricBicycles)}/clearance`);
            expect([cleared.status, cleared.at('status')]).toEqual([200, 'CLEARED']);
            expect(await alerts(1)).toEqual([
                expect.objectContaining({ declarationVersion: 2, declarationStatus: 'CLEARED', isCovered: true }),
            ]);

            await officer().post(`${page(electricBicycles)}/cancellation`, { expectedVersion: 2 });
            expect(await alerts(2)).toEqual([
                expect.anything(),
                expect.objectContaining({ declarationVersion: 3, declarationStatus: 'CANCELLED', isCovered: false }),
            ]);
            const means = { kind: 'OUTSIDE', reference: 'CIPS-2026-1' };
            const paidOut = await maker().post(`${financing}/disbursements`, { means });
            expect(outcome(paidOut)).toEqual([409, 'DECLARATION_MUST_NOT_BE_ALERTED']);
        });
    });
}
