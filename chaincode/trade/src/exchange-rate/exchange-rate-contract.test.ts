import { chinaDate } from '@cohong/domain/kernel/time';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const officer: User = 'SafeMSP/officer-1';
const maker: User = 'HaizhouBankMSP/maker-1';
const usd = (amount: string) => ({ amount, currency: 'USD' });
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const rate = {
    rateId: 'TODAY.USD-CNY',
    from: 'USD',
    to: 'CNY',
    rate: '6.9812',
    day: chinaDate(new Date().toISOString()),
    validUntil: '2099-01-01T00:00:00.000Z',
};

describe('exchange-rate contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const publish = (changes: object = {}, user: User = officer) =>
        consortium.submit(user, 'trade/exchange-rate:PublishExchangeRates', {
            input: { rates: [{ ...rate, ...changes }] },
        });
    const read = (user: User) => consortium.evaluate(user, 'trade/exchange-rate:ReadExchangeRates', {});
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const decide = async (input: object) => {
        const { id } = await consortium.submit(maker, 'trade/receivable:RequestFinancing', { input });
        await floor.decide([{ bank: 'HaizhouBankMSP', financingId: id }]);
        return id;
    };

    it('publishes rates once and for good, for everybody to read', async () => {
        expect(await read('PearlBankMSP/maker-1')).toEqual({ rates: [] });

        const published = await publish();

        expect(published.event).toEqual({ type: 'ExchangeRatesPublished', rateIds: [rate.rateId] });
        expect(await read('PearlBankMSP/maker-1')).toEqual({ rates: [rate] });
        expect(await refusal(() => publish({ rate: '7' }))).toMatchObject({ code: 'EXCHANGE_RATE_MUST_BE_NEW' });
    });

    it.each<[User, string]>([
        ['SafeMSP/regulator-1', 'CALLER_MUST_HAVE_ROLE'],
        ['PbocMSP/officer-1', 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR'],
        [maker, 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR'],
    ])('refuses %s', async (user, code) => {
        expect(await refusal(() => publish({ rateId: 'NOT.THEIRS' }, user))).toMatchObject({ code });
    });

    it('a loan in dollars takes of a declaration in yuan what it is worth, and frees as much as is repaid', async () => {
        const request = { ...floor.requestOf('0.00'), amount: usd('100000.01'), exchangeRateId: rate.rateId };
        const financingId = await decide(request);

        expect(await floor.read(maker, financingId)).toMatchObject({
            status: 'RESERVED',
            outstanding: usd('100000.01'),
            shares: [{ amount: cny('698120.07') }],
            exchangeRate: rate,
        });
        expect(await floor.allocations()).toMatchObject([{ financingId, outstanding: cny('698120.07') }]);

        await floor.payOut(maker, financingId);
        const repay = async (amount: string, source: string) => {
            await consortium.submit(maker, 'trade/receivable:RecordRepayment', {
                input: {
                    financingId,
                    repaymentId: newId(),
                    amount: usd(amount),
                    source,
                    means: { kind: 'OUTSIDE', reference: 'CIPS 2' },
                },
            });
            await consortium.submit('SafeMSP/registrar-1', 'trade/registry:SettleReleases', {
                input: { items: [{ bank: 'HaizhouBankMSP', financingId }] },
                request: null,
            });
        };
        await repay('50000.00', 'OTHER_FUNDS');
        expect(await floor.encumbrance()).toMatchObject({ used: cny('349060.07'), collected: cny('0.00') });
        await repay('50000.01', 'EXPORT_PROCEEDS');
        expect(await floor.encumbrance()).toMatchObject({ used: cny('0.00'), collected: cny('349060.07') });
        expect(await floor.read(maker, financingId)).toMatchObject({ status: 'RELEASED' });
    });

    it('refuses a rate that nobody published, and one fen more than is left', async () => {
        const { declarationNumber } = bedLinen;
        const { declarationNumber: named, releaseCode, ...request } = floor.requestOf('0.00');
        const share = { declarationNumber, releaseCode };
        const lend = (amount: string, exchangeRateId = rate.rateId) =>
            decide({
                ...request,
                financingId: newId(),
                amount: usd('1.00'),
                shares: [{ ...share, amount: cny(amount) }],
                exchangeRateId,
            });

        expect(named).toBe(declarationNumber);
        expect(await refusal(() => lend('6.99', 'NOBODYS.USD-CNY'))).toMatchObject({
            code: 'EXCHANGE_RATE_MUST_BE_KNOWN',
        });
        expect(await refusal(() => lend('6.98'))).toMatchObject({
            code: 'SHARES_MUST_COVER_AMOUNT_AT_EXCHANGE_RATE',
            detail: { required: cny('6.99') },
        });
        expect(await floor.read(maker, await lend('2150139.94'))).toMatchObject({
            decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('2150139.93') },
        });
    });
});
