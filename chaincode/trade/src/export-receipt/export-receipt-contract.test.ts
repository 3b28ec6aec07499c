import { chinaDate } from '@cohong/domain/kernel/time';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';

const haizhou: User = 'HaizhouBankMSP/maker-1';
const pearl: User = 'PearlBankMSP/maker-1';
const registrar: User = 'SafeMSP/registrar-1';
const { declarationNumber } = bedLinen;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const bankOf = (user: User): string => user.split('/')[0] ?? '';

/** How a payment is called, and how much it is. */
type Payment = readonly [reference: string, amount: string];

/** The declaration is worth 3 124 000.00, of which 80 % may be financed: 2 499 200.00. */
describe('export-receipt contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const propose = async (user: User, [reference, amount]: Payment, changes: object = {}) => {
        const { financingId: receiptId, ...named } = floor.requestOf(amount);
        const approvalId = newId();
        const receivedOn = chinaDate(new Date().toISOString());
        const input = { ...named, receiptId, approvalId, reference, receivedOn, ...changes };
        const { event } = await consortium.submit(user, 'trade/export-receipt:ProposeReceipt', { input });
        return { approvalId, receiptId: String(receiptId), event };
    };
    const approve = (user: User, approvalId: string) =>
        consortium.submit(user, 'trade/export-receipt:ApproveReceipt', { input: { approvalId } });
    const record = async (user: User, payment: Payment, changes: object = {}): Promise<string> => {
        const { approvalId, receiptId } = await propose(user, payment, changes);
        await approve(`${bankOf(user)}/checker-1` as User, approvalId);
        return receiptId;
    };
    const match = (items: readonly (readonly [User, string])[], user: User = registrar) =>
        consortium.submit(user, 'trade/export-receipt-registry:MatchReceipts', {
            input: { items: items.map(([of, receiptId]) => ({ bank: bankOf(of), receiptId })) },
            request: null,
        });
    const read = (user: User, receiptId: string) =>
        consortium.evaluate(user, 'trade/export-receipt:ReadReceipt', { receiptId });

    it('a maker proposes and a checker records; a registrar collects, with nobody’s loan there', async () => {
        const { approvalId, receiptId, event } = await propose(haizhou, ['CIPS 1', '100000.00']);
        expect(event).toEqual({ type: 'ExportReceiptProposed', approvalId });
        expect(await refusal(() => approve(haizhou, approvalId))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });

        const recorded = await approve('HaizhouBankMSP/checker-1', approvalId);
        expect(recorded.event).toEqual({ type: 'ExportReceiptRecorded', receiptId, approvalId });
        expect(await floor.waiting('HaizhouBankMSP')).toMatchObject([{ kind: 'export-receipt', id: receiptId }]);

        expect((await match([[haizhou, receiptId]])).event).toEqual({
            type: 'ExportReceiptsMatched',
            receiptIds: [receiptId],
        });
        expect(await read(haizhou, receiptId)).toMatchObject({
            status: 'MATCHED',
            decision: { code: 'PROCEEDS_ARE_COLLECTED' },
        });
        expect(await floor.encumbrance()).toMatchObject({ collected: cny('100000.00'), available: cny('2399200.00') });
        expect(await floor.waiting('HaizhouBankMSP')).toEqual([]);
        expect(await refusal(() => match([[haizhou, receiptId]]))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
    });

    it('counts no reference twice at one bank, in one batch or a later one; at another it is another payment', async () => {
        const [again, first] = [await record(haizhou, ['CIPS 1', '7.00']), await record(haizhou, ['CIPS 2', '200.00'])];
        const [second, others] = [
            await record(haizhou, ['CIPS 2', '200.00']),
            await record(pearl, ['CIPS 2', '300.00']),
        ];

        await match([
            [haizhou, again],
            [haizhou, first],
            [haizhou, second],
            [pearl, others],
        ]);

        const refused = { status: 'REFUSED', decision: { code: 'RECEIPT_MUST_BE_COUNTED_ONCE' } };
        expect(await Promise.all([again, first, second].map((id) => read(haizhou, id)))).toMatchObject([
            refused,
            { status: 'MATCHED' },
            refused,
        ]);
        expect(await floor.encumbrance()).toMatchObject({ collected: cny('100500.00') });
    });

    it('counts a payment once that repays a loan afterwards, and tells each bank of its own', async () => {
        const financingId = await floor.lend(haizhou, '1000.00');
        await match([[haizhou, await record(haizhou, ['CIPS 3', '1500.00'])]]);
        await consortium.submit(haizhou, 'trade/receivable:RecordRepayment', {
            input: {
                financingId,
                repaymentId: newId(),
                amount: cny('1000.00'),
                source: 'EXPORT_PROCEEDS',
                means: { kind: 'OUTSIDE', reference: 'CIPS 3' },
            },
        });
        await consortium.submit(registrar, 'trade/registry:SettleReleases', {
            input: { items: [{ bank: 'HaizhouBankMSP', financingId }] },
            request: null,
        });

        expect(await floor.encumbrance()).toMatchObject({ used: cny('0.00'), collected: cny('102000.00') });
        const explained = await consortium.evaluate('PbocMSP/regulator-1', 'trade/registry:ExplainBalance', {
            declarationNumber,
        });
        expect(explained).toMatchObject({
            lines: [
                { code: 'DECLARED_VALUE' },
                { code: 'ABOVE_CAP' },
                { code: 'COLLECTED', bank: 'HaizhouBankMSP', reference: 'CIPS 1', amount: cny('100000.00') },
                { code: 'COLLECTED', bank: 'HaizhouBankMSP', reference: 'CIPS 2', amount: cny('200.00') },
                { code: 'COLLECTED', bank: 'PearlBankMSP', reference: 'CIPS 2', amount: cny('300.00') },
                { code: 'COLLECTED', bank: 'HaizhouBankMSP', reference: 'CIPS 3', amount: cny('1500.00') },
            ],
        });
    });

    it('passes over what a bank was not shown, and keeps nothing of it', async () => {
        const guessed = await record(pearl, ['CIPS 9', '1.00'], { releaseCode: '0'.repeat(32) });

        await match([[pearl, guessed]], 'PbocMSP/registrar-1');

        expect(await read(pearl, guessed)).toMatchObject({
            status: 'REFUSED',
            decision: { code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' },
        });
        expect(await floor.encumbrance()).toMatchObject({ collected: cny('102000.00') });
        // The reference is not used up by what was refused.
        const right = await record(pearl, ['CIPS 9', '1.00']);
        await match([[pearl, right]]);
        expect(await read(pearl, right)).toMatchObject({ status: 'MATCHED' });
    });

    it('refuses whoever is not to, and what shows on the paper', async () => {
        expect(await refusal(() => propose('HaizhouBankMSP/checker-1', ['CIPS 4', '1.00']))).toMatchObject({
            code: 'CALLER_MUST_HAVE_ROLE',
        });
        expect(await refusal(() => propose(haizhou, ['CIPS 4', '0.00']))).toMatchObject({
            code: 'AMOUNT_MUST_BE_POSITIVE',
        });
        expect(await refusal(() => match([[haizhou, newId()]], haizhou))).toMatchObject({
            code: 'CALLER_MUST_BE_REGULATOR',
        });
        expect(await refusal(() => read('CustomsMSP/officer-1', newId()))).toMatchObject({
            code: 'CALLER_MUST_BE_REGULATOR',
        });
    });
});
