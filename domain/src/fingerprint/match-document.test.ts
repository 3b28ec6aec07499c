import { describe, expect, it } from '@jest/globals';
import { idOf } from '../receivable/testing/samples.js';
import { answerTo, matchesIn, type Match } from './match-document.js';
import { filing, rival } from './testing/samples.js';

const exact = (of = rival): Match => ({ filing: of, rules: ['INVOICE_BY_NUMBER'], likeness: 'EXACT' });
const similar = (of = rival): Match => ({ filing: of, rules: ['SELLER_AND_LIKE_NUMBER'], likeness: 'SIMILAR' });
const bank = 'HaizhouBankMSP';

describe('matchesIn', () => {
    it('names each filed document once, with every rule by which it was found', () => {
        const found = [
            { rule: 'INVOICE_BY_NUMBER', filings: [] },
            { rule: 'SELLER_AND_LIKE_NUMBER', filings: [rival, filing] },
            { rule: 'PARTIES_AMOUNT_AND_DAY', filings: [rival] },
            { rule: 'PARTIES_AMOUNT_AND_DAY', filings: [rival] },
        ] as const;

        expect(matchesIn(found)).toEqual([
            { filing: rival, rules: ['SELLER_AND_LIKE_NUMBER', 'PARTIES_AMOUNT_AND_DAY'], likeness: 'SIMILAR' },
            { filing, rules: ['SELLER_AND_LIKE_NUMBER'], likeness: 'SIMILAR' },
        ]);
    });

    it('takes for the same what one exact rule has found', () => {
        const found = [
            { rule: 'INVOICE_BY_NUMBER', filings: [rival] },
            { rule: 'SELLER_AND_LIKE_NUMBER', filings: [rival] },
        ] as const;

        expect(matchesIn(found)).toMatchObject([{ likeness: 'EXACT' }]);
    });
});

describe('answerTo', () => {
    it.each<[string, readonly Match[], unknown]>([
        ['nothing is found', [], { likeness: 'NONE' }],
        ['another bank has the like', [similar()], { likeness: 'SIMILAR' }],
        ['another bank has it', [similar(), exact()], { likeness: 'EXACT' }],
        ['the bank itself has it', [exact(filing)], { likeness: 'NONE', ownFinancingIds: [filing.financingId] }],
        [
            'the bank has it and another the like',
            [exact(filing), similar()],
            {
                likeness: 'SIMILAR',
                ownFinancingIds: [filing.financingId],
            },
        ],
    ])('where %s', (_what, matches, answer) => {
        expect(answerTo(bank, matches)).toEqual(answer);
    });

    it('says the same word whoever else it is, of whichever financing and however many', () => {
        const others = [similar({ ...rival, bank: 'HarbourBankMSP', financingId: idOf(8) }), similar()];

        expect(JSON.stringify(answerTo(bank, others))).toBe(JSON.stringify(answerTo(bank, [similar()])));
    });
});
