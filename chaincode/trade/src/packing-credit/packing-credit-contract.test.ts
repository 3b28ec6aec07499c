import { moneySchema } from '@cohong/domain/kernel/money';
import { spendText } from '@cohong/domain/dcep/holder-order';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import { chinaDate } from '@cohong/domain/kernel/time';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { recomputed } from '../../../../test/contracts/recomputed.js';
import { exampleOrder, PackingCreditDesk } from '../../../../test/contracts/packing-credit-desk.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const haizhou = 'HaizhouBankMSP/maker-1';
const pearl = 'PearlBankMSP/maker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

/** Each test has an order of its own, worth 1 000 000.00; 80 % of it may be advanced. */
describe('the contracts of packing credits', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let desk: PackingCreditDesk;
    let policiesBefore: unknown;

    beforeAll(async () => {
        consortium = await Consortium.start();
        policiesBefore = await readPolicies();
        floor = await TradeFloor.open(consortium);
        desk = await PackingCreditDesk.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const readPolicies = () =>
        consortium.evaluate('PearlBankMSP/gateway', 'trade/packing-credit-policy:ReadPolicies', {});
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const notesOf = async (id: string) =>
        (await floor.waiting('HaizhouBankMSP', 'PearlBankMSP'))
            .filter((note) => note.id === id)
            .map(({ kind }) => kind);
    /** What a bank is told to be left of an order when it asks for all of it. */
    const leftOf = async (orderNumber: string): Promise<unknown> => {
        const id = await desk.reserve(pearl, { orderNumber, amount: '1000000.00' });
        const { decision } = (await desk.read(pearl, id)) as { decision: { available: unknown } };
        return decision.available;
    };

    describe('SetPolicy', () => {
        it('is public, and empty at first', async () => {
            expect(policiesBefore).toEqual({ policies: [] });
            expect(await readPolicies()).toMatchObject({ policies: [{ advanceBasisPoints: 8_000 }] });
        });

        it.each<[User, string]>([
            [haizhou, 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR'],
            ['SafeMSP/regulator-1', 'CALLER_MUST_HAVE_ROLE'],
        ])('refuses %s', async (user, code) => {
            const { policies } = (await readPolicies()) as { policies: { readonly signed?: unknown }[] };
            const { signed: _signed, ...input } = policies[0]!;
            const set = () => consortium.submit(user, 'trade/packing-credit-policy:SetPolicy', { input });

            expect(await refusal(set)).toMatchObject({ code });
        });

        it('takes two where the last policy says so, and nobody approves what is their own', async () => {
            const approvalId = newId();
            const { policies } = (await readPolicies()) as { policies: { readonly signed?: unknown }[] };
            const { signed: _signed, ...last } = policies.at(-1)!;
            const input = { ...last, effectiveFrom: chinaDate(new Date().toISOString()), changesTakeTwo: true };
            const propose = (user: User, id: string) =>
                consortium.submit(user, 'trade/packing-credit-policy:ProposePolicy', {
                    input: { ...input, approvalId: id },
                });
            const approve = (id: string) =>
                consortium.submit('SafeMSP/officer-1', 'trade/packing-credit-policy:ApprovePolicy', {
                    input: { approvalId: id },
                });
            const own = newId();
            await propose('SafeMSP/officer-1', own);
            await propose('SafeMSP/regulator-1', approvalId);

            expect(await refusal(() => approve(own))).toMatchObject({ code: 'CHECKER_MUST_DIFFER_FROM_MAKER' });
            await approve(approvalId);

            expect(((await readPolicies()) as { policies: object[] }).policies.at(-1)).toMatchObject({
                ...input,
                signed: { proposed: { by: expect.stringContaining('regulator-1') } },
            });
            const alone = () =>
                consortium.submit('SafeMSP/officer-1', 'trade/packing-credit-policy:SetPolicy', { input });
            expect(await refusal(alone)).toMatchObject({ code: 'POLICY_MUST_BE_SET_BY_TWO' });
        });
    });

    describe('reservation', () => {
        it('reserves and refuses in one batch as if one came after the other, however the order is written', async () => {
            const one = await desk.request(haizhou, { orderNumber: 'PO-1', amount: '500000.00' });
            const other = await desk.request(pearl, { orderNumber: 'po 1', amount: '300000.01' });
            const third = await desk.request(pearl, { orderNumber: 'ＰＯ/1', amount: '300000.00' });
            expect(await notesOf(one)).toEqual(['packing-credit']);

            const items = [
                [haizhou, one],
                [pearl, other],
                [pearl, third],
            ] as const;
            const decided = await desk.batch('DecidePackingCredits', items);

            expect(decided.event).toEqual({ type: 'PackingCreditsDecided', packingCreditIds: [one, other, third] });
            expect(await desk.read(haizhou, one)).toMatchObject({ status: 'RESERVED', outstanding: cny('500000.00') });
            expect(await desk.read(pearl, other)).toMatchObject({
                status: 'REFUSED',
                decision: { code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS', available: cny('300000.00') },
            });
            expect(await desk.read(pearl, third)).toMatchObject({ status: 'RESERVED' });
            expect(await notesOf(one)).toEqual([]);
            expect(await refusal(() => desk.batch('DecidePackingCredits', items))).toMatchObject({
                code: 'ITEMS_MUST_WAIT',
            });
        });

        it('lets one of two registrars through who decide at once, so that the last yuan is advanced once', async () => {
            const asked = { orderNumber: 'PO-2', amount: '800000.00' };
            const [one, other] = [await desk.request(haizhou, asked), await desk.request(pearl, asked)];

            const outcomes = await Promise.allSettled([
                desk.batch('DecidePackingCredits', [[haizhou, one]], { by: 'SafeMSP/registrar-1' }),
                desk.batch('DecidePackingCredits', [[pearl, other]], { by: 'PbocMSP/registrar-1' }),
            ]);

            const [first, second] = [await desk.read(haizhou, one), await desk.read(pearl, other)];
            const statuses = [first, second].map((each) => (each as { status: string }).status);
            expect(outcomes.map(({ status }) => status)).toContain('fulfilled');
            expect(statuses.filter((status) => status === 'RESERVED')).toHaveLength(1);
        });

        it('lends on no order that another bank was shown as worth less', async () => {
            await desk.reserve(haizhou, { orderNumber: 'PO-3', amount: '1.00' });
            const more = { amount: cny('2000000.00') };
            const id = await desk.reserve(pearl, { orderNumber: 'PO-3', amount: '1.00', more });

            expect(await desk.read(pearl, id)).toMatchObject({
                decision: { code: 'ORDER_MUST_BE_WORTH_WHAT_WAS_SHOWN_FIRST' },
            });
        });

        it.each<[User, string]>([
            ['HaizhouBankMSP/checker-1', 'CALLER_MUST_HAVE_ROLE'],
            ['CustomsMSP/officer-1', 'CALLER_MUST_BE_BANK'],
        ])('refuses %s to ask', async (user, code) => {
            expect(await refusal(() => desk.request(user, { orderNumber: 'PO-4', amount: '1.00' }))).toMatchObject({
                code,
            });
        });

        it.each<[User, string]>([
            ['SafeMSP/officer-1', 'CALLER_MUST_HAVE_ROLE'],
            [haizhou, 'CALLER_MUST_BE_REGULATOR'],
        ])('refuses %s to answer', async (by, code) => {
            const id = await desk.request(haizhou, { orderNumber: 'PO-4', amount: '1.00' });

            expect(await refusal(() => desk.batch('DecidePackingCredits', [[haizhou, id]], { by }))).toMatchObject({
                code,
            });
        });

        it('refuses what shows on the paper, and knows no credit of another bank', async () => {
            const late = { ...exampleOrder, latestShipmentOn: '2026-01-06' };
            const asked = { orderNumber: 'PO-4', amount: '1.00', more: late };
            const id = await desk.reserve(pearl, { orderNumber: 'PO-4', amount: '1.00' });

            expect(await refusal(() => desk.request(haizhou, asked))).toMatchObject({
                code: 'LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED',
            });
            expect(await refusal(() => desk.withdraw(haizhou, id))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        });
    });

    describe('the end of a reservation', () => {
        it('takes back a request, which no registrar need see any more', async () => {
            const id = await desk.request(haizhou, { orderNumber: 'PO-5', amount: '1.00' });

            expect((await desk.withdraw(haizhou, id)).event).toEqual({
                type: 'PackingCreditWithdrawn',
                packingCreditId: id,
            });
            expect(await notesOf(id)).toEqual([]);
        });

        it('gives a reservation up, which counts until a registrar has released it', async () => {
            const id = await desk.reserve(haizhou, { orderNumber: 'PO-6', amount: '800000.00' });
            await desk.withdraw(haizhou, id);
            expect(await notesOf(id)).toEqual(['packing-credit-end']);
            expect(await leftOf('PO-6')).toEqual(cny('0.00'));

            const settled = await desk.batch('SettlePackingCredits', [[haizhou, id]]);

            expect(settled.event).toEqual({ type: 'PackingCreditsSettled', packingCreditIds: [id] });
            expect(await leftOf('PO-6')).toEqual(cny('800000.00'));
            expect(await refusal(() => desk.batch('SettlePackingCredits', [[haizhou, id]]))).toMatchObject({
                code: 'ITEMS_MUST_WAIT',
            });
        });

        it('ends one that was not used in time, and not before', async () => {
            const id = await desk.reserve(haizhou, { orderNumber: 'PO-7', amount: '800000.00' });
            const expire = (at: Date) => desk.batch('SettlePackingCredits', [[haizhou, id]], { at });

            expect(await refusal(() => expire(inHours(71.9)))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
            await expire(inHours(72.1));

            expect(await desk.read(haizhou, id)).toMatchObject({ status: 'EXPIRED', outstanding: cny('0.00') });
            expect(await leftOf('PO-7')).toEqual(cny('800000.00'));
        });
    });

    describe('disbursement and repayment', () => {
        it('pays out by two people, once, and what is paid out does not expire', async () => {
            const id = await desk.reserve(haizhou, { orderNumber: 'PO-8', amount: '1000.00' });
            const [one, other] = [await desk.propose(haizhou, id), await desk.propose(haizhou, id)];

            const approved = await desk.approve(haizhou, one);

            expect(approved.event).toEqual({ type: 'PackingCreditDisbursed', packingCreditId: id, approvalId: one });
            expect(await desk.read(haizhou, id)).toMatchObject({
                status: 'DISBURSED',
                disbursement: { payment: { means: 'OUTSIDE', reference: 'CIPS 1' } },
            });
            expect(await refusal(() => desk.approve(haizhou, other))).toMatchObject({
                code: 'PACKING_CREDIT_MUST_BE_RESERVED',
            });
            const expire = () => desk.batch('SettlePackingCredits', [[haizhou, id]], { at: inHours(73) });
            expect(await refusal(expire)).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('frees the order by what is repaid out of other funds, and not by what the buyer has paid', async () => {
            const id = await desk.lend(haizhou, { orderNumber: 'PO-9', amount: '800000.00' });
            const settle = () => desk.batch('SettlePackingCredits', [[haizhou, id]]);
            const first = await desk.repay(haizhou, id, { amount: '300000.00' });
            await desk.repay(haizhou, id, {
                amount: '100000.00',
                more: { source: 'EXPORT_PROCEEDS', proceeds: cny('150000.00') },
            });
            expect(first.event).toEqual({ type: 'PackingCreditRepaid', packingCreditId: id, repaymentId: first.id });
            expect(await leftOf('PO-9')).toEqual(cny('0.00'));
            await settle();
            expect(await leftOf('PO-9')).toEqual(cny('250000.00'));

            await desk.repay(haizhou, id, { amount: '400000.00' });
            await settle();

            expect(await desk.read(haizhou, id)).toMatchObject({ status: 'RELEASED', outstanding: cny('0.00') });
            expect(await leftOf('PO-9')).toEqual(cny('650000.00'));
            expect(await refusal(() => desk.repay(haizhou, id, { amount: '0.01' }))).toMatchObject({
                code: 'PACKING_CREDIT_MUST_BE_DISBURSED',
            });
        });

        it('moves the coins with the loan and with its repayment, or neither', async () => {
            const walletId = await floor.openWallet(haizhou, bedLinen.consignor.uscc);
            await floor.issue('HaizhouBankMSP', '5000.00');
            const vault = { bank: 'HaizhouBankMSP', wallet: 'vault' };
            const wallet = { bank: 'HaizhouBankMSP', wallet: walletId, holderUscc: bedLinen.consignor.uscc };
            const means = { kind: 'E_CNY', walletId };
            const id = await desk.reserve(haizhou, { orderNumber: 'PO-10', amount: '5000.00' });
            const approvalId = await desk.propose(haizhou, id, means);
            const due = { transferId: approvalId, reference: id, from: vault, to: wallet };
            const coins = await floor.coins(haizhou, 'vault');
            const pay = (amount: string) => desk.approve(haizhou, approvalId, { ...due, amount: cny(amount), coins });

            expect(await refusal(() => pay('4999.99'))).toMatchObject({ code: 'SETTLEMENT_MUST_MATCH_DECISION' });
            await pay('5000.00');
            expect(await floor.balance(haizhou, walletId)).toEqual(cny('5000.00'));

            const order = { transferId: newId(), reference: id, coins: await floor.coins(haizhou, walletId) };
            const validity = { keyVersion: 1, validUntil: '2099-01-01T00:00:00Z' };
            const outputs = [{ to: 'vault' as const, amount: moneySchema.parse(cny('5000.00')) }];
            const here = { channel: consortium.network.channel.channelId, bank: 'HaizhouBankMSP' };
            const text = spendText({ ...order, ...validity, from: walletId, outputs }, here);
            const signed = { ...validity, signature: floor.holder.sign(text) };
            const repaying = { ...order, from: wallet, to: vault, amount: cny('5000.00'), signed };
            await desk.repay(haizhou, id, { amount: '5000.00', more: { means }, settlement: repaying });

            expect(await floor.balance(haizhou, walletId)).toEqual(cny('0.00'));
            expect(await desk.read(haizhou, id)).toMatchObject({ status: 'REPAID' });
        });
    });

    /** Worth 450 000.00 dollars, of which 80 % may be advanced; issued by Harbour and advised by Haizhou. */
    describe('on a letter of credit', () => {
        const [issuedOn, on] = [new Date('2026-03-02T01:00:00.000Z'), new Date('2026-05-20T02:00:00.000Z')];
        const harbour = 'HarbourBankMSP/maker-1';
        const usd = (amount: string) => ({ amount, currency: 'USD' });
        const creditId = newId();

        beforeAll(async () => {
            const issue = (user: User, name: ActName, input: object) =>
                consortium.submit(user, name, { input, at: issuedOn });
            const terms = {
                ...usanceWire,
                availability: { availableWith: { kind: 'BANK', bank: usanceWire.issuingBank }, by: 'PAYMENT' },
                confirmation: { instruction: 'WITHOUT' },
            };
            const application = { creditId, letterOfCreditReference: 'HCB2603LC0041', terms, instructions: {} };
            const approvalId = newId();
            await issue('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
            await issue(harbour, 'trade/credit-application:ApplyForCredit', application);
            await issue(harbour, 'trade/credit-application:ProposeIssue', { creditId, version: 1, approvalId });
            await issue('HarbourBankMSP/checker-1', 'trade/credit-application:ApproveIssue', { approvalId });
        });
        const ask = async (user: User, amount: string): Promise<string> => {
            const input = { packingCreditId: newId(), creditId, amount: usd(amount) };
            return (await consortium.submit(user, 'trade/packing-credit:RequestOnCredit', { input, at: on })).id;
        };

        it('advances what the credit bears once over its banks, and takes all else from its terms', async () => {
            const [one, other] = [await ask(haizhou, '300000.00'), await ask(harbour, '60000.01')];
            const items = [
                [haizhou, one],
                [harbour, other],
            ] as const;
            await desk.batch('DecidePackingCredits', items, { at: on });

            expect(await desk.read(haizhou, one)).toMatchObject({
                status: 'RESERVED',
                exporterUscc: bedLinen.consignor.uscc,
                order: { creditId, orderNumber: 'HCB2603LC0041', amount: usd('450000.00') },
            });
            expect(await desk.read(harbour, other)).toMatchObject({
                status: 'REFUSED',
                decision: { code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS', available: usd('60000.00') },
            });
        });

        it('is nothing to a bank that is no party to it', async () => {
            expect(await refusal(() => ask(pearl, '1.00'))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        });
    });

    /** The declaration bears 2 499 200.00. Each test leaves of it what the next needs. */
    describe('conversion', () => {
        const ask = (user: User, id: string, asked: { amount: string; releaseCode?: string }) =>
            desk.askConversion(user, id, { releaseCode: floor.releaseCode, ...asked });
        const conversionsOf = async (user: User, id: string) =>
            ((await desk.read(user, id)) as { conversions: readonly { financingId: string; decision: unknown }[] })
                .conversions;

        it('has the loan stand on the declaration and no longer on the order, in one transaction', async () => {
            const id = await desk.lend(haizhou, { orderNumber: 'PO-11', amount: '800000.00' });
            const asked = await ask(haizhou, id, { amount: '800000.00' });
            expect(asked.event).toEqual({ type: 'PackingCreditConversionRequested', packingCreditId: id });
            expect(await notesOf(id)).toEqual(['packing-credit-conversion']);

            const converted = await desk.batch('ConvertPackingCredits', [[haizhou, id]]);

            const [{ financingId } = { financingId: '' }] = await conversionsOf(haizhou, id);
            expect(converted.event).toEqual({
                type: 'PackingCreditsConverted',
                packingCreditIds: [id],
                financingIds: [financingId],
            });
            expect(await desk.read(haizhou, id)).toMatchObject({
                status: 'CONVERTED',
                outstanding: cny('0.00'),
                conversions: [{ status: 'CONVERTED', decision: { code: 'AMOUNT_IS_RESERVED' } }],
            });
            expect(await floor.read(haizhou, financingId)).toMatchObject({
                status: 'DISBURSED',
                outstanding: cny('800000.00'),
                disbursement: { payment: { means: 'PACKING_CREDIT', packingCreditId: id } },
            });
            expect(await floor.encumbrance()).toMatchObject({
                used: cny('800000.00'),
                allocations: [{ financingId, bank: 'HaizhouBankMSP', outstanding: cny('800000.00') }],
            });
            expect(await leftOf('PO-11')).toEqual(cny('0.00'));
            expect(await notesOf(id)).toEqual([]);
        });

        it('is refused whole, and changes nothing on either, where the declaration has a fen too little', async () => {
            await floor.reserve(pearl, '999200.01');
            const id = await desk.lend(haizhou, { orderNumber: 'PO-12', amount: '700000.00' });
            const before = await floor.encumbrance();
            await ask(haizhou, id, { amount: '700000.00' });

            const decided = await desk.batch('ConvertPackingCredits', [[haizhou, id]]);

            expect(decided.event).toMatchObject({ packingCreditIds: [id], financingIds: [] });
            expect(await desk.read(haizhou, id)).toMatchObject({
                status: 'DISBURSED',
                outstanding: cny('700000.00'),
                conversions: [
                    {
                        status: 'REFUSED',
                        decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('699999.99') },
                    },
                ],
            });
            expect(await floor.encumbrance()).toEqual(before);
            expect(await leftOf('PO-12')).toEqual(cny('100000.00'));
        });

        it('takes the last fen of the declaration once, of two in one batch, and leaves the rest on its order', async () => {
            const one = await desk.lend(haizhou, { orderNumber: 'PO-13', amount: '700000.00' });
            const other = await desk.lend(pearl, { orderNumber: 'PO-14', amount: '10.00' });
            await ask(haizhou, one, { amount: '699999.99' });
            await ask(pearl, other, { amount: '10.00' });

            await desk.batch('ConvertPackingCredits', [
                [haizhou, one],
                [pearl, other],
            ]);

            expect(await desk.read(haizhou, one)).toMatchObject({ status: 'DISBURSED', outstanding: cny('0.01') });
            expect(await conversionsOf(pearl, other)).toMatchObject([
                { decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('0.00') } },
            ]);
            expect(await floor.encumbrance()).toMatchObject({ available: cny('0.00') });
        });

        it('knows no declaration without its release code, and says of one that is there no more than of one that is not', async () => {
            const id = await desk.lend(haizhou, { orderNumber: 'PO-15', amount: '10.00' });
            await ask(haizhou, id, { amount: '10.00', releaseCode: '0'.repeat(32) });
            await desk.batch('ConvertPackingCredits', [[haizhou, id]]);

            expect((await conversionsOf(haizhou, id)).map(({ decision }) => decision)).toEqual([
                { code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' },
            ]);
        });

        it('waits for one decision at a time, which the exporter may forestall by repaying', async () => {
            const id = await desk.lend(haizhou, { orderNumber: 'PO-16', amount: '10.00' });
            await ask(haizhou, id, { amount: '10.00' });
            expect(await refusal(() => ask(haizhou, id, { amount: '1.00' }))).toMatchObject({
                code: 'EARLIER_CONVERSION_MUST_BE_DECIDED',
            });
            await desk.repay(haizhou, id, { amount: '0.01' });

            await desk.batch('ConvertPackingCredits', [[haizhou, id]]);

            expect(await conversionsOf(haizhou, id)).toMatchObject([
                { status: 'REFUSED', decision: { code: 'CONVERSION_MUST_NOT_EXCEED_OUTSTANDING' } },
            ]);
            expect(await refusal(() => desk.batch('ConvertPackingCredits', [[haizhou, id]]))).toMatchObject({
                code: 'ITEMS_MUST_WAIT',
            });
        });
    });

    it('SAFE rebuilds all of it from blocks, and finds the orders and declarations as they are', async () => {
        expect(await recomputed(consortium)).toMatchObject({ differences: [], documents: [], orders: [] });
    });
});
