import { amendment, application } from '@cohong/domain/letter-of-credit/testing/samples';
import { credit, facts, lodged, refused, undertaken } from '@cohong/domain/timeline/testing/samples';
import { timelineOf, type Timeline } from '@cohong/domain/timeline/timeline';
import { describe, expect, it } from '@jest/globals';
import { languages, type Language } from '../problems/explanation.js';
import { filled, toldIn as toldBy } from './timeline-text.js';
import { awaitedWords, creditWords, dueWords, entryWords, factWords } from './timeline-words.js';

const held = facts({
    application,
    amendments: [{ ...amendment, issuedAt: '2026-04-01T02:00:00.000Z' }],
    presentations: [undertaken, refused, { ...lodged, number: 3 }],
});
const timeline = timelineOf(held, { bank: 'HarbourBankMSP' });
const toldIn = (language: Language, told: Timeline) => toldBy(language, told, creditWords);

describe('a timeline in words', () => {
    it('says in English what happened and who must act by when', () => {
        const { entries, awaited } = toldIn('en', timeline);

        expect(entries.map(({ text }) => text)).toEqual([
            'Straits Homeware Pte. Ltd. applied for the credit',
            'Harbour Commercial Bank issued credit LC26/000142 and is irrevocably bound by it',
            'Bank of Haizhou advised the credit to Haizhou Lantern Home Textiles Co., Ltd.',
            'Pearl River Bank added its confirmation and is bound by it',
            'Harbour Commercial Bank issued amendment 1 and is irrevocably bound by it',
            'Bank of Haizhou presented documents to Pearl River Bank as presentation 1, claiming USD 200000.00',
            'Bank of Haizhou presented documents to Pearl River Bank as presentation 3, claiming USD 200000.00',
            'Pearl River Bank judged presentation 1, findings: 0, discrepancies that stand: 0',
            'Bank of Haizhou presented documents to Pearl River Bank as presentation 2, claiming USD 200000.00',
            'Pearl River Bank judged presentation 2, findings: 1, discrepancies that stand: 1',
            'Pearl River Bank bound itself to pay USD 200000.00 for presentation 1 on 2026-08-08',
            'Pearl River Bank gave its one notice of refusal of presentation 2, discrepancies: 1; the documents are held until the presenter gives instructions',
        ]);
        expect(awaited.map(({ text }) => text)).toEqual([
            'Pearl River Bank must send the documents of presentation 1 on to the issuing bank: without delay',
            'Bank of Haizhou must advise amendment 1, or tell that it does not: without delay',
            'Pearl River Bank must extend its confirmation to amendment 1, or tell that it does not: without delay',
            'Pearl River Bank must honour presentation 3 or give its one notice of refusal: by 2026-05-27',
            'Haizhou Lantern Home Textiles Co., Ltd. must ship the goods: by 2026-05-31',
            'Haizhou Lantern Home Textiles Co., Ltd. may present documents for up to USD 72500.00, not later than 15 days after shipment: by 2026-07-31',
            'Pearl River Bank must pay USD 200000.00 for presentation 1, due on 2026-08-08: by 2026-08-10',
            'Bank of Haizhou may say what is to be done with the documents of presentation 2, which were refused: on no particular day, for silence decides nothing',
        ]);
    });

    it('says the same in Chinese', () => {
        const { entries, awaited } = toldIn('zh', timeline);

        expect(entries[3]?.text).toBe('Pearl River Bank加具保兑，受其约束');
        expect(entries.at(-1)?.text).toBe(
            'Pearl River Bank对第 2 次交单发出唯一的拒付通知，列明不符点 1 项；留存单据，听候交单人指示',
        );
        expect(awaited[3]?.text).toBe('Pearl River Bank应对第 3 次交单承付，或发出唯一的拒付通知：不迟于 2026-05-27');
    });

    it('tells both days where it depends on a day on which work is made up for, and what is overdue', () => {
        const acrossSpringFestival = { ...lodged, receivedAt: '2026-02-13T02:00:00.000Z' };
        const at = '2026-02-26T02:00:00.000Z';
        const issued = { ...credit, issuedAt: '2026-02-02T02:00:00.000Z' };
        const early = timelineOf(facts({ credit: issued, presentations: [acrossSpringFestival], at }), {
            bank: 'PearlBankMSP',
        });
        const late = timelineOf(facts({ presentations: [undertaken], at: '2026-09-01T02:00:00.000Z' }), {
            bank: 'PearlBankMSP',
        });

        expect(toldIn('en', early).awaited.map(({ text }) => text)).toContain(
            'Pearl River Bank must honour presentation 1 or give its one notice of refusal: by 2026-02-27, or by 2026-03-02 where a day on which work is made up for is no banking day',
        );
        expect(toldIn('zh', late).awaited.map(({ text }) => text)).toEqual([
            'Pearl River Bank应将第 1 次交单的单据寄送开证行：不得延误',
            'Pearl River Bank应就第 1 次交单付款 USD 200000.00，到期日 2026-08-08：不迟于 2026-08-10，此后已逾期',
        ]);
    });

    it('puts the same things in, in both languages', () => {
        for (const sentences of [entryWords, awaitedWords, dueWords, factWords]) {
            for (const [code, sentence] of Object.entries(sentences)) {
                const [english, chinese] = languages.map((language) =>
                    [...(sentence[language].match(/\{\w+\}|[[\]]/g) ?? [])].sort(),
                );
                expect([code, chinese]).toEqual([code, english]);
            }
        }
    });

    it('leaves out what stands in brackets where its fact is not there', () => {
        expect(filled('A{x}[, B{y}]', { x: 1 })).toBe('A1');
        expect(filled('A{x}[, B{y}]', { x: 1, y: 2 })).toBe('A1, B2');
    });
});
