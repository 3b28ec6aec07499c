import { describe, expect, it } from '@jest/globals';
import { codeTablesExample, singleWindowExample } from '../../../gateway/src/single-window/single-window-examples.js';
import type { TestConsortium } from '../consortium.js';

interface Told {
    readonly outcome?: string;
    readonly code?: string;
    readonly facts?: object;
}

/** Customs sends declarations as its single window has them, and says once what its codes mean. */
export function singleWindow(running: () => TestConsortium): void {
    describe('customs declares under the names and codes of the single window', () => {
        const user = (mspId: string, name: string) => running().organisation(mspId).user(name);
        const officer = () => user('CustomsMSP', 'officer-1');
        const { DecHead, DecLists } = singleWindowExample;
        const numbered = (EntryId: string, changes: object = {}) => ({
            ...singleWindowExample,
            DecHead: { ...DecHead, EntryId, ...changes },
        });

        it('no code is read before customs has said what it means', async () => {
            const path = '/v1/single-window-declarations';

            expect((await officer().post(path, singleWindowExample)).at('code')).toBe('CODE_TABLES_MUST_BE_IN_FORCE');
            expect((await officer().post('/v1/customs-code-tables', codeTablesExample)).list('editions')).toHaveLength(
                1,
            );
            expect((await user('PearlBankMSP', 'maker-1').get('/v1/customs-code-tables')).list('editions')).toEqual([
                codeTablesExample,
            ]);
            const declared = await officer().post(path, singleWindowExample);
            expect([declared.status, declared.at('incotermCode'), declared.at('totalValue')]).toEqual([
                201,
                'CIF',
                { amount: '600000.00', currency: 'CNY' },
            ]);
            const own = await officer().get(`/v1/declarations/${DecHead.EntryId}`);
            expect(own.at('declarant.partyName')).toBe(DecHead.AgentName);
        }, 60_000);

        it('many come line by line, and what is wrong with one spoils no other', async () => {
            const lines = [
                numbered('310420260000000026'),
                numbered('310420260000000027', { IEFlag: 'I' }),
                numbered('310420261000000028'),
                { ...numbered('310420260000000029'), DecLists: [{ ...DecLists[0], OriginCountry: '142' }] },
                numbered('310420260000000025'),
            ];
            const answer = await officer().postLines('/v1/single-window-imports', lines);
            const told = answer.body as Told[];

            expect(told.slice(0, -1).map(({ outcome, code }) => [outcome, code])).toEqual([
                ['IMPORTED', undefined],
                ['REFUSED', 'DECLARATION_MUST_BE_EXPORT'],
                ['REFUSED', 'DECLARATION_MUST_BE_EXPORT'],
                ['REFUSED', 'CUSTOMS_CODE_MUST_BE_IN_TABLE'],
                ['ALREADY_THERE', undefined],
            ]);
            expect(told[3]).toMatchObject({ facts: { table: 'countries', path: 'DecLists.0.OriginCountry' } });
            expect(JSON.stringify(told[3])).not.toContain('142"');
            expect(told.at(-1)).toMatchObject({ status: 'COMPLETE', imported: 1, alreadyThere: 1, refused: 3 });
        }, 60_000);
    });
}
