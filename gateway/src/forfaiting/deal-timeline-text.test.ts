import { dealTimelineOf } from '@cohong/domain/forfaiting/timeline/deal-timeline';
import { traded } from '@cohong/domain/forfaiting/deal/testing/samples';
import { closesAt, invitationOf } from '@cohong/domain/forfaiting/quote/testing/samples';
import { buyer } from '@cohong/domain/forfaiting/title/testing/samples';
import { atBuyer, atDebtor, atSeller, underWay } from '@cohong/domain/forfaiting/timeline/testing/samples';
import { describe, expect, it } from '@jest/globals';
import { languages, type Language } from '../problems/explanation.js';
import { toldIn } from '../timeline/timeline-text.js';
import { dealWords } from './deal-timeline-words.js';

const told = (language: Language, facts: Parameters<typeof dealTimelineOf>[0]) => {
    const { entries, awaited } = toldIn(language, dealTimelineOf(facts), dealWords);
    return { entries: entries.map(({ text }) => text), awaited: awaited.map(({ text }) => text) };
};

describe('the timeline of a sale in words', () => {
    it('says in English what happened and who must act by when', () => {
        const { entries, awaited } = told('en', { ...atBuyer, ...atSeller, held: atBuyer.held! });

        expect(entries).toEqual([
            'Bank of Haizhou asked for quotes of 3 banks, with time until 2026-03-03T10:00:00.000Z, to be paid on 2026-03-05',
            'Harbour Commercial Bank bound itself to a sealed quote',
            'SampanBankMSP bound itself to a sealed quote',
            'TeaRoadBankMSP bound itself to a sealed quote',
            'Bank of Haizhou closed bidding',
            'Harbour Commercial Bank showed its quote: CNY 993081.53',
            'Bank of Haizhou sold the claim to Harbour Commercial Bank for CNY 993081.53, to be paid on 2026-03-05',
            'Bank of Haizhou delivered the documents to Harbour Commercial Bank',
            'Harbour Commercial Bank rejected the documents of Bank of Haizhou, reasons: 1',
            'Bank of Haizhou delivered the documents to Harbour Commercial Bank',
            'Harbour Commercial Bank found the documents of Bank of Haizhou satisfactory',
            'Bank of Haizhou told Pearl River Bank that its claim of CNY 1000000.00, due on 2026-05-31, is sold',
            'Pearl River Bank acknowledged that it pays Harbour Commercial Bank CNY 1000000.00 on 2026-05-31',
            expect.stringMatching(
                /^Harbour Commercial Bank paid Bank of Haizhou CNY 99\d{4}\.\d\d in e-CNY, and the title passed with it$/,
            ),
        ]);
        expect(awaited).toEqual(['Pearl River Bank must pay CNY 1000000.00, due on 2026-05-31: by 2026-06-01']);
    });

    it('says the same in Chinese, and an instant where that is by when', () => {
        expect(told('zh', atDebtor).entries.at(-1)).toBe('债权由Bank of Haizhou转移至Harbour Commercial Bank');
        expect(told('zh', underWay({ deal: traded })).awaited).toEqual([
            'Bank of Haizhou应提供符合要求的单据，否则交易失效：不迟于 2026-03-18',
        ]);
        const late = underWay({ invitations: [invitationOf(buyer)], at: closesAt });
        expect(told('zh', late).awaited[0]).toBe(`Harbour Commercial Bank可报价：早于 ${closesAt}，此后已逾期`);
        expect(told('en', late).awaited[0]).toBe(
            `Harbour Commercial Bank may quote: before ${closesAt}, overdue since then`,
        );
    });

    it('puts the same things in, in both languages', () => {
        for (const sentences of [dealWords.entries, dealWords.awaited]) {
            for (const [code, sentence] of Object.entries(sentences)) {
                const [english, chinese] = languages.map((language) =>
                    [...(sentence[language].match(/\{\w+\}|[[\]]/g) ?? [])].sort(),
                );
                expect([code, chinese]).toEqual([code, english]);
            }
        }
    });
});
