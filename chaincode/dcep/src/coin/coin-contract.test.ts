import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bedLinen } from '@cohong/fixtures';
import { Consortium, newId, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { setDailyCaps, TradeFloor } from '../../../../test/contracts/trade-floor.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';

const bank = 'HaizhouBankMSP';
const maker = 'HaizhouBankMSP/maker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });

type Kind = 'ReserveCredit' | 'Issue' | 'Redemption';

describe('coin contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const propose = async (kind: Kind, amount: string, user: User = 'PbocMSP/issuer-1'): Promise<string> => {
        const approvalId = newId();
        await consortium.submit(user, `dcep/coin:Propose${kind}`, {
            input: { approvalId, bank, amount: cny(amount) },
            bank,
        });
        return approvalId;
    };
    const approve = (kind: Kind, input: object, user: User = 'PbocMSP/issuer-2') =>
        consortium.submit(user, `dcep/coin:Approve${kind}` satisfies ActName, { input: { bank, ...input }, bank });
    const reserve = (user: User = maker, input: object = {}) =>
        consortium.evaluate(user, 'dcep/coin:ReadReserve', input);
    const coins = async (owner = 'vault') =>
        (await consortium.evaluate(maker, 'dcep/coin:ListCoins', { owner })) as { serial: string; amount: object }[];
    const serials = async (owner = 'vault') => (await coins(owner)).map(({ serial }) => serial);

    it('has nothing in a reserve before the first credit', async () => {
        expect(await reserve()).toEqual({ bank, balance: cny('0.00'), issued: cny('0.00'), destroyed: cny('0.00') });
        expect(await refusal(() => propose('Issue', '0.01'))).toMatchObject({ code: 'RESERVE_MUST_COVER_ISSUE' });
        expect(await refusal(() => propose('Redemption', '0.01'))).toMatchObject({ code: 'RESERVE_MUST_EXIST' });
    });

    it('credits a reserve, as two issuers agree', async () => {
        const approvalId = await propose('ReserveCredit', '1000.00');

        expect(await refusal(() => approve('ReserveCredit', { approvalId }, 'PbocMSP/issuer-1'))).toMatchObject({
            code: 'CHECKER_MUST_DIFFER_FROM_MAKER',
        });
        expect(await refusal(() => approve('Issue', { approvalId }))).toMatchObject({
            code: 'APPROVAL_MUST_BE_OF_THIS_ACT',
        });
        expect((await approve('ReserveCredit', { approvalId })).event).toEqual({ type: 'ReserveCredited', approvalId });
        await approve('ReserveCredit', { approvalId: await propose('ReserveCredit', '500.00') });
        expect(await reserve()).toMatchObject({ balance: cny('1500.00') });
    });

    it('issues one coin against the reserve', async () => {
        const approvalId = await propose('Issue', '900.00');

        const issued = await approve('Issue', { approvalId });

        expect(issued.event).toEqual({ type: 'CoinsIssued', approvalId });
        expect(await reserve()).toMatchObject({ balance: cny('600.00'), issued: cny('900.00') });
        expect(await coins()).toEqual([
            {
                serial: expect.stringMatching(/^[0-9a-f]{64}$/),
                amount: cny('900.00'),
                owner: 'vault',
                issuer: 'PbocMSP',
                parents: [],
                createdTransactionId: issued.transactionId,
                createdAt: expect.anything(),
            },
        ]);
    });

    it('issues nothing that the reserve no longer bears when it is approved', async () => {
        const [one, other] = [await propose('Issue', '600.00'), await propose('Issue', '600.00')];
        await approve('Issue', { approvalId: one });

        expect((await coins()).map(({ amount }) => amount)).toEqual([cny('900.00'), cny('600.00')]);
        expect(await refusal(() => approve('Issue', { approvalId: other }))).toMatchObject({
            code: 'RESERVE_MUST_COVER_ISSUE',
        });
    });

    it('redeems coins with change, and repeats the outcome without coins', async () => {
        const approvalId = await propose('Redemption', '1400.00');
        const request = newRequest();
        const submit = (given: string[]) =>
            consortium.submit('PbocMSP/issuer-2', 'dcep/coin:ApproveRedemption', {
                input: { bank, approvalId, coins: given },
                bank,
                request,
            });

        const redeemed = await submit(await serials());

        expect(redeemed.event).toEqual({ type: 'CoinsRedeemed', approvalId });
        expect(await coins()).toEqual([expect.objectContaining({ amount: cny('100.00') })]);
        expect(await reserve()).toMatchObject({
            balance: cny('1400.00'),
            issued: cny('1500.00'),
            destroyed: cny('1400.00'),
        });
        expect(await submit([])).toMatchObject({ transactionId: redeemed.transactionId, replayed: true });
    });

    it('redeems nothing without coins', async () => {
        const approvalId = await propose('Redemption', '1.00');

        expect(await refusal(() => approve('Redemption', { approvalId, coins: [] }))).toMatchObject({
            code: 'COINS_MUST_COVER_AMOUNT',
        });
    });

    describe('wallets', () => {
        it('opens one, whose holder’s name only the central bank holds', async () => {
            const walletId = await floor.openWallet(maker, bedLinen.consignor.uscc);

            const held = (mspId: string) =>
                JSON.stringify(consortium.network.peer(mspId).readPrivateStore().map(textOf));
            expect(held('PbocMSP')).toContain('Lantern Textiles');
            expect(held(bank)).toContain(walletId);
            expect(held(bank)).not.toContain('Lantern Textiles');
            expect(await consortium.evaluate(maker, 'dcep/wallet:ListWallets', {})).toEqual([
                expect.objectContaining({ walletId, holderUscc: bedLinen.consignor.uscc, status: 'OPEN' }),
            ]);
        });

        it('is another bank’s business', async () => {
            const walletId = await floor.openWallet(maker, bedLinen.consignor.uscc);
            const read = () => consortium.evaluate('PearlBankMSP/maker-1', 'dcep/wallet:ReadWallet', { walletId });

            expect(await refusal(read)).toMatchObject({ code: 'RECORD_MUST_EXIST', detail: { record: 'wallet' } });
        });
    });

    it('settles only when trade calls it', async () => {
        const settle = () =>
            consortium.submit(maker, 'dcep/settlement:Settle' as ActName, {
                input: {},
                settlement: {
                    transferId: newId(),
                    reference: newId(),
                    from: { bank, wallet: 'vault' },
                    to: { bank, wallet: newId(), holderUscc: bedLinen.consignor.uscc },
                    amount: cny('1.00'),
                    coins: [],
                },
            });

        expect(await refusal(settle)).toMatchObject({ code: 'SETTLEMENT_MUST_BE_CALLED_BY_TRADE' });
    });

    describe('what may be exchanged on a day', () => {
        const policies = (user: User) => consortium.evaluate(user, 'dcep/currency:ReadCurrencyPolicies', {});

        it('is what the central bank has set, and public', async () => {
            await setDailyCaps(consortium, { issue: cny('0.01'), redemption: cny('0.01') });

            expect(await refusal(() => propose('Issue', '0.02'))).toMatchObject({
                code: 'ISSUE_MUST_NOT_EXCEED_DAILY_CAP',
            });
            expect(await refusal(() => propose('Redemption', '0.02'))).toMatchObject({
                code: 'REDEMPTION_MUST_NOT_EXCEED_DAILY_CAP',
            });
            expect(await policies('CustomsMSP/officer-1')).toMatchObject({
                policies: [{ dailyCaps: {} }, { dailyCaps: { issue: cny('0.01') } }],
            });
            await setDailyCaps(consortium, {});
        });

        it.each<[User, string, string]>([
            [maker, bank, 'CALLER_MUST_BE_CENTRAL_BANK'],
            ['PbocMSP/issuer-1', bank, 'CALLER_MUST_HAVE_ROLE'],
            ['PbocMSP/officer-1', 'SafeMSP', 'BANK_MUST_BE_MEMBER'],
        ])('is not for %s with the witness %s to set: %s', async (user, witness, code) => {
            const { policies: known } = (await policies(user)) as { policies: { signed: unknown }[] };
            const input = { policies: known.slice(-1).map(({ signed: _, ...policy }) => policy), witness };

            expect(
                await refusal(() => consortium.submit(user, 'dcep/currency:SetCurrencyPolicies', { input, bank })),
            ).toMatchObject({ code });
        });
    });

    describe('what the central bank and others see', () => {
        it('counts the supply, and shows a bank’s approvals and coins', async () => {
            const supply = await consortium.evaluate('PbocMSP/issuer-1', 'dcep/coin:ReadSupply', {
                banks: [bank, 'PearlBankMSP'],
            });

            expect(supply).toMatchObject({
                inCirculation: cny('100.00'),
                reserves: [
                    await reserve('PbocMSP/regulator-1', { bank }),
                    { bank: 'PearlBankMSP', issued: cny('0.00') },
                ],
            });
            expect(
                await consortium.evaluate('PbocMSP/issuer-1', 'dcep/approval:ListApprovals', { bank }),
            ).toContainEqual(expect.objectContaining({ act: 'coin:ApproveIssue', status: 'APPROVED' }));
        });

        it.each<[User, object, string]>([
            ['PearlBankMSP/maker-1', { bank }, 'BANK_MUST_BE_OWN'],
            ['PbocMSP/issuer-1', {}, 'BANK_MUST_BE_NAMED'],
            ['PbocMSP/issuer-1', { bank: 'SafeMSP' }, 'BANK_MUST_BE_MEMBER'],
            ['SafeMSP/regulator-1', { bank }, 'CALLER_MUST_BE_CENTRAL_BANK'],
        ])('refuses %s asking for %j', async (user, input, code) => {
            expect(await refusal(() => reserve(user, input))).toMatchObject({ code });
        });

        it('is for the central bank to propose', async () => {
            expect(await refusal(() => propose('Issue', '1.00', maker))).toMatchObject({
                code: 'CALLER_MUST_BE_CENTRAL_BANK',
            });
            expect(await refusal(() => propose('Issue', '1.00', 'PbocMSP/officer-1'))).toMatchObject({
                code: 'CALLER_MUST_HAVE_ROLE',
            });
        });
    });
});

function textOf({ value }: { readonly value: Uint8Array | undefined }): string {
    return Buffer.from(value ?? []).toString();
}
