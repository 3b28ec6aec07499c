import type { DealDocument, Written } from '@cohong/domain/forfaiting/deal/deal-document';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { notifyAssignment } from '@cohong/domain/forfaiting/deal/notify-assignment';
import { dealFacts, satisfied, traded, tradedAt } from '@cohong/domain/forfaiting/deal/testing/samples';
import { buyer, claim, facts as holding, seller } from '@cohong/domain/forfaiting/title/testing/samples';
import type { Member } from '@cohong/domain/party/member';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { paperOf } from './paper-of.js';
import { renderPaper } from './render-paper.js';
import { pdfText } from './testing/pdf-text.js';

const members: readonly Member[] = [
    { mspId: seller, kind: 'bank', partyName: '海州银行 Bank of Haizhou', bic: 'HZHBCNB0330', cnaps: '313332050013' },
    { mspId: buyer, kind: 'bank', partyName: 'Harbour Commercial Bank' },
    { mspId: claim.debtorBank, kind: 'bank', partyName: 'Pearl River Bank' },
];
const { debtorBank, amount, maturity } = claim;
const { notice } = notifyAssignment(dealFacts(satisfied), holding);
const act: Omit<Written<unknown>, 'value'> = {
    transactionId: '1f'.repeat(32),
    blockNumber: 57,
    recordedAt: tradedAt,
    recordHash: '0e'.repeat(32),
};
const agreement: DealDocument = { kind: 'agreement', value: traded, ...act };
const acknowledged = { ...notice, acknowledgement: { amount, maturity, at: tradedAt } };
const payment = { means: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01', at: tradedAt } as const;
const settled: Deal = { ...traded, status: 'SETTLED', settlement: { pricing: traded.pricing, payment } };
const documents: readonly DealDocument[] = [
    agreement,
    { kind: 'confirmation', value: { ...traded, market: 'SECONDARY' }, ...act },
    { kind: 'notice-of-assignment', value: notice, ...act },
    { kind: 'acknowledgement', value: acknowledged, ...act },
    { kind: 'settlement-advice', value: settled, ...act },
];
const pdf = (document: DealDocument) => renderPaper(paperOf(document, { members: [...members] }));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a document of a deal', () => {
    let made: Readonly<Record<string, Buffer>>;
    let texts: Readonly<Record<string, string>>;
    beforeAll(async () => {
        const all = await Promise.all(documents.map(async (each) => [each.kind, await pdf(each)] as const));
        made = Object.fromEntries(all);
        texts = Object.fromEntries(all.map(([kind, bytes]) => [kind, pdfText(bytes)]));
    });

    it('names the banks, the claim and the act, in both languages, and by whose hash the block has it', () => {
        const { dealId, claimId, origin } = traded;
        for (const text of Object.values(texts)) {
            const facts = [
                ...['Seller 卖方 海州银行 Bank of Haizhou · HaizhouBankMSP · BIC HZHBCNB0330 · CNAPS 313332050013'],
                ...['Buyer 买方 Harbour Commercial Bank', 'Debtor bank 债务行 Pearl River Bank'],
                ...[dealId, claimId, origin.creditId, 'CNY 1,000,000.00', maturity],
                ...[act.transactionId, act.recordHash, tradedAt, 'Block 区块 57'],
            ];
            expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
        }
        expect(texts['agreement']).toContain('Forfaiting agreement 福费廷协议');
        expect(texts['confirmation']).toContain('Forfaiting confirmation 福费廷确认书');
        expect(texts['agreement']).toContain('without recourse');
    });

    it('has every step of the price, where it is for seller and buyer', () => {
        for (const kind of ['agreement', 'confirmation', 'settlement-advice']) {
            expect(texts[kind]).toContain('Face 面值 CNY 1,000,000.00');
            expect(texts[kind]).toContain('Discount 贴现息 1000000 2.85 88 / 360 6918.46800622 −CNY 6,918.47');
            expect(texts[kind]).toContain('Proceeds 价款 CNY 993,081.53');
        }
        expect(texts['settlement-advice']).toContain(payment.uetr);
    });

    it('has no price and no rate, where it is for the debtor too', () => {
        for (const kind of ['notice-of-assignment', 'acknowledgement']) {
            expect(texts[kind]).not.toMatch(/993|2\.85|6,918|Proceeds|Discount/);
        }
        expect(texts['acknowledgement']).toContain('What the debtor bank will pay 债务行确认付款内容');
        expect(texts['notice-of-assignment']).not.toContain('What the debtor bank will pay');
    });

    it('is the same to the byte wherever it is made, and another when one fen of it is', async () => {
        const { pricing } = traded;
        const fen = { ...pricing.proceeds, minorUnits: pricing.proceeds.minorUnits + 1n };
        const lines = pricing.lines.map((line) => (line.what === 'PROCEEDS' ? { ...line, amount: fen } : line));
        const other: DealDocument = { ...agreement, value: { ...traded, pricing: { ...pricing, lines } } };

        expect((await pdf(agreement)).equals(made['agreement']!)).toBe(true);
        expect((await pdf(other)).equals(made['agreement']!)).toBe(false);
        expect(made['agreement']!.includes('(D:20260304020000Z)')).toBe(true);
    });

    // Whoever changes a word, a font or the library makes other files of deals that were made long ago: see the page on them.
    it('stays what it was when the deal was made', () => {
        expect(Object.fromEntries(Object.entries(made).map(([kind, bytes]) => [kind, sha256(bytes)]))).toEqual({
            agreement: 'ef931fea7e17cb855ee066f3f3ffeb99cb3e31d4b225ddeca080af844564836a',
            confirmation: 'fce195e8eaafcd14bfc54c4a3dd36baf23a39de121475de29e68f9b5c83e0cec',
            'notice-of-assignment': '0a88d35b67e2332775080969d64e1215f99bff1550b78e32a6817bf9ea3d229c',
            acknowledgement: '5726be14160d62eac3a264740abb4557f1b354676793a35893c1a2eafba71005',
            'settlement-advice': 'ceb4bf345fe97e42fae1ee1c97b1df912cea6e099d12f90a588067053cb594e9',
        });
    });

    it('has each step of a rate that depends on how often the claim was sold on', () => {
        const rate = { quoted: '2.85', perResale: '0.05', resaleCount: 2, charged: '2.95' };
        const value = { ...traded, pricing: { ...traded.pricing, rate } };

        expect(JSON.stringify(paperOf({ ...agreement, value }, { members: [] }))).toContain('2.85 + 2 × 0.05 = 2.95');
    });

    it('says where it is from by an id alone, when a bank is called by no name yet', () => {
        const { sections } = paperOf(agreement, { members: [] });

        expect(JSON.stringify(sections[0])).toContain(`${debtorBank} · ${debtorBank}`);
    });
});
