import { draft, insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { addDays } from '@cohong/domain/kernel/time';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../story/client.js';
import { inOurDays, renewed } from '../../story/documents.js';
import type { TestConsortium } from '../consortium.js';
import { actAt } from '../dcep/dated-act.js';
import { advising, carryCalendarOn, deskOf, inDays, issued, issuing, outcome, usance, type Desk } from './desks.js';

const place = 'https://records.harbourbank.example';
const dollars = (amount: string) => ({ amount, currency: 'USD' });
const noonInChina = (day: string): Date => new Date(`${day}T04:00:00.000Z`);

/** Insurance comes as data: it is made by a notice, cannot be read, comes again; and the bank's system is down on the last day. */
export function electronicRecords(running: () => TestConsortium): void {
    describe('electronic records are presented under the eUCP', () => {
        const all = inOurDays([draft, invoice, billOfLading, insurance]);
        const [policy] = all.filter(({ kind }) => kind === 'INSURANCE_DOCUMENT');
        const papers = all.filter((document) => document !== policy);
        const record = {
            documentId: policy!.documentId,
            format: 'application/pdf',
            sender: 'South Sea Marine Insurance Co., Ltd.',
            authentication: 'ELECTRONIC_SIGNATURE',
            place,
        };
        let harbour: Desk;
        let haizhou: Desk;
        /** The day on which the credit expires, and the next on which banks are open. */
        let lastDay: string;
        let dayAfter: string;
        let credit: string;
        const first = () => `${credit}/presentations/1`;
        const second = () => `${credit}/presentations/2`;
        const act = (at: Date, by: readonly [string, string], { name, input }: { name: string; input: object }) =>
            actAt(running(), at, {
                user: by,
                chaincode: 'trade',
                act: `presentation:${name}`,
                input: { creditId: credit.split('/').at(-1), ...input },
                endorsers: [by[0], 'SafeMSP'],
            });
        const discrepancies = (answer: Answer) =>
            answer.list('findings').flatMap(({ kind, code }) => (kind === 'DISCREPANCY' ? [code] : []));

        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            await carryCalendarOn(running());
            const daysAfter = async (count: number) =>
                await haizhou.maker.get(`/v1/calendars/CHINA/banking-days?after=${inDays(0)}&count=${count}`);
            [lastDay, dayAfter] = [(await daysAfter(1)).text('later.day'), (await daysAfter(2)).text('later.day')];
            const terms: CreditTermsWire = {
                ...usance,
                applicableRules: { code: 'EUCP_LATEST_VERSION' },
                expiry: { ...usance.expiry, expiryDate: lastDay, electronicPlace: place },
                shipment: { ...usance.shipment, latestShipmentDate: lastDay },
                requiredDocuments: usance.requiredDocuments.map((required) =>
                    required.documentTypeCode === '520'
                        ? { ...required, medium: 'ELECTRONIC', format: 'application/pdf' }
                        : required,
                ),
                // However many holidays are between a shipment and the next banking day.
                presentationPeriod: { days: 60 },
                confirmation: { instruction: 'WITHOUT' },
            };
            const creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0041', terms });
            credit = `/v1/letters-of-credit/${creditId}`;
            await haizhou.maker.post(`${credit}/advices`);
        }, 60_000);

        it('nothing is presented until its presenter gives notice that all has come (e6c)', async () => {
            const begun = { number: 1, examiningBank: issuing, amount: dollars('450000.00'), documents: papers };
            const lodged = await haizhou.maker.post(`${credit}/presentations`, { ...begun, isComplete: false });
            expect([outcome(lodged), lodged.at('examinationEnds')]).toEqual([[201, 'INCOMPLETE'], undefined]);
            expect(outcome(await harbour.maker.post(`${first()}/examinations`))).toEqual([
                409,
                'PRESENTATION_MUST_STAND_AT_THIS_ACT',
            ]);
            const last = { documents: [policy], records: [record] };
            expect(outcome(await harbour.maker.post(`${first()}/completeness-notices`, last))).toEqual([
                403,
                'NOTICE_MUST_BE_BY_PRESENTING_BANK',
            ]);

            const made = await haizhou.maker.post(`${first()}/completeness-notices`, last);
            expect([outcome(made), made.list('records')]).toEqual([[200, 'LODGED'], [record]]);
            expect(made.text('examinationEnds.earlier.lastDay') > inDays(0)).toBe(true);
        });

        it('a record that cannot be read stops the examination, until it alone has come again (e12)', async () => {
            expect(discrepancies(await harbour.maker.post(`${first()}/examinations`))).toEqual([]);
            const damaged = { documentIds: [record.documentId] };
            expect(outcome(await harbour.maker.post(`${first()}/damage-notices`, damaged))).toEqual([200, 'SUSPENDED']);
            const judgement = { dropped: [], added: [] };
            expect(outcome(await harbour.maker.post(`${first()}/judgements`, judgement))).toEqual([
                409,
                'PRESENTATION_MUST_STAND_AT_THIS_ACT',
            ]);
            const again = (documents: readonly unknown[]) =>
                haizhou.maker.post(`${first()}/record-replacements`, { documents, records: [record] });
            expect(outcome(await again(papers.slice(0, 1)))).toEqual([422, 'REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS']);
            const replaced = await again([policy]);
            expect(outcome(replaced)).toEqual([200, 'LODGED']);
            expect(replaced.list('suspensions')).toMatchObject([damaged]);

            await harbour.maker.post(`${first()}/examinations`);
            expect(outcome(await harbour.maker.post(`${first()}/judgements`, judgement))).toEqual([200, 'COMPLYING']);
        });

        it('a bank whose system took no records on the last day was closed for them (e6e)', async () => {
            const [others, another] = [renewed(papers, 'B'), renewed([policy!], 'B')];
            const begun = { number: 2, examiningBank: issuing, amount: dollars('22500.00'), documents: others };
            const stated = { ...begun, isComplete: false, statesExtension: true };
            expect(outcome(await haizhou.maker.post(`${credit}/presentations`, stated))).toEqual([201, 'INCOMPLETE']);
            await act(noonInChina(dayAfter), [advising, 'maker-1'], {
                name: 'CompletePresentation',
                input: { number: 2, documents: another, records: [record] },
            });

            const down = { systemDownOn: [lastDay] };
            const examined = await harbour.maker.post(`${second()}/examinations`, down);
            expect([outcome(examined), examined.at('systemDownOn')]).toEqual([[200, 'EXAMINING'], [lastDay]]);
            expect(discrepancies(examined)).not.toContain('PRESENTATION_MUST_COME_BY_EXPIRY');
        });

        it('what never comes again is not presented, and what it claimed is free (e12)', async () => {
            const damaged = { documentIds: [record.documentId] };
            expect(outcome(await harbour.maker.post(`${second()}/damage-notices`, damaged))).toEqual([
                200,
                'SUSPENDED',
            ]);
            expect(outcome(await harbour.maker.post(`${second()}/record-drops`))).toEqual([
                409,
                'TIME_TO_REPLACE_RECORDS_MUST_BE_OVER',
            ]);
            await act(noonInChina(addDays(inDays(0), 50)), [issuing, 'maker-1'], {
                name: 'DropRecords',
                input: { number: 2 },
            });

            expect(outcome(await haizhou.maker.get(second()))).toEqual([200, 'RECORD_NOT_PRESENTED']);
        });

        it('the timeline tells what became of them', async () => {
            const told = await haizhou.maker.get(`${credit}/timeline`);
            const codes = told.list('entries').map(({ code }) => code);

            expect(codes).toEqual(expect.arrayContaining(['RECORDS_DAMAGED', 'RECORDS_REPLACED', 'RECORDS_DROPPED']));
        });
    });
}
