import { spendText } from '@cohong/domain/dcep/holder-order';
import { moneySchema } from '@cohong/domain/kernel/money';
import { chinaDate } from '@cohong/domain/kernel/time';
import { rawCotton } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { replayed } from '../../../../test/contracts/recomputed.js';
import { ImportFinancingDesk, inDays } from '../../../../test/contracts/import-financing-desk.js';
import { recomputed } from '../../../../test/contracts/recomputed.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { cottonWorth } from '../../../../test/story/cotton.js';

const haizhou = 'HaizhouBankMSP/maker-1';
const pearl = 'PearlBankMSP/maker-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

/** Each test has goods of its own, worth 1 000.00, of which 80 % may be lent. */
describe('the contracts of import financing', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let desk: ImportFinancingDesk;

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        desk = await ImportFinancingDesk.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const notesOf = async (id: string) =>
        (await floor.waiting('HaizhouBankMSP', 'PearlBankMSP'))
            .filter((note) => note.id === id)
            .map(({ kind }) => kind);
    const standingOf = (importFinancingId: string, at: Date) =>
        consortium.evaluateAt(haizhou, 'trade/import-financing-life:ReadStandings', {
            input: { items: [{ importFinancingId }] },
            at,
        });

    describe('SetPolicy', () => {
        const lastPolicy = async (): Promise<{ readonly signed?: unknown }> => {
            const question = 'trade/import-financing-policy:ReadPolicies';
            const book = (await consortium.evaluate(haizhou, question, {})) as { policies: { signed?: unknown }[] };
            return book.policies.at(-1)!;
        };

        it.each<[User, string]>([
            [haizhou, 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR'],
            ['SafeMSP/regulator-1', 'CALLER_MUST_HAVE_ROLE'],
        ])('is public, and refuses %s', async (user, code) => {
            const { signed: _signed, ...input } = await lastPolicy();
            const set = () => consortium.submit(user, 'trade/import-financing-policy:SetPolicy', { input });

            expect(await refusal(set)).toMatchObject({ code });
        });

        it('is set by two where one proposes it and another approves, and the book names both', async () => {
            const approvalId = newId();
            const { signed: _signed, ...last } = await lastPolicy();
            const input = { ...last, effectiveFrom: chinaDate(new Date().toISOString()), approvalId };
            await consortium.submit('SafeMSP/regulator-1', 'trade/import-financing-policy:ProposePolicy', { input });
            await consortium.submit('SafeMSP/officer-1', 'trade/import-financing-policy:ApprovePolicy', {
                input: { approvalId },
            });

            expect(await lastPolicy()).toMatchObject({
                effectiveFrom: input.effectiveFrom,
                signed: {
                    proposed: { by: expect.stringContaining('regulator-1') },
                    set: { by: expect.stringContaining('officer-1') },
                },
            });
        });
    });

    describe('reservation', () => {
        it('reserves and refuses in one batch as if one came after the other, loans to the cap and own funds to the value', async () => {
            const goods = await desk.declare();
            const one = await desk.request(haizhou, goods, '500.00');
            const other = await desk.request(pearl, goods, '300.01');
            const third = await desk.requestOwn(pearl, goods, '500.00');
            expect(await notesOf(one)).toEqual(['import-financing']);

            const items = [
                [haizhou, one],
                [pearl, other],
                [pearl, third],
            ] as const;
            const decided = await desk.batch('DecideImportFinancings', items);

            expect(decided.event).toEqual({ type: 'ImportFinancingsDecided', importFinancingIds: [one, other, third] });
            expect(await desk.read(haizhou, one)).toMatchObject({ status: 'RESERVED', outstanding: cny('0.00') });
            expect(await desk.read(pearl, other)).toMatchObject({
                status: 'REFUSED',
                decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('300.00') },
            });
            expect(await desk.lyingOn(goods)).toMatchObject({
                allocations: [
                    { importFinancingId: one, bank: 'HaizhouBankMSP', funds: 'LOAN', amount: cny('500.00') },
                    { importFinancingId: third, bank: 'PearlBankMSP', funds: 'OWN_FUNDS', amount: cny('500.00') },
                ],
                lendable: cny('0.00'),
                payable: cny('0.00'),
                isCovered: true,
            });
            expect(await notesOf(one)).toEqual([]);
            expect(await refusal(() => desk.batch('DecideImportFinancings', items))).toMatchObject({
                code: 'ITEMS_MUST_WAIT',
            });
        });

        it('lets one of two registrars through who decide at once, so that the last yuan is lent once', async () => {
            const goods = await desk.declare();
            const one = await desk.request(haizhou, goods, '800.00');
            const other = await desk.request(pearl, goods, '800.00');

            await Promise.allSettled([
                desk.batch('DecideImportFinancings', [[haizhou, one]], { by: 'SafeMSP/registrar-1' }),
                desk.batch('DecideImportFinancings', [[pearl, other]], { by: 'PbocMSP/registrar-1' }),
            ]);

            const found = await Promise.all([desk.read(haizhou, one), desk.read(pearl, other)]);
            const statuses = found.map((each) => (each as { status: string }).status);
            expect(statuses.filter((status) => status === 'RESERVED')).toHaveLength(1);
        });

        it('knows no declaration without its release code, and says of one that is there no more than of one that is not', async () => {
            const wrong = { ...(await desk.declare()), releaseCode: '0'.repeat(32) };
            const absent = { ...wrong, declarationNumber: '310420261099999999' };
            const [one, other] = [
                await desk.reserve(haizhou, wrong, '1.00'),
                await desk.reserve(haizhou, absent, '1.00'),
            ];

            const refused = {
                status: 'REFUSED',
                decision: { code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' },
            };
            expect([await desk.read(haizhou, one), await desk.read(haizhou, other)]).toMatchObject([refused, refused]);
        });

        it.each<[User, string]>([
            ['HaizhouBankMSP/checker-1', 'CALLER_MUST_HAVE_ROLE'],
            ['CustomsMSP/officer-1', 'CALLER_MUST_BE_BANK'],
        ])('refuses %s to ask', async (user, code) => {
            const goods = { declarationNumber: rawCotton.declarationNumber, releaseCode: '0'.repeat(32) };

            expect(await refusal(() => desk.request(user, goods, '1.00'))).toMatchObject({ code });
        });

        it.each<[User, string]>([
            ['SafeMSP/officer-1', 'CALLER_MUST_HAVE_ROLE'],
            [haizhou, 'CALLER_MUST_BE_REGULATOR'],
        ])('refuses %s to answer, and to alert', async (by, code) => {
            const items = [[haizhou, newId()]] as const;

            expect(await refusal(() => desk.batch('DecideImportFinancings', items, { by }))).toMatchObject({ code });
            expect(await refusal(() => desk.batch('SettleImportFinancings', items, { by }))).toMatchObject({ code });
            expect(await refusal(() => desk.alert([newId()], by))).toMatchObject({ code });
        });

        it('shows a regulator what lies on goods, and no bank', async () => {
            const input = { declarationNumber: (await desk.declare()).declarationNumber };
            const look = () =>
                consortium.evaluate(haizhou, 'trade/import-financing-registry:ReadFinancedImport', input);

            expect(await refusal(look)).toMatchObject({ code: 'CALLER_MUST_BE_REGULATOR' });
        });
    });

    describe('the end of a reservation', () => {
        it('takes back a request, which no registrar need see any more', async () => {
            const id = await desk.request(haizhou, await desk.declare(), '1.00');

            expect((await desk.withdraw(haizhou, id)).event).toEqual({
                type: 'ImportFinancingWithdrawn',
                importFinancingId: id,
            });
            expect(await notesOf(id)).toEqual([]);
        });

        it('gives a reservation up, which counts until a registrar has settled it', async () => {
            const goods = await desk.declare();
            const id = await desk.reserve(haizhou, goods, '800.00');
            await desk.withdraw(haizhou, id);
            expect(await notesOf(id)).toEqual(['import-financing-end']);
            expect(await desk.lyingOn(goods)).toMatchObject({ lendable: cny('0.00') });

            const settled = await desk.batch('SettleImportFinancings', [[haizhou, id]]);

            expect(settled.event).toEqual({ type: 'ImportFinancingsSettled', importFinancingIds: [id] });
            expect(await desk.lyingOn(goods)).toMatchObject({ allocations: [], lendable: cny('800.00') });
            expect(await notesOf(id)).toEqual([]);
        });

        it('ends one that was not used in time, and not before', async () => {
            const goods = await desk.declare();
            const id = await desk.reserve(haizhou, goods, '800.00');
            const expire = (at: Date) => desk.batch('SettleImportFinancings', [[haizhou, id]], { at });

            expect(await refusal(() => expire(inHours(71.9)))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
            await expire(inHours(72.1));

            expect(await desk.read(haizhou, id)).toMatchObject({ status: 'EXPIRED' });
            expect(await desk.lyingOn(goods)).toMatchObject({ allocations: [] });
        });
    });

    describe('payment and repayment', () => {
        it('pays by two people, once; what is paid does not expire, and no repayment frees the goods', async () => {
            const goods = await desk.declare();
            const id = await desk.reserve(haizhou, goods, '800.00');
            const [one, other] = [await desk.propose(haizhou, id), await desk.propose(haizhou, id)];

            const approved = await desk.approve(haizhou, one);
            const repaid = await desk.repay(haizhou, id, { amount: '800.00' });

            expect(approved.event).toEqual({
                type: 'ImportFinancingDisbursed',
                importFinancingId: id,
                approvalId: one,
            });
            expect(repaid.event).toEqual({
                type: 'ImportFinancingRepaid',
                importFinancingId: id,
                repaymentId: repaid.id,
            });
            expect(await desk.read(haizhou, id)).toMatchObject({
                status: 'REPAID',
                disbursement: { payment: { means: 'OUTSIDE', reference: 'CIPS 1' } },
                outstanding: cny('0.00'),
            });
            expect(await refusal(() => desk.approve(haizhou, other))).toMatchObject({
                code: 'FINANCING_MUST_BE_RESERVED',
            });
            const expire = () => desk.batch('SettleImportFinancings', [[haizhou, id]], { at: inHours(73) });
            expect(await refusal(expire)).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
            expect(await desk.lyingOn(goods)).toMatchObject({ lendable: cny('0.00'), payable: cny('200.00') });
            const again = await desk.reserve(pearl, goods, '0.01');
            expect(await desk.read(pearl, again)).toMatchObject({ status: 'REFUSED' });
        });

        it('records what the importer pays itself, of which nothing is owed', async () => {
            const goods = await desk.declare();
            const id = await desk.requestOwn(haizhou, goods, '1000.00');
            await desk.batch('DecideImportFinancings', [[haizhou, id]]);
            const inCoins = () => desk.propose(haizhou, id, { kind: 'E_CNY', walletId: newId() });

            expect(await refusal(inCoins)).toMatchObject({ code: 'OWN_FUNDS_MUST_BE_PAID_OUTSIDE_LEDGER' });
            await desk.approve(haizhou, await desk.propose(haizhou, id));

            expect(await desk.read(haizhou, id)).toMatchObject({ status: 'PAID', outstanding: cny('0.00') });
            const twice = await desk.requestOwn(pearl, goods, '0.01');
            await desk.batch('DecideImportFinancings', [[pearl, twice]]);
            expect(await desk.read(pearl, twice)).toMatchObject({
                decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('0.00') },
            });
        });

        it('moves the coins with the loan and with its repayment, or neither', async () => {
            const { uscc } = rawCotton.consignee;
            const walletId = await floor.openWallet(haizhou, uscc);
            await floor.issue('HaizhouBankMSP', '500.00');
            const vault = { bank: 'HaizhouBankMSP', wallet: 'vault' };
            const wallet = { bank: 'HaizhouBankMSP', wallet: walletId, holderUscc: uscc };
            const means = { kind: 'E_CNY', walletId };
            const id = await desk.reserve(haizhou, await desk.declare(), '500.00');
            const approvalId = await desk.propose(haizhou, id, means);
            const due = { transferId: approvalId, reference: id, from: vault, to: wallet };
            const coins = await floor.coins(haizhou, 'vault');
            const pay = (amount: string) => desk.approve(haizhou, approvalId, { ...due, amount: cny(amount), coins });

            expect(await refusal(() => pay('499.99'))).toMatchObject({ code: 'SETTLEMENT_MUST_MATCH_DECISION' });
            await pay('500.00');
            expect(await floor.balance(haizhou, walletId)).toEqual(cny('500.00'));

            const order = { transferId: newId(), reference: id, coins: await floor.coins(haizhou, walletId) };
            const validity = { keyVersion: 1, validUntil: '2099-01-01T00:00:00Z' };
            const outputs = [{ to: 'vault' as const, amount: moneySchema.parse(cny('500.00')) }];
            const here = { channel: consortium.network.channel.channelId, bank: 'HaizhouBankMSP' };
            const text = spendText({ ...order, ...validity, from: walletId, outputs }, here);
            const signed = { ...validity, signature: floor.holder.sign(text) };
            const settlement = { ...order, from: wallet, to: vault, amount: cny('500.00'), signed };
            await desk.repay(haizhou, id, { amount: '500.00', means, settlement });

            expect(await floor.balance(haizhou, walletId)).toEqual(cny('0.00'));
            expect(await desk.read(haizhou, id)).toMatchObject({ status: 'REPAID' });
        });
    });

    describe('the life of a loan', () => {
        it('is overdue when its day is past, extended by two people, and at last written off', async () => {
            const id = await desk.lend(haizhou, await desk.declare(), '300.00');
            const late = inHours(24 * 110);
            expect(await standingOf(id, late)).toMatchObject([{ status: 'DISBURSED', standing: 'OVERDUE' }]);

            const life = { importFinancingId: id, reason: 'The cotton sells after the harvest' };
            const extended = await desk.byTwo(haizhou, 'Extension', { ...life, until: inDays(120) });
            expect(extended.event).toMatchObject({ type: 'ImportFinancingExtended', importFinancingId: id });
            expect(await standingOf(id, late)).toMatchObject([{ standing: 'DISBURSED', dueOn: inDays(120) }]);

            const lost = await desk.byTwo(haizhou, 'WriteOff', { ...life, amount: cny('300.00') });
            expect(lost.event).toMatchObject({ type: 'ImportFinancingWrittenOff', importFinancingId: id });
            expect(await desk.read(haizhou, id)).toMatchObject({ status: 'WRITTEN_OFF', outstanding: cny('300.00') });
        });
    });

    describe('a payment that came back', () => {
        it('is reversed by two people, and frees the goods when a registrar has noted it', async () => {
            const goods = await desk.declare();
            const id = await desk.lend(haizhou, goods, '800.00');
            const back = { importFinancingId: id, reason: 'Returned by the correspondent bank' };

            const reversed = await desk.byTwo(haizhou, 'Reversal', back);

            expect(reversed.event).toMatchObject({ type: 'ImportFinancingReversed', importFinancingId: id });
            expect(await desk.read(haizhou, id)).toMatchObject({ status: 'REVERSED', outstanding: cny('0.00') });
            expect(await desk.lyingOn(goods)).toMatchObject({ lendable: cny('0.00') });
            await desk.batch('SettleImportFinancings', [[haizhou, id]]);
            expect(await desk.lyingOn(goods)).toMatchObject({ allocations: [], lendable: cny('800.00') });
            expect(await notesOf(id)).toEqual([]);
            expect(await refusal(() => desk.byTwo(haizhou, 'Reversal', back))).toMatchObject({
                code: 'DISBURSEMENT_MUST_STAND_ALONE',
            });
        });
    });

    describe('what customs changes', () => {
        it('is told to every bank that pays for the goods, and stops what they no longer bear', async () => {
            const goods = await desk.declare();
            const { declarationNumber } = goods;
            const lent = await desk.lend(haizhou, goods, '300.00');
            const open = await desk.reserve(pearl, goods, '500.00');
            const proposed = await desk.propose(pearl, open);
            const less = { ...cottonWorth('999.99'), declarationNumber, expectedVersion: 1 };
            const noticeId = await desk.change('AmendImport', less);

            const alerted = await desk.alert([noticeId]);

            expect(alerted.event).toEqual({
                type: 'ImportBanksAlerted',
                noticeIds: [noticeId],
                importFinancingIds: [lent, open],
            });
            const alerts = [{ declarationVersion: 2, available: cny('0.00'), isCovered: false }];
            expect(await desk.read(haizhou, lent)).toMatchObject({ alerts });
            expect(await desk.read(pearl, open)).toMatchObject({ alerts });
            expect(await refusal(() => desk.approve(pearl, proposed))).toMatchObject({
                code: 'DECLARATION_MUST_NOT_BE_ALERTED',
            });
            expect(await desk.lyingOn(goods)).toMatchObject({ isCovered: false });
            expect(await refusal(() => desk.alert([noticeId]))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('is taken off the list where nobody pays for the goods; and two changes of one batch are told in turn', async () => {
            const [unpaid, paid] = [await desk.declare(), await desk.declare()];
            const id = await desk.lend(haizhou, paid, '300.00');
            const of = (declarationNumber: string, expectedVersion: number) => ({ declarationNumber, expectedVersion });
            const more = { ...cottonWorth('2000.00'), ...of(paid.declarationNumber, 1) };
            const notices = [
                await desk.change('CancelImport', of(unpaid.declarationNumber, 1)),
                await desk.change('AmendImport', more),
                await desk.change('CancelImport', of(paid.declarationNumber, 2)),
            ];
            const listed = await consortium.evaluate(
                'SafeMSP/registrar-1',
                'trade/import-financing-registry:ListNotices',
                {},
            );
            expect((listed as { noticeId: string }[]).map(({ noticeId }) => noticeId).sort()).toEqual(
                [...notices].sort(),
            );

            await desk.alert(notices);

            // Both are told as the declaration is now: it has one version, of which a bank is told once.
            expect(await desk.read(haizhou, id)).toMatchObject({
                alerts: [{ declarationVersion: 3, declarationStatus: 'CANCELLED', isCovered: false }],
            });
            expect(await desk.lyingOn(paid)).toMatchObject({ lendable: cny('0.00'), payable: cny('0.00') });
        });
    });

    it('leave what lies on imports as the history of the vaults says', async () => {
        expect(await recomputed(consortium)).toMatchObject({ imports: [] });
    });

    it('all of it, decided again by the policies that were in force, is what really happened', async () => {
        const { requests, disbursements, totals } = (await replayed(consortium)).importFinancings;

        expect({ requests, disbursements }).toEqual({ requests: [], disbursements: [] });
        expect(totals.map(({ bank }) => bank)).toEqual(['HaizhouBankMSP', 'PearlBankMSP']);
        for (const { granted, reserved } of totals) {
            expect(granted.was).toBeGreaterThan(0);
            expect([granted.wouldBe, reserved.wouldBe]).toEqual([granted.was, reserved.was]);
        }
    });
});
