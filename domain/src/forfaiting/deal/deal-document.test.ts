import { describe, expect, it } from '@jest/globals';
import { claim, facts as holding } from '../title/testing/samples.js';
import type { AssignmentNotice } from './assignment-notice.js';
import { calledOffAt, dealDocument, dealDocuments, type DealDocumentKind, type Written } from './deal-document.js';
import type { Deal } from './deal.js';
import { notifyAssignment } from './notify-assignment.js';
import { dealFacts, satisfied, traded, tradedAt } from './testing/samples.js';

const written = <Value>(value: Value, blockNumber: number): Written<Value> => ({
    value,
    ...{ transactionId: `tx${blockNumber}`, blockNumber, recordedAt: tradedAt, recordHash: `hash${blockNumber}` },
});
const { deal: notified, notice } = notifyAssignment(dealFacts(satisfied), holding);
const { amount, maturity } = claim;
const acknowledged: AssignmentNotice = { ...notice, acknowledgement: { amount, maturity, at: tradedAt } };
const payment = { means: 'E_CNY', transactionId: 'tx6', at: tradedAt } as const;
const settled: Deal = { ...notified, status: 'SETTLED', settlement: { pricing: traded.pricing, payment } };
const deals = [written(traded, 1), written(satisfied, 3), written(notified, 4), written(settled, 6)];
const notices = [written(notice, 4), written(acknowledged, 5)];
const all = dealDocuments({ deals, notices });

describe('the documents of a deal', () => {
    it('are made by its acts, each of the record as its act has left it', () => {
        expect(all).toEqual([
            { kind: 'agreement', ...deals[0] },
            { kind: 'notice-of-assignment', ...notices[0] },
            { kind: 'acknowledgement', ...notices[1] },
            { kind: 'settlement-advice', ...deals[3] },
        ]);
        expect(dealDocuments({ deals: deals.slice(0, 3), notices: [] }).map(({ kind }) => kind)).toEqual(['agreement']);
    });

    it('begin with a confirmation where the seller has bought the claim itself', () => {
        const resold = [written<Deal>({ ...traded, market: 'SECONDARY' }, 1)];

        expect(dealDocuments({ deals: resold, notices: [] })).toEqual([{ kind: 'confirmation', ...resold[0] }]);
    });

    it('are those without a price at the debtor, which holds the notice alone', () => {
        const atDebtor = dealDocuments({ deals: [], notices });

        expect(atDebtor).toEqual([all[1], all[2]]);
        expect(atDebtor.filter(({ value }) => 'pricing' in value)).toEqual([]);
    });

    it('mean nothing any more since the deal was called off, which the debtor knows too', () => {
        const off = { calledOffAt: '2026-04-01T02:00:00.000Z' };

        expect(calledOffAt({ deals, notices })).toBeUndefined();
        expect(calledOffAt({ deals: [...deals, written({ ...notified, ...off }, 7)], notices })).toBe(off.calledOffAt);
        expect(calledOffAt({ deals: [], notices: [...notices, written({ ...acknowledged, ...off }, 7)] })).toBe(
            off.calledOffAt,
        );
    });

    it.each<[string, () => unknown]>([
        ['of a bank that is not in the deal', () => dealDocuments({ deals: [], notices: [] })],
        ...(['agreement', 'confirmation', 'settlement-advice'] satisfies DealDocumentKind[]).map(
            (kind): [string, () => unknown] => [
                `${kind}, to the debtor`,
                () => dealDocument(kind, dealDocuments({ deals: [], notices })),
            ],
        ),
        ['of an act that is not done', () => dealDocument('acknowledgement', dealDocuments({ deals, notices: [] }))],
    ])('refuses DEAL_DOCUMENT_MUST_EXIST: %s', (_, refused) => {
        expect(refused).toThrow('DEAL_DOCUMENT_MUST_EXIST');
    });
});
