import { addDays, chinaDate } from '@cohong/domain/kernel/time';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { byTwo } from '../../../../test/contracts/held-claim.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const bank = 'HaizhouBankMSP';
const maker: User = `${bank}/maker-1`;
const regulator: User = 'SafeMSP/regulator-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const today = chinaDate(new Date().toISOString());
const inDays = (days: number): string => addDays(today, days);
const noonOn = (day: string): Date => new Date(`${day}T04:00:00.000Z`);
const reason = 'The buyer pays after the fair';

describe('the life of a financing', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        await consortium.submit('SafeMSP/officer-1', 'trade/receivable:SetFinancingPolicy', {
            input: {
                effectiveFrom: today,
                capBasisPoints: 8_000,
                reservationHours: 72,
                balanceQuestionsPerDay: 2,
                tenor: { maximumDays: 90, maximumExtensions: 1, maximumExtensionDays: 30 },
            },
        });
    }, 120_000);
    afterAll(() => consortium.stop());

    const lend = (amount: string) => floor.lend(maker, amount, { dueOn: inDays(90) });
    const act = (name: 'Extension' | 'WriteOff' | 'RepaymentReversal' | 'DisbursementReversal', input: object) =>
        byTwo(consortium, bank, [`financing-life:${name}`, { at: new Date(), ...input }]);
    const standing = async (user: User, financingId: string, at: Date): Promise<unknown> => {
        const input = { items: [{ financingId, ...(user === regulator && { bank }) }] };
        const [found] = (await consortium.evaluateAt(user, 'trade/financing-life:ReadStandings', {
            input,
            at,
        })) as readonly { readonly standing: string; readonly daysPastDue?: number }[];
        return [found?.standing, found?.daysPastDue];
    };
    const codeOf = async (act: () => Promise<unknown>) => (await refusalOf(consortium, act)).code;

    it('a loan says when it is due, within what the policy of the day lets', async () => {
        const decided = async (more: object): Promise<unknown> => {
            const financingId = await floor.reserve(maker, '1.00', more);
            return ((await floor.read(maker, financingId)) as { decision: { code: string } }).decision.code;
        };

        expect(await decided({})).toBe('DUE_DATE_MUST_BE_NAMED');
        expect(await decided({ dueOn: inDays(91) })).toBe('DUE_DATE_MUST_BE_WITHIN_TENOR');
        expect(await decided({ dueOn: inDays(90) })).toBe('AMOUNT_IS_RESERVED');
        expect(await codeOf(() => floor.reserve(maker, '1.00', { dueOn: today }))).toBe('DUE_DATE_MUST_BE_IN_FUTURE');
    });

    it('is extended by two users, and overdue when the new day is over, for its bank and for regulators', async () => {
        const financingId = await lend('1000.00');
        const extended = await act('Extension', { financingId, until: inDays(120), reason });

        expect(extended.event).toEqual({ type: 'FinancingExtended', financingId, approvalId: expect.any(String) });
        expect(await floor.read(maker, financingId)).toMatchObject({
            dueOn: inDays(120),
            extensions: [{ from: inDays(90), until: inDays(120), reason }],
        });
        expect(await standing(maker, financingId, noonOn(inDays(120)))).toEqual(['DISBURSED', undefined]);
        for (const user of [maker, regulator]) {
            expect(await standing(user, financingId, noonOn(inDays(121)))).toEqual(['OVERDUE', 1]);
        }
        expect(await codeOf(() => act('Extension', { financingId, until: inDays(120), reason }))).toBe(
            'EXTENSION_MUST_END_LATER',
        );
        expect(await codeOf(() => act('Extension', { financingId, until: inDays(121), reason }))).toBe(
            'EXTENSIONS_MUST_NOT_EXCEED_POLICY',
        );
    });

    it('is written off by two users, holds the goods as before, and is repaid all the same', async () => {
        const financingId = await lend('2000.00');
        const allocation = { financingId, bank, outstanding: cny('2000.00') };
        expect(await codeOf(() => act('WriteOff', { financingId, amount: cny('1999.99'), reason }))).toBe(
            'WRITE_OFF_MUST_BE_OF_WHAT_IS_OUTSTANDING',
        );

        const writtenOff = await act('WriteOff', { financingId, amount: cny('2000.00'), reason });

        expect(writtenOff.event).toEqual({
            type: 'FinancingWrittenOff',
            financingId,
            approvalId: expect.any(String),
        });
        expect(await floor.allocations()).toContainEqual(allocation);
        expect(await standing(regulator, financingId, noonOn(inDays(91)))).toEqual(['WRITTEN_OFF', 1]);
        await repay(financingId, '500.00');
        expect(await floor.read(maker, financingId)).toMatchObject({
            status: 'WRITTEN_OFF',
            outstanding: cny('1500.00'),
        });
        expect(await floor.allocations()).toContainEqual({ ...allocation, outstanding: cny('1500.00') });
    });

    const repay = async (financingId: string, amount: string): Promise<string> => {
        const means = { kind: 'OUTSIDE', reference: 'CIPS 7' };
        const repayment = { financingId, repaymentId: newId(), amount: cny(amount), source: 'OTHER_FUNDS', means };
        await consortium.submit(maker, 'trade/receivable:RecordRepayment', { input: repayment });
        await release(financingId);
        return repayment.repaymentId;
    };
    const release = (financingId: string) =>
        consortium.submit('SafeMSP/registrar-1', 'trade/registry:SettleReleases', {
            input: { items: [{ bank, financingId }] },
            request: null,
        });

    it('a repayment that was recorded wrongly is reversed, and the loan holds the goods again', async () => {
        const financingId = await lend('3000.00');
        const repaymentId = await repay(financingId, '3000.00');
        expect(await floor.read(maker, financingId)).toMatchObject({ status: 'RELEASED' });

        const asked = await act('RepaymentReversal', { financingId, repaymentId, reversalId: newId(), reason });
        expect(asked.event).toMatchObject({ type: 'RepaymentReversalAsked', financingId });
        await release(financingId);

        expect(await floor.read(maker, financingId)).toMatchObject({
            status: 'DISBURSED',
            outstanding: cny('3000.00'),
            repayments: [{ repaymentId }],
            reversals: [{ repaymentId, decision: { code: 'ENTRY_IS_REVERSED' } }],
        });
        expect(await floor.allocations()).toContainEqual({ financingId, bank, outstanding: cny('3000.00') });
        expect(await floor.waiting(bank)).not.toContainEqual(expect.objectContaining({ id: financingId }));
    });

    it('what another bank has financed meanwhile is not taken again', async () => {
        const { available } = (await floor.encumbrance()) as { available: { amount: string } };
        const financingId = await lend(available.amount);
        const repaymentId = await repay(financingId, available.amount);
        const other = await floor.reserve('PearlBankMSP/maker-1', '1.00', { dueOn: inDays(30) });

        await act('RepaymentReversal', { financingId, repaymentId, reversalId: newId(), reason });
        await release(financingId);

        expect(await floor.read(maker, financingId)).toMatchObject({
            status: 'RELEASED',
            outstanding: cny('0.00'),
            reversals: [{ decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE' } }],
        });
        expect(await floor.allocations()).toContainEqual(expect.objectContaining({ financingId: other }));
        await consortium.submit('PearlBankMSP/maker-1', 'trade/receivable:WithdrawFinancing', {
            input: { financingId: other },
        });
        await consortium.submit('SafeMSP/registrar-1', 'trade/registry:SettleReleases', {
            input: { items: [{ bank: 'PearlBankMSP', financingId: other }] },
            request: null,
        });
    });

    it('a pay-out that did not happen is reversed, and frees the goods', async () => {
        const financingId = await lend('4000.00');

        const reversed = await act('DisbursementReversal', { financingId, reversalId: newId(), reason });
        expect(reversed.event).toMatchObject({ type: 'DisbursementReversed', financingId });
        await release(financingId);

        expect(await floor.read(maker, financingId)).toMatchObject({ status: 'REVERSED', outstanding: cny('0.00') });
        expect(await floor.allocations()).not.toContainEqual(expect.objectContaining({ financingId }));
        expect(await codeOf(() => act('DisbursementReversal', { financingId, reversalId: newId(), reason }))).toBe(
            'DISBURSEMENT_MUST_STAND_ALONE',
        );
    });

    it('takes two users of the bank itself', async () => {
        const financingId = await lend('10.00');
        const proposal = { approvalId: newId(), financingId, amount: cny('10.00'), reason };
        const propose = (user: User) =>
            consortium.submit(user, 'trade/financing-life:ProposeWriteOff', { input: proposal });

        expect(await codeOf(() => propose('PearlBankMSP/maker-1'))).toBe('RECORD_MUST_EXIST');
        expect(await codeOf(() => propose(`${bank}/checker-1`))).toBe('CALLER_MUST_HAVE_ROLE');
        await propose(maker);
        expect(
            await codeOf(() =>
                consortium.submit(maker, 'trade/financing-life:ApproveWriteOff', {
                    input: { approvalId: proposal.approvalId },
                }),
            ),
        ).toBe('CALLER_MUST_HAVE_ROLE');
        expect(await floor.read(maker, financingId)).toMatchObject({ status: 'DISBURSED' });
    });
});
