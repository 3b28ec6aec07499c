import { curtains, rawCotton } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';

const all = '/v1/import-declarations';
const { declarationNumber, ...paper } = rawCotton;
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];

/** What customs says of imports, and who reads it. */
export function importDeclarations(running: () => TestConsortium): void {
    describe('what customs declares of imports', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const officer = (): Client => user('CustomsMSP', 'officer-1');
        let clearedIn: unknown;
        const declare = (changes: object): Promise<Answer> => officer().post(all, { ...rawCotton, ...changes });

        it('goods that come in are no export, nor the other way round, and a year is that of the paper', async () => {
            const asExport = await officer().post('/v1/declarations', { ...curtains, declarationNumber });
            const financed = await user('HaizhouBankMSP', 'maker-1').post('/v1/financings', {
                declarationNumber,
                releaseCode: '0'.repeat(32),
                exporterUscc: paper.consignee.uscc,
                amount: { amount: '1000.00', currency: 'USD' },
            });
            const ofAnotherYear = `${declarationNumber.slice(0, 4)}2025${declarationNumber.slice(8)}`;

            expect(outcome(asExport)).toEqual([422, 'DECLARATION_MUST_BE_EXPORT']);
            expect(outcome(financed)).toEqual([422, 'DECLARATION_MUST_BE_EXPORT']);
            expect(outcome(await declare({ declarationNumber: curtains.declarationNumber }))).toEqual([
                422,
                'DECLARATION_MUST_BE_IMPORT',
            ]);
            expect(outcome(await declare({ declarationNumber: ofAnotherYear }))).toEqual([
                422,
                'DECLARATION_YEAR_MUST_MATCH_DATE',
            ]);
        });

        it('an import goes by one number, however that is typed, and ends as an export does', async () => {
            const typed = `${declarationNumber.slice(0, 4)}-${declarationNumber.slice(4, 8)} ${declarationNumber.slice(8)}`;
            const wide = declarationNumber.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
            const one = `${all}/${encodeURIComponent(wide)}`;

            const declared = await declare({ declarationNumber: typed });
            expect([declared.status, declared.at('declarationNumber')]).toEqual([201, declarationNumber]);
            expect(outcome(await declare({ declarationNumber: wide }))).toEqual([409, 'DECLARATION_MUST_BE_NEW']);

            const released = await officer().post(`${one}/release`);
            const { status, ...content } = paper;
            const amended = await officer().post(`${one}/amendments`, {
                ...content,
                voyage: '605W',
                expectedVersion: 2,
            });
            const cleared = await officer().post(`${one}/clearance`);
            expect([status, ...[released, amended, cleared].map((answer) => answer.at('status'))]).toEqual([
                'ACCEPTED',
                'RELEASED',
                'RELEASED',
                'CLEARED',
            ]);
            expect([cleared.at('version'), cleared.at('voyage')]).toEqual([4, '605W']);
            clearedIn = cleared.at('ledger.blockNumber');
        });

        it('both regulators read it without its release code, and hear of it without its number; a bank does neither', async () => {
            for (const regulator of [user('SafeMSP', 'regulator-1'), user('PbocMSP', 'officer-1')]) {
                const listed = await regulator.get(
                    `${all}?consignee=${paper.consignee.uscc}&status=CLEARED&atLeastBlock=${String(clearedIn)}`,
                );
                const read = await regulator.get(`${all}/${declarationNumber}`);
                expect(listed.list('data')).toMatchObject([{ declarationNumber, version: 4 }]);
                expect([read.at('version'), read.at('releaseCode')]).toEqual([4, undefined]);
            }

            const events = '/v1/events?type=cohong.ImportCleared';
            const heard = (await user('SafeMSP', 'regulator-1').get(events)).list('data');
            expect(heard).toMatchObject([{ data: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } }]);
            expect(JSON.stringify(heard)).not.toContain(declarationNumber);

            const maker = user('PearlBankMSP', 'maker-1');
            expect((await maker.get(events)).list('data')).toEqual([]);
            expect(outcome(await maker.get(`${all}/${declarationNumber}`))).toEqual([404, 'ROUTE_MUST_EXIST']);
        });
    });
}
