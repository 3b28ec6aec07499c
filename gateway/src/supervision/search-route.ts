import { usccSchema } from '@cohong/domain/kernel/identifiers/uscc';
import { countryCodeSchema } from '@cohong/domain/kernel/identifiers/country';
import { declarationNumberSchema } from '@cohong/domain/kernel/identifiers/declaration-number';
import { moneySchema } from '@cohong/domain/kernel/money';
import { parse } from '@cohong/domain/kernel/parse';
import { z } from 'zod';
import { AnswerWithHeaders, read, type Call, type ReadRoute, type Route } from '../http/route.js';
import { currencyCode } from '../read-model/currency-filter.js';
import {
    defaultLimit,
    headersSchema,
    inUtc,
    listQuery,
    mustBeOneOf,
    mustHaveRead,
    rowLedgerSchema,
    shown,
} from '../read-model/list-route.js';
import type { Searched, SearchFilters, SearchQuestion } from '../read-model/supervised/conditions.js';
import { hsChapterSchema } from '../read-model/supervised/hs-chapter.js';
import { searchables } from '../read-model/supervised/searchables.js';

const amountText = z.string().meta({ example: '100000.00' });

/** What everything can be searched by that has to do with goods. */
export const goodsFilters = {
    declarationNumber: declarationNumberSchema.optional(),
    enterprise: usccSchema.optional().meta({ description: 'Who has sold the goods abroad' }),
    country: countryCodeSchema.optional().meta({ description: 'Where the goods go' }),
    hsChapter: hsChapterSchema.optional(),
    currency: currencyCode.optional(),
    amountFrom: amountText.optional().meta({ description: 'At least so much, of `currency`' }),
    amountTo: amountText.optional().meta({ description: 'At most so much, of `currency`' }),
};

interface SearchDescription extends Pick<ReadRoute, 'path' | 'summary' | 'tag' | 'roles'> {
    readonly what: Searched;
    readonly filters: z.ZodRawShape;
    /** The fields that a table has of each row, besides where in the ledger it stands. */
    readonly columns: readonly string[];
}

type SearchCall = Call<unknown, z.output<z.ZodObject<typeof listQuery>> & Readonly<Record<string, unknown>>>;

/** Declares a search: a page of it, or by `Accept` all rows as lines or as a table. */
export function search({ what, filters, columns, ...description }: SearchDescription): Route {
    const row = searchables[what].schema.extend({ ledger: rowLedgerSchema });
    const ready = async ({ readModel, kind, role, query }: SearchCall): Promise<SearchQuestion> => {
        mustBeOneOf(description.roles[kind] ?? [], role);
        const question = questionOf(what, query);
        await mustHaveRead(readModel, [query.atLeastBlock, query.asOfBlock]);
        return question;
    };

    return read({
        ...description,
        query: z.strictObject({ ...listQuery, ...filters }),
        answer: z.object({
            data: z.array(row),
            total: z.int().meta({ description: 'How many there are on all pages, counted up to 10000' }),
            isTotalMore: z.literal(true).optional().meta({ description: 'Whether there are more than were counted' }),
            nextCursor: z.string().optional(),
        }),
        headers: headersSchema,
        all: {
            row,
            columns: [...columns, 'ledger.blockNumber', 'ledger.transactionId'],
            give: async (call, taker) =>
                call.readModel.search.all(await ready(call), {
                    begin: (facts) => taker.begin(facts),
                    take: (rows) => taker.take(rows.map((each) => shown(each, () => each.value as object))),
                }),
        },
        read: async (call) => {
            const { limit = defaultLimit, cursor } = call.query;
            const found = await call.readModel.search.page({ ...(await ready(call)), limit, cursor });
            const { rows, height, isTotalMore, ...page } = found;
            return new AnswerWithHeaders(
                {
                    data: rows.map((each) => shown(each, () => each.value as object)),
                    ...page,
                    ...(isTotalMore && { isTotalMore }),
                },
                { 'X-Ledger-Height': String(height) },
            );
        },
    });
}

/** @throws Refusal where an amount is none of the currency, or there is no currency. */
function questionOf(what: Searched, query: SearchCall['query']): SearchQuestion {
    const { amountFrom, amountTo, isOpen, isExported, isImported, isPaid, since, before, ...others } =
        query as SearchCall['query'] & Readonly<Record<keyof SearchFilters, string | undefined>>;

    return {
        what,
        filters: {
            ...others,
            amountFrom: minorUnitsOf(amountFrom, others.currency),
            amountTo: minorUnitsOf(amountTo, others.currency),
            since: inUtc(since),
            before: inUtc(before),
            isOpen: isOpen === 'true' ? true : undefined,
            isExported: isExported === 'true' ? true : undefined,
            isImported: isImported === 'true' ? true : undefined,
            isPaid: isPaid === 'true' ? true : undefined,
        },
        direction: query.order === 'oldest-first' ? 'ascending' : 'descending',
        asOfBlock: query.asOfBlock,
    };
}

function minorUnitsOf(amount: string | undefined, currency: string | undefined): bigint | undefined {
    return amount === undefined ? undefined : parse(moneySchema, { amount, currency }).minorUnits;
}
