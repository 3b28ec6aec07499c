import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountText, depositText, paymentText, withdrawalText } from '@cohong/domain/custody/signed-texts';
import { moneySchema } from '@cohong/domain/kernel/money';
import { addHours, chinaDate, endOfChinaDate } from '@cohong/domain/kernel/time';
import { bedLinen } from '@cohong/fixtures';
import { Consortium, newId, refusalOf } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { Holder } from '../../../../test/story/holder.js';

const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
type Bank = typeof haizhou | typeof pearl;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const money = (amount: string) => moneySchema.parse(cny(amount));
/** Two institutions at one bank and one at another, each with two customers. */
const institutions = { lantern: haizhou, abacus: haizhou, junk: pearl } as const;
type Name = keyof typeof institutions;
const names = Object.keys(institutions) as Name[];
const usccs = ['91330206MA2LM0069W', '91440101MA2C0001XU', '91330206MA2C001750'];

interface Account {
    readonly institution: Name;
    readonly accountId: string;
}

describe('custody contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    const idOf = new Map<Name, string>();
    const walletOf = new Map<Bank, string>();
    const operator = new Holder();
    const customer = new Holder();
    const makerOf = (name: Name) => `${institutions[name]}/maker-1` as const;
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const terms = (at = new Date()) => ({ keyVersion: 1, validUntil: addHours(at.toISOString(), 1) });
    const placeOf = (name: Name) => ({ channel: consortium.network.channel.channelId, bank: institutions[name] });

    const open = async (institution: Name): Promise<Account> => {
        const order = {
            institutionId: idOf.get(institution)!,
            accountId: newId(),
            holderKey: customer.holderKey,
            ...terms(),
        };
        const input = { ...order, signature: operator.sign(accountText(order, placeOf(institution))) };
        await consortium.submit(makerOf(institution), 'dcep/custody-account:OpenAccount', { input });
        return { institution, accountId: order.accountId };
    };
    const depositOrder = async ({ institution, accountId }: Account, amount: string) => {
        const from = walletOf.get(institutions[institution])!;
        const order = {
            movementId: newId(),
            institutionId: idOf.get(institution)!,
            accountId,
            from,
            coins: await floor.coins(makerOf(institution), from),
            amount: money(amount),
            ...terms(),
        };
        return { ...order, signature: floor.holder.sign(depositText(order, placeOf(institution))) };
    };
    const deposit = async (account: Account, amount: string) =>
        consortium.submit(makerOf(account.institution), 'dcep/custody:Deposit', {
            input: await depositOrder(account, amount),
        });
    const withdrawalOrder = ({ institution, accountId }: Account, amount: string) => {
        const order = {
            movementId: newId(),
            institutionId: idOf.get(institution)!,
            accountId,
            to: walletOf.get(institutions[institution])!,
            amount: money(amount),
            ...terms(),
        };
        return { ...order, signature: customer.sign(withdrawalText(order, placeOf(institution))) };
    };
    const withdraw = (institution: Name, input: object) =>
        consortium.submit(makerOf(institution), 'dcep/custody:Withdraw', { input });
    const order = (from: Account, to: Account, { amount, at }: { readonly amount: string; readonly at?: Date }) => {
        const payment = {
            paymentId: newId(),
            accountId: from.accountId,
            payee: { institutionId: idOf.get(to.institution)!, accountId: to.accountId },
            amount: money(amount),
            ...terms(at),
        };
        const text = paymentText({ ...payment, institutionId: idOf.get(from.institution)! }, placeOf(from.institution));
        return { ...payment, signature: customer.sign(text) };
    };
    const pay = (institution: Name, payments: readonly object[], at?: Date) =>
        consortium.submit(makerOf(institution), 'dcep/custody-payment:PayFromAccounts', {
            input: { institutionId: idOf.get(institution)!, payments },
            ...(at && { at }),
        });
    const balances = (...accounts: readonly Account[]) =>
        Promise.all(
            accounts.map(async ({ institution, accountId }) => {
                const address = { institutionId: idOf.get(institution)!, accountId };
                const read = await consortium.evaluate(
                    makerOf(institution),
                    'dcep/custody-account:ReadAccount',
                    address,
                );
                return (read as { balance: { amount: string } }).balance.amount;
            }),
        );
    const sheet = async (institution: Name) => {
        const read = await consortium.evaluate('PbocMSP/regulator-1', 'dcep/custody:ReadCustody', {
            institutionId: idOf.get(institution)!,
        });
        return read as Readonly<Record<'inCoins' | 'onAccounts' | 'underWay', { amount: string }>> & {
            readonly isBacked: boolean;
        };
    };
    /** Coins stand behind every book, to the fen, whatever has just happened. */
    const allBacked = async () => {
        expect(await Promise.all(names.map(async (name) => (await sheet(name)).isBacked))).toEqual([true, true, true]);
    };
    const license = (name: Name, uscc: string) =>
        consortium.submit('PbocMSP/officer-1', 'dcep/custody:LicenseInstitution', {
            input: {
                institutionId: idOf.get(name)!,
                institutionName: `${name} Pay`,
                uscc,
                bank: institutions[name],
                institutionKey: operator.holderKey,
            },
            bank: institutions[name],
        });
    const noonOf = (day: string) => new Date(addHours(endOfChinaDate(day), -12));
    const after = (day: string, hours = 1) => new Date(addHours(endOfChinaDate(day), hours));
    const confirm = (name: Name, day: string, at = after(day)) =>
        consortium.submit(makerOf(name), 'dcep/custody-netting:ConfirmPosition', {
            input: { institutionId: idOf.get(name)!, cycleId: `${day}.CUSTODY`, positionId: newId() },
            at,
        });
    const collect = (name: Name, day: string) =>
        consortium.submit(makerOf(name), 'dcep/custody-netting:CollectPosition', {
            input: { institutionId: idOf.get(name)!, cycleId: `${day}.CUSTODY` },
        });
    const endCycle = (day: string, at = after(day)) =>
        consortium.submit('PbocMSP/issuer-1', 'dcep/netting:EndCycle', { input: { cycleId: `${day}.CUSTODY` }, at });
    const end = (name: Name, how: 'Credit' | 'Return', paymentIds: readonly string[]) =>
        consortium.submit(makerOf(name), `dcep/custody-payment:${how}Payments`, {
            input: { institutionId: idOf.get(name)!, paymentIds },
        });
    const opened = new Date().toISOString();
    const dayAhead = (days: number) => chinaDate(addHours(opened, 24 * days));

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        for (const bank of [haizhou, pearl]) {
            walletOf.set(bank, await floor.openWallet(`${bank}/maker-1`, bedLinen.consignor.uscc));
            await floor.issue(bank, '1000.00');
            await floor.pay(`${bank}/maker-1`, walletOf.get(bank)!, '900.00');
        }
        names.forEach((name) => idOf.set(name, newId()));
        for (const [index, name] of names.entries()) {
            await license(name, usccs[index]!);
        }
    }, 120_000);
    afterAll(() => consortium.stop());

    describe('inside an institution', () => {
        let ann: Account;
        let ben: Account;
        beforeAll(async () => {
            [ann, ben] = [await open('lantern'), await open('lantern')];
        });

        it('coins become a balance, balances move and no coin does, and a balance becomes coins', async () => {
            const { event } = await deposit(ann, '200.00');
            expect(event).toMatchObject({ type: 'CustodyMoved' });
            expect(await floor.balance(makerOf('lantern'), walletOf.get(haizhou)!)).toEqual(cny('700.00'));
            const before = await sheet('lantern');
            expect(before).toMatchObject({ inCoins: cny('200.00'), onAccounts: cny('200.00'), accounts: 2 });

            const payments = [
                order(ann, ben, { amount: '150.00' }),
                // What an order brings, the next can pay on.
                order(ben, ann, { amount: '30.00' }),
            ];
            const paid = await pay('lantern', payments);
            expect(paid.event).toEqual({
                type: 'CustodyPaid',
                paymentIds: payments.map(({ paymentId }) => paymentId),
            });
            expect(await balances(ann, ben)).toEqual(['80.00', '120.00']);
            expect(await sheet('lantern')).toEqual(before);

            await withdraw('lantern', withdrawalOrder(ben, '20.00'));
            expect(await balances(ann, ben)).toEqual(['80.00', '100.00']);
            expect(await floor.balance(makerOf('lantern'), walletOf.get(haizhou)!)).toEqual(cny('720.00'));
            await allBacked();
        });

        it('nothing happens twice, without the holder’s signature, or for more than there is', async () => {
            const once = order(ann, ben, { amount: '1.00' });
            await pay('lantern', [once]);
            expect(await refusal(() => pay('lantern', [once]))).toMatchObject({
                code: 'CUSTODY_PAYMENT_MUST_BE_NEW',
                detail: { payment: 0 },
            });
            const out = withdrawalOrder(ann, '1.00');
            await withdraw('lantern', out);
            expect(await refusal(() => withdraw('lantern', out))).toMatchObject({
                code: 'CUSTODY_MOVEMENT_MUST_BE_NEW',
            });
            const changed = { ...order(ann, ben, { amount: '1.00' }), amount: money('2.00') };
            expect(await refusal(() => pay('lantern', [changed]))).toMatchObject({
                code: 'SIGNATURE_MUST_BE_OF_HOLDER',
            });
            const many = [order(ann, ben, { amount: '1.00' }), order(ann, ben, { amount: '77.01' })];
            expect(await refusal(() => pay('lantern', many))).toMatchObject({
                code: 'ACCOUNT_MUST_COVER_AMOUNT',
                detail: { payment: 1 },
            });
            expect(await balances(ann, ben)).toEqual(['78.00', '101.00']);
        });

        it('no key moves the custody wallet, not even of a wallet that is opened under its id', async () => {
            const institutionId = idOf.get('lantern')!;
            const input = {
                openingId: newId(),
                walletId: institutionId,
                holderUscc: bedLinen.consignor.uscc,
                holderName: 'Mallory',
                holderKey: floor.holder.holderKey,
            };
            await consortium.submit(makerOf('lantern'), 'dcep/wallet:OpenWallet', { input });
            expect(await floor.coins(makerOf('lantern'), institutionId)).toEqual([]);
            const custody = await consortium.evaluate(makerOf('lantern'), 'dcep/custody:ReadCustody', {
                institutionId,
            });
            expect(custody).toMatchObject({ isBacked: true, inCoins: cny('179.00') });
        });

        it('an account has another key only by the institution’s word', async () => {
            const another = new Holder();
            const change = {
                institutionId: idOf.get('lantern')!,
                accountId: ben.accountId,
                holderKey: another.holderKey,
                ...terms(),
                keyVersion: 2,
            };
            const replace = (signer: Holder) =>
                consortium.submit(makerOf('lantern'), 'dcep/custody-account:ReplaceAccountKey', {
                    input: { ...change, signature: signer.sign(accountText(change, placeOf('lantern'))) },
                });
            expect(await refusal(() => replace(another))).toMatchObject({ code: 'SIGNATURE_MUST_BE_OF_HOLDER' });
            await replace(operator);
            expect(await refusal(() => replace(operator))).toMatchObject({ code: 'KEY_MUST_BE_CURRENT' });
            expect(await refusal(() => pay('lantern', [order(ben, ann, { amount: '1.00' })]))).toMatchObject({
                code: 'KEY_MUST_BE_CURRENT',
            });
        });

        it('another bank sees and does nothing, and only the central bank licenses', async () => {
            const input = await depositOrder(ann, '1.00');
            expect(
                await refusal(() => consortium.submit('PearlBankMSP/maker-1', 'dcep/custody:Deposit', { input })),
            ).toMatchObject({ code: 'INSTITUTION_MUST_EXIST' });
            expect(
                await refusal(() =>
                    consortium.evaluate('PearlBankMSP/auditor-1', 'dcep/custody:ReadCustody', {
                        institutionId: idOf.get('lantern')!,
                    }),
                ),
            ).toMatchObject({ code: 'INSTITUTION_MUST_EXIST' });
            expect(await refusal(() => license('lantern', usccs[0]!))).toMatchObject({
                code: 'INSTITUTION_MUST_BE_NEW',
            });
        });
    });

    describe('between institutions', () => {
        let accounts: readonly [Account, Account, Account];
        beforeAll(async () => {
            accounts = [await open('lantern'), await open('abacus'), await open('junk')];
            for (const account of accounts) {
                await deposit(account, '100.00');
            }
        });

        it('only nets move in coins, of two at one bank and of two banks alike, and together', async () => {
            const [ann, ben, cho] = accounts;
            const day = dayAhead(1);
            const payments = [
                order(ann, ben, { amount: '60.00', at: noonOf(day) }),
                order(ann, cho, { amount: '40.00', at: noonOf(day) }),
            ];
            await pay('lantern', payments, noonOf(day));
            const back = order(ben, cho, { amount: '35.00', at: noonOf(day) });
            await pay('abacus', [back], noonOf(day));
            const home = order(cho, ann, { amount: '90.00', at: noonOf(day) });
            await pay('junk', [home], noonOf(day));
            expect(await balances(...accounts)).toEqual(['0.00', '65.00', '10.00']);
            expect(await sheet('lantern')).toMatchObject({ underWay: cny('100.00') });
            await allBacked();
            expect(await refusal(() => confirm('lantern', day, noonOf(day)))).toMatchObject({
                code: 'CYCLE_MUST_BE_OVER',
            });

            const late = order(ben, ann, { amount: '1.00', at: noonOf(day) });
            const held = await consortium.endorse(makerOf('abacus'), 'dcep/custody-payment:PayFromAccounts', {
                input: { institutionId: idOf.get('abacus')!, payments: [late] },
                at: noonOf(day),
            });
            await confirm('lantern', day);
            // What was counted cannot grow: neither by what was endorsed before, nor by what comes after.
            await expect(held()).rejects.toThrow('invalid');
            expect(await refusal(() => pay('abacus', [late], noonOf(day)))).toMatchObject({
                code: 'OBLIGATION_MUST_BE_OPEN',
            });
            await allBacked();
            await confirm('abacus', day);
            expect(await refusal(() => endCycle(day))).toMatchObject({ code: 'POSITIONS_MUST_BE_COMPLETE' });
            await confirm('junk', day);
            await allBacked();

            const ids = payments.map(({ paymentId }) => paymentId);
            expect(await refusal(() => end('junk', 'Credit', [ids[1]!]))).toMatchObject({
                code: 'CYCLE_MUST_HAVE_SETTLED',
            });
            expect((await endCycle(day)).event).toEqual({ type: 'CycleSettled', cycleId: `${day}.CUSTODY` });
            for (const name of names) {
                await collect(name, day);
            }
            await allBacked();
            expect(await refusal(() => collect('junk', day))).toMatchObject({ code: 'POSITION_MUST_NOT_BE_COLLECTED' });
            await end('abacus', 'Credit', [ids[0]!]);
            await end('junk', 'Credit', [ids[1]!, back.paymentId]);
            await end('lantern', 'Credit', [home.paymentId]);
            expect(await refusal(() => end('lantern', 'Credit', [home.paymentId]))).toMatchObject({
                code: 'CUSTODY_PAYMENT_MUST_BE_QUEUED',
            });
            expect(await balances(...accounts)).toEqual(['90.00', '125.00', '85.00']);
            expect((await sheet('junk')).underWay).toEqual(cny('0.00'));
            await allBacked();
        });

        it('nothing moves where one is missing, and each payer has the money back', async () => {
            const [ann, , cho] = accounts;
            const day = dayAhead(3);
            const before = await balances(...accounts);
            const payment = order(ann, cho, { amount: '50.00', at: noonOf(day) });
            await pay('lantern', [payment], noonOf(day));
            await confirm('lantern', day);
            await confirm('junk', day);

            expect((await endCycle(day, after(day, 24))).event).toMatchObject({ type: 'CycleFailed' });
            await collect('lantern', day);
            await confirm('abacus', day, after(day, 24));
            await collect('junk', day);
            expect(await refusal(() => end('junk', 'Credit', [payment.paymentId]))).toMatchObject({
                code: 'CYCLE_MUST_HAVE_SETTLED',
            });
            await end('lantern', 'Return', [payment.paymentId]);
            expect(await balances(...accounts)).toEqual(before);
            await allBacked();
        });

        it('nothing leaves an account that a court has had frozen, and what is paid to it arrives', async () => {
            const [ann, ben] = accounts;
            const orderId = newId();
            const freeze = {
                orderId,
                bank: institutions[ben.institution],
                institutionId: idOf.get(ben.institution)!,
                walletId: ben.accountId,
                caseNumber: '(2026)浙02执保17号',
                reason: 'Preservation of property',
            };
            const approvalId = newId();
            const input = { ...freeze, approvalId };
            await consortium.submit('PbocMSP/officer-1', 'dcep/freeze:ProposeFreeze', { input });
            await consortium.submit('PbocMSP/officer-2', 'dcep/freeze:ApproveFreeze', { input: { approvalId } });

            expect(await refusal(() => pay('abacus', [order(ben, ann, { amount: '1.00' })]))).toMatchObject({
                code: 'WALLET_MUST_NOT_BE_FROZEN',
            });
            expect(await refusal(() => withdraw('abacus', withdrawalOrder(ben, '1.00')))).toMatchObject({
                code: 'WALLET_MUST_NOT_BE_FROZEN',
            });
            const [before] = await balances(ben);
            await deposit(ben, '5.00');
            expect(await balances(ben)).toEqual([(Number(before) + 5).toFixed(2)]);
        });

        it('nobody is paid who has no account there', async () => {
            const [ann] = accounts;
            const nobody = { institution: 'junk', accountId: newId() } as const;
            expect(await refusal(() => pay('lantern', [order(ann, nobody, { amount: '1.00' })]))).toMatchObject({
                code: 'PAYEE_ACCOUNT_MUST_EXIST',
            });
        });
    });
});
