import { traded } from '@cohong/domain/forfaiting/deal/testing/samples';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { describe, expect, it } from '@jest/globals';
import type { ReadModel } from '../read-model/read-model.js';
import { settledDeals } from './settled-deals.js';

const vaults = ['vault_HarbourBankMSP', 'vault_PearlBankMSP'];
const idOf = (number: number): string => String(number).padStart(32, '0');
const settled = (number: number, at: string): Deal => {
    const payment = { means: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01', at } as const;

    return { ...traded, dealId: idOf(number), status: 'SETTLED', settlement: { pricing: traded.pricing, payment } };
};

interface Asked {
    readonly kind: string;
    readonly cursor?: string;
    readonly limit: number;
}

/** A read model that has these deals and has told of those, and gives them page by page. */
function readModelOf(deals: readonly Deal[], told: readonly string[] = []): ReadModel {
    const counted = told.map((dealId) => ({ dealId, day: '2026-03-09', postedAt: '2026-03-10T01:00:00.000Z' }));
    const list = ({ kind, cursor = '0', limit }: Asked): Promise<object> => {
        const all: readonly object[] = kind === 'deal' ? deals : counted;
        const end = Number(cursor) + limit;
        const rows = all.slice(Number(cursor), end).map((value) => ({ value }));

        return Promise.resolve({ rows, ...(end < all.length && { nextCursor: String(end) }) });
    };

    return {
        catchesUp: () => Promise.resolve(),
        reaches: () => Promise.resolve(true),
        records: { list },
    } as unknown as ReadModel;
}

const found = async (...of: Parameters<typeof readModelOf>): Promise<readonly number[]> =>
    (await settledDeals(readModelOf(...of), { day: '2026-03-10', vaults })).map(({ dealId }) => Number(dealId));

describe('the deals that a curve may tell of', () => {
    it('were settled by the end of its day in China, and at most thirty days before', async () => {
        const deals = [
            settled(1, '2026-02-07T15:59:59.999Z'),
            settled(2, '2026-02-07T16:00:00.000Z'),
            settled(3, '2026-03-10T15:59:59.999Z'),
            settled(4, '2026-03-10T16:00:00.000Z'),
        ];

        expect(await found(deals)).toEqual([2, 3]);
    });

    it('stand in no curve yet, however many pages they are on', async () => {
        const deals = Array.from({ length: 250 }, (_, index) => settled(index, '2026-03-10T01:00:00.000Z'));
        const told = deals.slice(0, 120).map(({ dealId }) => dealId);

        expect(await found(deals, told)).toEqual(Array.from({ length: 130 }, (_, index) => 120 + index));
        expect(await found(deals)).toHaveLength(200);
    });
});
