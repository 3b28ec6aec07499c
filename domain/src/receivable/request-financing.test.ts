import { describe, expect, it } from '@jest/globals';
import { dollarsInYuan } from '../exchange-rate/testing/samples.js';
import type { RequestFinancing } from './api.js';
import { askBalance, requestFinancing } from './request-financing.js';
import { declarationNumber, exporterUscc, idOf, morning, releaseCode, requested, yuan } from './testing/samples.js';

const request: RequestFinancing = {
    financingId: requested.financingId,
    declarationNumber,
    releaseCode,
    exporterUscc,
    amount: yuan(300n),
};
const share = (number: string, amount: bigint) => ({ declarationNumber: number, releaseCode, amount: yuan(amount) });
const withoutDeclaration = <On extends Pick<RequestFinancing, 'declarationNumber' | 'releaseCode'>>({
    declarationNumber: _,
    releaseCode: __,
    ...rest
}: On): Omit<On, 'declarationNumber' | 'releaseCode'> => rest;
const several: RequestFinancing = {
    ...withoutDeclaration(request),
    shares: [share('310120260000000025', 200n), share('310120260000000017', 100n)],
};
const asking = { bank: 'HaizhouBankMSP', askedAt: morning };

describe('requestFinancing', () => {
    it('waits for a registrar and holds nothing yet', () => {
        expect(requestFinancing(request, asking)).toEqual(requested);
    });

    it('rests on several declarations, in the order of their numbers', () => {
        expect(requestFinancing(several, asking)).toEqual({
            ...withoutDeclaration(requested),
            shares: [share('310120260000000017', 100n), share('310120260000000025', 200n)],
        });
    });

    it('asks for one fen', () => {
        expect(requestFinancing({ ...request, amount: yuan(0n, 1n) }, asking).status).toBe('REQUESTED');
    });

    it('takes the year that has begun in China and nowhere else', () => {
        const nextYear = { ...request, declarationNumber: '310120270000000017' };

        expect(requestFinancing(nextYear, { ...asking, askedAt: '2026-12-31T16:00:00.000Z' }).status).toBe('REQUESTED');
        expect(() => requestFinancing(nextYear, { ...asking, askedAt: '2026-12-31T15:59:59.999Z' })).toThrow(
            'DECLARATION_YEAR_MUST_NOT_BE_FUTURE',
        );
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each([
        ['DECLARATION_MUST_BE_EXPORT', { declarationNumber: '310120271000000017', amount: yuan(0n) }],
        ['DECLARATION_YEAR_MUST_NOT_BE_FUTURE', { declarationNumber: '310120270000000017', amount: yuan(0n) }],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }],
    ])('refuses: %s', (code, broken) => {
        expect(() => requestFinancing({ ...request, ...broken }, asking)).toThrow(code);
    });

    describe('in another currency than that of the declarations', () => {
        const { rateId: exchangeRateId } = dollarsInYuan;
        const inDollars = { ...request, amount: { currency: 'USD', minorUnits: 4_297n }, exchangeRateId };
        const withRates = { ...asking, exchangeRates: { rates: [dollarsInYuan] } };
        // 42.97 dollars are 299.982164 yuan.
        const asks = (total: bigint): RequestFinancing => {
            const rest = { ...share('310120260000000025', 200n), amount: yuan(0n, total - 10_000n) };
            return { ...withoutDeclaration(inDollars), shares: [rest, share('310120260000000017', 100n)] };
        };

        it('takes of one declaration what the amount is worth, rounded up', () => {
            expect(requestFinancing(inDollars, withRates)).toEqual({
                ...withoutDeclaration(requested),
                amount: inDollars.amount,
                outstanding: { currency: 'USD', minorUnits: 0n },
                shares: [{ declarationNumber, releaseCode, amount: yuan(299n, 99n) }],
                exchangeRate: dollarsInYuan,
            });
        });

        it('takes of several what the bank names, if they are worth the amount', () => {
            expect(requestFinancing(asks(29_999n), withRates).shares).toEqual([
                share('310120260000000017', 100n),
                { ...share('310120260000000025', 0n), amount: yuan(199n, 99n) },
            ]);
            expect(requestFinancing(asks(30_500n), withRates).exchangeRate).toEqual(dollarsInYuan);
        });

        it.each<[string, RequestFinancing]>([
            ['EXCHANGE_RATE_MUST_BE_KNOWN', { ...inDollars, exchangeRateId: '2026-03-30.USD-CNY' }],
            [
                'EXCHANGE_RATE_MUST_BE_OF_THESE_CURRENCIES',
                { ...inDollars, amount: { currency: 'EUR', minorUnits: 1n } },
            ],
            ['SHARES_MUST_COVER_AMOUNT_AT_EXCHANGE_RATE', asks(29_998n)],
            ['SHARES_MUST_COVER_AMOUNT_AT_EXCHANGE_RATE', { ...asks(30_000n), amount: yuan(300n) }],
        ])('refuses: %s', (code, broken) => {
            expect(() => requestFinancing(broken, withRates)).toThrow(code);
        });

        it('refuses: EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED', () => {
            expect(() => requestFinancing(inDollars, { ...withRates, askedAt: dollarsInYuan.validUntil })).toThrow(
                'EXCHANGE_RATE_MUST_NOT_HAVE_EXPIRED',
            );
        });
    });

    const exported = several.shares ?? [];
    const imported = share('310120261000000017', 300n);
    it.each<[string, RequestFinancing]>([
        ['FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE', withoutDeclaration(request)],
        ['FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE', { ...withoutDeclaration(request), declarationNumber }],
        ['FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE', { ...several, shares: [imported], declarationNumber }],
        ['FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE', { ...several, shares: [imported], releaseCode }],
        ['DECLARATION_MUST_BE_EXPORT', { ...several, shares: [imported, share(declarationNumber, 0n)] }],
        ['AMOUNT_MUST_BE_POSITIVE', { ...several, shares: [...exported, share('310120260000000033', 0n)] }],
        ['SHARES_MUST_ADD_UP_TO_AMOUNT', { ...several, amount: yuan(299n, 99n) }],
        ['SHARES_MUST_ADD_UP_TO_AMOUNT', { ...several, amount: yuan(300n, 1n) }],
        ['SHARES_MUST_ADD_UP_TO_AMOUNT', { ...several, amount: { ...several.amount, currency: 'USD' } }],
    ])('refuses of several: %s', (code, broken) => {
        expect(() => requestFinancing(broken, asking)).toThrow(code);
    });
});

describe('askBalance', () => {
    const question = { questionId: idOf(3), declarationNumber, releaseCode };

    it('waits for a registrar', () => {
        expect(askBalance(question, asking)).toEqual({ ...question, ...asking, status: 'ASKED' });
    });

    it.each([
        ['DECLARATION_MUST_BE_EXPORT', '310120271000000017'],
        ['DECLARATION_YEAR_MUST_NOT_BE_FUTURE', '310120270000000017'],
    ])('refuses: %s', (code, number) => {
        expect(() => askBalance({ ...question, declarationNumber: number }, asking)).toThrow(code);
    });
});
