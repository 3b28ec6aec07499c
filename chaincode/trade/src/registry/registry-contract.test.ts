import { chinaDate } from '@cohong/domain/kernel/time';
import { airConditioners, bedLinen, bedLinenShortShipped, loudspeakers } from '@cohong/fixtures';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Consortium, newId, refusalOf, type Outcome, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { midnightIsFar } from '../../../../test/story/midnight.js';

const registrar = 'SafeMSP/registrar-1';
const haizhou = 'HaizhouBankMSP/maker-1';
const pearl = 'PearlBankMSP/maker-1';
const { declarationNumber } = bedLinen;
const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** The declaration is worth 3 124 000.00, of which 80 % may be financed. */
const cap = '2499200.00';

type BatchAct = 'DecideFinancings' | 'SettleReleases' | 'ExpireReservations';

describe('registry contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;

    beforeEach(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
    }, 120_000);
    afterEach(() => consortium.stop());

    const batch = (act: BatchAct, items: readonly (readonly [User, string])[], user: User = registrar) =>
        consortium.submit(user, `trade/registry:${act}`, {
            input: { items: items.map(([of, financingId]) => ({ bank: of.split('/')[0], financingId })) },
            request: null,
        });
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const amend = async (changes: object = {}): Promise<string> => {
        const noticeId = newId();
        await consortium.submit('CustomsMSP/officer-1', 'trade/declaration:AmendExport', {
            input: { ...bedLinenShortShipped, declarationNumber, expectedVersion: 1, noticeId, ...changes },
        });
        return noticeId;
    };
    const alert = (...noticeIds: string[]): Promise<Outcome> =>
        consortium.submit(registrar, 'trade/registry:AlertLenders', {
            input: { items: noticeIds.map((noticeId) => ({ noticeId })) },
            request: null,
        });
    const explained = (user: User = 'PbocMSP/regulator-1') =>
        consortium.evaluate(user, 'trade/registry:ExplainBalance', { declarationNumber });
    const withdraw = (user: User, financingId: string) =>
        consortium.submit(user, 'trade/receivable:WithdrawFinancing', { input: { financingId } });

    describe('DecideFinancings', () => {
        it('lets the requests of one batch see each other: the last yuan is reserved once', async () => {
            const one = await floor.request(haizhou, '2499199.99');
            const other = await floor.request(pearl, '0.02');
            const third = await floor.request(pearl, '0.01');

            const decided = await batch('DecideFinancings', [
                [haizhou, one.id],
                [pearl, other.id],
                [pearl, third.id],
            ]);

            expect(decided.event).toEqual({ type: 'FinancingsDecided', financingIds: [one.id, other.id, third.id] });
            expect(await floor.read(haizhou, one.id)).toMatchObject({
                status: 'RESERVED',
                outstanding: cny('2499199.99'),
            });
            expect(await floor.read(pearl, other.id)).toMatchObject({
                status: 'REFUSED',
                decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: cny('0.01') },
            });
            expect(await floor.read(pearl, third.id)).toMatchObject({ status: 'RESERVED' });
            expect(await floor.encumbrance()).toMatchObject({
                cap: cny(cap),
                used: cny(cap),
                available: cny('0.00'),
                allocations: [
                    { bank: 'HaizhouBankMSP', financingId: one.id },
                    { bank: 'PearlBankMSP', financingId: third.id },
                ],
            });
            expect(await floor.waiting('HaizhouBankMSP', 'PearlBankMSP')).toEqual([]);
        });

        it('passes over what no longer waits, and refuses a batch of which nothing does', async () => {
            const [withdrawn, waiting] = [await floor.request(haizhou, '1.00'), await floor.request(haizhou, '1.00')];
            await withdraw(haizhou, withdrawn.id);
            const items = [
                [haizhou, withdrawn.id],
                [haizhou, newId()],
                [haizhou, waiting.id],
            ] as const;

            expect((await batch('DecideFinancings', items)).event).toMatchObject({ financingIds: [waiting.id] });
            expect(await refusal(() => batch('DecideFinancings', items))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('reserves on each of several declarations, by its own release code, or on none', async () => {
            const { declarationNumber: other } = airConditioners;
            const declared = { ...bedLinen, declarationOfficeCode: other.slice(0, 4), declarationNumber: other };
            await consortium.submit('CustomsMSP/officer-1', 'trade/declaration:DeclareExport', { input: declared });
            const read = await consortium.evaluate('CustomsMSP/officer-1', 'trade/declaration:ReadDeclaration', {
                declarationNumber: other,
            });
            const { releaseCode } = read as { releaseCode: string };
            const lend = async (amounts: readonly [string, string], code = releaseCode) => {
                const { declarationNumber: _, releaseCode: own, ...request } = floor.requestOf('2500000.00');
                const shares = [
                    { declarationNumber: other, releaseCode: code, amount: cny(amounts[0]) },
                    { declarationNumber, releaseCode: own, amount: cny(amounts[1]) },
                ];
                const input = { ...request, shares };
                const { id } = await consortium.submit(haizhou, 'trade/receivable:RequestFinancing', { input });
                await batch('DecideFinancings', [[haizhou, id]]);
                return (await floor.read(haizhou, id)) as { decision: object };
            };

            const wrong = await lend(['800.00', cap], '0'.repeat(32));
            const tooMuch = await lend(['0.01', '2499999.99']);
            expect(wrong.decision).toEqual({
                code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
                declarationNumber: other,
            });
            expect(tooMuch.decision).toEqual({
                code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                available: cny(cap),
                declarationNumber,
            });
            expect(await floor.allocations()).toEqual([]);

            const both = await lend(['800.00', cap]);
            expect(both.decision).toEqual({ code: 'AMOUNT_IS_RESERVED' });
            expect(await floor.allocations()).toMatchObject([{ outstanding: cny(cap) }]);
        });

        it('answers an unknown number and a wrong code alike, and keeps nothing of them', async () => {
            const submit = async (changes: object) => {
                const input = { ...floor.requestOf('1.00'), ...changes };
                const { id } = await consortium.submit(haizhou, 'trade/receivable:RequestFinancing', { input });
                await batch('DecideFinancings', [[haizhou, id]]);
                return (await floor.read(haizhou, id)) as { decision: object };
            };

            const [unknown, guessed] = [
                await submit({ declarationNumber: airConditioners.declarationNumber }),
                await submit({ releaseCode: '0'.repeat(32) }),
            ];

            expect(unknown.decision).toEqual({ code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' });
            expect(guessed.decision).toEqual(unknown.decision);
            expect(await floor.allocations()).toEqual([]);
        });

        it.each<[User, string]>([
            ['SafeMSP/officer-1', 'CALLER_MUST_HAVE_ROLE'],
            [haizhou, 'CALLER_MUST_BE_REGULATOR'],
        ])('refuses %s', async (user, code) => {
            const { id } = await floor.request(haizhou, '1.00');

            expect(await refusal(() => batch('DecideFinancings', [[haizhou, id]], user))).toMatchObject({ code });
        });

        it('is done by either registrar', async () => {
            const { id } = await floor.request(haizhou, '1.00');

            await batch('DecideFinancings', [[haizhou, id]], 'PbocMSP/registrar-1');

            expect(await floor.read(haizhou, id)).toMatchObject({ status: 'RESERVED' });
        });

        it('lets one of two registrars through who decide at once, so that the last yuan is reserved once', async () => {
            const [one, other] = [await floor.request(haizhou, cap), await floor.request(pearl, cap)];

            // Whoever comes second either conflicts with the first or finds nothing left.
            await Promise.allSettled([
                batch('DecideFinancings', [[haizhou, one.id]], 'SafeMSP/registrar-1'),
                batch('DecideFinancings', [[pearl, other.id]], 'PbocMSP/registrar-1'),
            ]);

            expect(await floor.allocations()).toHaveLength(1);
        });

        it('refuses an item twice, and a bank that is none', async () => {
            const item = [haizhou, newId()] as const;

            expect(await refusal(() => batch('DecideFinancings', [item, item]))).toMatchObject({
                code: 'REQUEST_MUST_MATCH_SCHEMA',
                detail: { errors: [{ path: 'items', problem: 'must not repeat an item' }] },
            });
            expect(await refusal(() => batch('DecideFinancings', [['CustomsMSP/officer-1', newId()]]))).toMatchObject({
                code: 'BANK_MUST_BE_MEMBER',
            });
        });
    });

    it('caps the goods without freight and insurance once SAFE says so, and not those that were verified before', async () => {
        const declare = async (number: string): Promise<object> => {
            const declared = { ...loudspeakers, declarationNumber: number, status: 'RELEASED' };
            await consortium.submit('CustomsMSP/officer-1', 'trade/declaration:DeclareExport', { input: declared });
            const read = await consortium.evaluate('CustomsMSP/officer-1', 'trade/declaration:ReadDeclaration', {
                declarationNumber: number,
            });
            const { releaseCode } = read as { releaseCode: string };
            return { declarationNumber: number, releaseCode, exporterUscc: loudspeakers.consignor.uscc };
        };
        const lend = async (shown: object, amount: string): Promise<unknown> => {
            const input = { ...floor.requestOf(amount), ...shown, amount: { amount, currency: 'USD' } };
            const { id } = await consortium.submit(haizhou, 'trade/receivable:RequestFinancing', { input });
            await batch('DecideFinancings', [[haizhou, id]]);
            return floor.read(haizhou, id);
        };
        const capOf = async (number: string): Promise<unknown> => {
            const read = await consortium.evaluate(registrar, 'trade/registry:ReadEncumbrance', {
                declarationNumber: number,
            });
            return (read as { cap: unknown }).cap;
        };
        const [before, after] = ['514120260016730171', '514120260016730189'] as const;
        expect(await lend(await declare(before), '1.00')).toMatchObject({ status: 'RESERVED' });

        await consortium.submit('SafeMSP/officer-1', 'trade/receivable:SetFinancingPolicy', {
            input: {
                effectiveFrom: chinaDate(new Date().toISOString()),
                capBasisPoints: 10_000,
                basis: 'FOB_VALUE',
                reservationHours: 72,
                balanceQuestionsPerDay: 2,
            },
        });
        const shown = await declare(after);

        // CIF USD 6 840.00 of freight and 337.89 of insurance are in the price.
        expect(await capOf(before)).toEqual(loudspeakers.totalValue);
        expect(await capOf(after)).toEqual({ amount: '299992.11', currency: 'USD' });
        expect(await lend(shown, '299992.11')).toMatchObject({ status: 'RESERVED' });
    });

    describe('AnswerBalanceQuestions', () => {
        beforeAll(midnightIsFar, 180_000);

        it('tells a class and an amount, two times a day', async () => {
            await floor.reserve(haizhou, '499200.00');
            const asked = [await floor.ask(pearl), await floor.ask(pearl), await floor.ask(pearl)].map(({ id }) => id);
            const input = { items: asked.map((questionId) => ({ bank: 'PearlBankMSP', questionId })) };
            const answer = () =>
                consortium.submit(registrar, 'trade/registry:AnswerBalanceQuestions', { input, request: null });

            expect((await answer()).event).toEqual({ type: 'BalanceQuestionsAnswered', questionIds: asked });

            const answers = await Promise.all(
                asked.map((questionId) =>
                    consortium.evaluate(pearl, 'trade/receivable:ReadBalanceQuestion', { questionId }),
                ),
            );
            const told = {
                status: 'ANSWERED',
                answer: {
                    class: 'PARTLY_FINANCED',
                    available: cny('2000000.00'),
                    lines: [
                        { code: 'DECLARED_VALUE', amount: cny('3124000.00') },
                        { code: 'ABOVE_CAP', amount: cny('624800.00') },
                        { code: 'OTHER_BANKS', amount: cny('499200.00') },
                    ],
                },
            };
            expect(JSON.stringify(answers)).not.toContain('HaizhouBankMSP');
            expect(answers).toMatchObject([
                told,
                told,
                { status: 'REFUSED', refusal: 'BALANCE_QUESTIONS_MUST_NOT_EXCEED_DAILY_LIMIT' },
            ]);
            expect(await refusal(answer)).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('counts on in a later batch', async () => {
            for (const expected of ['ANSWERED', 'ANSWERED', 'REFUSED']) {
                const { id } = await floor.ask(pearl);
                await consortium.submit(registrar, 'trade/registry:AnswerBalanceQuestions', {
                    input: { items: [{ bank: 'PearlBankMSP', questionId: id }] },
                    request: null,
                });
                expect(
                    await consortium.evaluate(pearl, 'trade/receivable:ReadBalanceQuestion', { questionId: id }),
                ).toMatchObject({ status: expected });
            }
        });
    });

    describe('SettleReleases', () => {
        // The id of a request stands in its event, and a bank chooses its own: another bank may choose the same.
        it('frees nothing of what another bank has under the same id', async () => {
            const lent = await floor.lend(haizhou, '2499199.00');
            await floor.request(pearl, '1.00', lent);
            await batch('DecideFinancings', [[pearl, lent]]);
            await withdraw(pearl, lent);

            await batch('SettleReleases', [[pearl, lent]]);

            expect(await floor.encumbrance()).toMatchObject({
                available: cny('1.00'),
                allocations: [{ bank: 'HaizhouBankMSP', financingId: lent, outstanding: cny('2499199.00') }],
            });
        });

        it('frees what was given up and what other funds repaid, but not what the buyer paid', async () => {
            const [given, lent] = [await floor.reserve(haizhou, '100000.00'), await floor.lend(pearl, '300000.00')];
            await withdraw(haizhou, given);
            const repay = (source: string, proceeds?: string) =>
                consortium.submit(pearl, 'trade/receivable:RecordRepayment', {
                    input: {
                        financingId: lent,
                        repaymentId: newId(),
                        amount: cny('100000.00'),
                        ...(proceeds !== undefined && { proceeds: cny(proceeds) }),
                        source,
                        means: { kind: 'OUTSIDE', reference: 'CIPS 2' },
                    },
                });
            await repay('OTHER_FUNDS');
            await repay('EXPORT_PROCEEDS', '150000.00');

            const settled = await batch('SettleReleases', [
                [haizhou, given],
                [pearl, lent],
            ]);

            expect(settled.event).toEqual({ type: 'ReleasesSettled', financingIds: [given, lent] });
            expect(await floor.encumbrance()).toMatchObject({
                used: cny('100000.00'),
                collected: cny('150000.00'),
                allocations: [{ financingId: lent, outstanding: cny('100000.00') }],
            });
            expect(await explained()).toMatchObject({
                lines: [
                    { code: 'DECLARED_VALUE', amount: cny('3124000.00') },
                    { code: 'ABOVE_CAP', amount: cny('624800.00') },
                    {
                        code: 'FINANCING',
                        amount: cny('100000.00'),
                        financingId: lent,
                        financing: {
                            status: 'PARTIALLY_REPAID',
                            amount: cny('300000.00'),
                            repaidFromProceeds: cny('100000.00'),
                            repaidFromOtherFunds: cny('100000.00'),
                        },
                    },
                    { code: 'COLLECTED', amount: cny('150000.00') },
                ],
                available: cny('2249200.00'),
            });
            await repay('OTHER_FUNDS');
            await batch('SettleReleases', [[pearl, lent]]);
            expect(await floor.read(pearl, lent)).toMatchObject({ status: 'RELEASED' });
            expect(await floor.allocations()).toEqual([]);
            expect(await refusal(() => batch('SettleReleases', [[pearl, lent]]))).toMatchObject({
                code: 'ITEMS_MUST_WAIT',
            });
        });
    });

    describe('ExpireReservations', () => {
        beforeAll(() => {
            const doNotFake = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] as const;
            jest.useFakeTimers({
                doNotFake: [
                    ...doNotFake,
                    'clearImmediate',
                    'setInterval',
                    'clearInterval',
                    'setTimeout',
                    'clearTimeout',
                ],
            });
        });
        afterAll(() => {
            jest.useRealTimers();
        });

        const hour = 3_600_000;

        it('frees a reservation that was not used within the hours of the policy, and until then it counts', async () => {
            const begin = Date.now();
            const [kept, used] = [await floor.reserve(haizhou, '1000.00'), await floor.lend(pearl, '500.00')];
            const items = [
                [haizhou, kept],
                [pearl, used],
            ] as const;
            expect(await refusal(() => batch('ExpireReservations', items))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });

            jest.setSystemTime(begin + 73 * hour);

            expect(await floor.waiting('HaizhouBankMSP', 'PearlBankMSP')).toEqual([
                expect.objectContaining({ bank: 'HaizhouBankMSP', kind: 'expiry', id: kept }),
            ]);
            expect(await floor.allocations()).toHaveLength(2);
            expect(
                await refusal(() =>
                    consortium.submit(haizhou, 'trade/receivable:ProposeDisbursement', {
                        input: {
                            approvalId: newId(),
                            financingId: kept,
                            means: { kind: 'OUTSIDE', reference: 'CIPS 1' },
                        },
                    }),
                ),
            ).toMatchObject({ code: 'RESERVATION_MUST_NOT_HAVE_EXPIRED' });
            const expired = await batch('ExpireReservations', items);
            expect(expired.event).toEqual({ type: 'ReservationsExpired', financingIds: [kept] });
            expect(await floor.read(haizhou, kept)).toMatchObject({ status: 'EXPIRED', outstanding: cny('0.00') });
            expect(await floor.allocations()).toEqual([expect.objectContaining({ financingId: used })]);
        });
    });

    describe('AlertLenders', () => {
        it('tells every lender what is left, and stops what is not covered from being paid out', async () => {
            const [one, other] = [await floor.reserve(haizhou, '2000000.00'), await floor.lend(pearl, '400000.00')];
            const noticeId = await amend();
            expect(await consortium.evaluate(registrar, 'trade/registry:ListNotices', {})).toEqual([
                expect.objectContaining({ noticeId, declarationNumber }),
            ]);

            const alerted = await alert(noticeId);

            expect(alerted.event).toEqual({
                type: 'LendersAlerted',
                noticeIds: [noticeId],
                financingIds: [one, other],
            });
            for (const [user, id] of [
                [haizhou, one],
                [pearl, other],
            ] as const) {
                expect(await floor.read(user, id)).toMatchObject({
                    alerts: [
                        {
                            declarationVersion: 2,
                            declarationStatus: 'RELEASED',
                            available: cny('0.00'),
                            isCovered: false,
                        },
                    ],
                });
            }
            expect(
                await refusal(() =>
                    consortium.submit(haizhou, 'trade/receivable:ProposeDisbursement', {
                        input: {
                            approvalId: newId(),
                            financingId: one,
                            means: { kind: 'OUTSIDE', reference: 'CIPS 1' },
                        },
                    }),
                ),
            ).toMatchObject({ code: 'DECLARATION_MUST_NOT_BE_ALERTED' });
            expect(await consortium.evaluate(registrar, 'trade/registry:ListNotices', {})).toEqual([]);
            expect(await refusal(() => alert(noticeId))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('takes two notices of one declaration in one batch, and tells once', async () => {
            const id = await floor.reserve(haizhou, '1000.00');
            const notices = [await amend(), await amend({ expectedVersion: 2 })];

            const alerted = await alert(...notices);

            expect(alerted.event).toMatchObject({ noticeIds: notices, financingIds: [id] });
            expect(await floor.read(haizhou, id)).toMatchObject({
                alerts: [{ declarationVersion: 3, isCovered: true }],
            });
        });

        it('has nobody to tell when nobody lent', async () => {
            expect((await alert(await amend())).event).toMatchObject({ financingIds: [] });
        });
    });

    it('keeps the registry from banks, and its pepper once and for ever', async () => {
        expect(
            await refusal(() => consortium.evaluate(haizhou, 'trade/registry:ReadEncumbrance', { declarationNumber })),
        ).toMatchObject({ code: 'CALLER_MUST_BE_REGULATOR' });
        expect(await refusal(() => explained(haizhou))).toMatchObject({ code: 'CALLER_MUST_BE_REGULATOR' });
        expect(
            await refusal(() =>
                consortium.submit(registrar, 'trade/registry:EstablishPepper', { input: {}, request: null }),
            ),
        ).toMatchObject({ code: 'RECORD_MUST_BE_NEW' });
    });
});
