import { daysToWait } from '@cohong/domain/forfaiting/curve/publish-curve';
import { countedDealSchema, mostDeals, type PublishCurve } from '@cohong/domain/forfaiting/curve/quote-curve';
import { dealSchema } from '@cohong/domain/forfaiting/deal/deal';
import { addDays, chinaDate } from '@cohong/domain/kernel/time';
import type { z } from 'zod';
import { mustHaveRead } from '../read-model/list-route.js';
import { registryPlace, vaultInSql } from '../read-model/places.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { ListQuestion } from '../read-model/records.js';

/** From the trade to its settlement there are weeks: documents have their days, and then the buyer. */
const daysFromTrade = 90;

/** The deals that a curve of a day may tell of and none tells of yet, as the vaults of their buyers have them. */
export async function settledDeals(
    readModel: ReadModel,
    { day, vaults }: { readonly day: string; readonly vaults: readonly string[] },
): Promise<PublishCurve['deals']> {
    await mustHaveRead(readModel, []);
    const first = addDays(day, -daysToWait);
    const settled = await everyRecord(readModel, {
        kind: 'deal',
        schema: dealSchema,
        collections: vaults,
        countedIn: vaultInSql('buyer'),
        where: { status: 'SETTLED' },
        orderBy: 'tradedAt',
        since: addDays(first, -daysFromTrade),
    });
    const counted = await everyRecord(readModel, {
        kind: 'counted-deal',
        schema: countedDealSchema,
        collections: [registryPlace],
        orderBy: 'postedAt',
        since: addDays(first, -1),
    });
    const told = new Set(counted.map(({ dealId }) => dealId));

    return settled
        .filter(({ dealId, settlement }) => {
            const settledOn = settlement && chinaDate(settlement.payment.at);
            return settledOn !== undefined && settledOn >= first && settledOn <= day && !told.has(dealId);
        })
        .slice(0, mostDeals)
        .map(({ buyer, dealId }) => ({ buyer, dealId }));
}

/** All records that answer, the oldest first, page by page. */
async function everyRecord<Schema extends z.ZodType>(
    readModel: ReadModel,
    question: Omit<ListQuestion<Schema>, 'chaincode' | 'direction' | 'cursor' | 'limit'>,
): Promise<readonly z.output<Schema>[]> {
    const found: z.output<Schema>[] = [];
    let cursor: string | undefined;
    do {
        const asked = { ...question, chaincode: 'trade', direction: 'ascending', cursor, limit: 100 } as const;
        const { rows, nextCursor } = await readModel.records.list(asked);
        found.push(...rows.map(({ value }) => value));
        cursor = nextCursor;
    } while (cursor !== undefined);

    return found;
}
