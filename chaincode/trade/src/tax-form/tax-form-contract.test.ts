import { chinaDate } from '@cohong/domain/kernel/time';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { recomputed } from '../../../../test/contracts/recomputed.js';
import { shapesNaming, type Shape } from '../../../../test/contracts/block-shape.js';
import { filedForm, TaxFormDesk } from '../../../../test/contracts/tax-form-desk.js';

const haizhou = 'HaizhouBankMSP/maker-1';
const pearl = 'PearlBankMSP/maker-1';
const officer = 'SafeMSP/officer-1';
const usd = (amount: string) => ({ amount, currency: 'USD' });
const hour = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * hour);
/** Each test of payments without a form has a contract of its own. */
const under = (contractReference: string) => ({ more: { contractReference } });

describe('the contracts of tax filing forms', () => {
    let consortium: Consortium;
    let desk: TaxFormDesk;
    let policiesBefore: unknown;

    beforeAll(async () => {
        consortium = await Consortium.start();
        policiesBefore = await readPolicies();
        desk = await TaxFormDesk.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const readPolicies = () => consortium.evaluate('PearlBankMSP/gateway', 'trade/tax-form:ReadTaxFormPolicies', {});
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    /** What everybody sees of what the last block did with a payment. */
    const lastSeen = async (id: string): Promise<readonly Shape[]> => {
        const startBlock = BigInt(consortium.height - 1);
        const blocks = await consortium.channel(haizhou).getBlockEvents({ startBlock });
        for await (const block of blocks) {
            blocks.close();
            return shapesNaming(id, block);
        }
        throw new Error('there is no such block');
    };
    const file = (formNumber: string, user: User = officer) =>
        consortium.submit(user, 'trade/tax-form:FileTaxForm', { input: { ...filedForm, formNumber } });

    describe('SetTaxFormPolicy', () => {
        /** The last policy, as it was set: from today on. */
        const last = async (): Promise<{ readonly effectiveFrom: string }> => {
            const { policies } = (await readPolicies()) as { policies: { readonly signed?: unknown }[] };
            const { signed: _signed, ...policy } = policies.at(-1)!;
            return { ...policy, effectiveFrom: chinaDate(new Date().toISOString()) };
        };
        const set = (user: User, policy: object) =>
            consortium.submit(user, 'trade/tax-form:SetTaxFormPolicy', { input: policy });

        it('is public, and empty at first', async () => {
            expect(policiesBefore).toEqual({ policies: [] });
            expect(await readPolicies()).toMatchObject({ policies: [{ sumWindowDays: 30 }] });
        });

        it.each<[User, string]>([
            [haizhou, 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR'],
            ['SafeMSP/regulator-1', 'CALLER_MUST_HAVE_ROLE'],
        ])('refuses %s', async (user, code) => {
            expect(await refusal(async () => set(user, await last()))).toMatchObject({ code });
        });

        it('takes two where the last policy says so, and the book names both signatures', async () => {
            const approvalId = newId();
            const policy = { ...(await last()), changesTakeTwo: true };
            const propose = (user: User) =>
                consortium.submit(user, 'trade/tax-form:ProposeTaxFormPolicy', { input: { ...policy, approvalId } });
            const approve = (user: User) =>
                consortium.submit(user, 'trade/tax-form:ApproveTaxFormPolicy', { input: { approvalId } });

            expect(await refusal(() => propose('PbocMSP/officer-1'))).toMatchObject({
                code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
            });
            const proposed = await propose('SafeMSP/regulator-1');
            expect(proposed.event).toEqual({ type: 'TaxFormPolicyProposed', approvalId });
            expect(await refusal(() => approve('SafeMSP/regulator-1'))).toMatchObject({
                code: 'CALLER_MUST_HAVE_ROLE',
            });
            const approved = await approve(officer);

            expect(approved.event).toEqual({
                type: 'TaxFormPolicySet',
                effectiveFrom: policy.effectiveFrom,
                approvalId,
            });
            expect(((await readPolicies()) as { policies: object[] }).policies.at(-1)).toMatchObject({
                ...policy,
                signed: {
                    proposed: { by: expect.stringContaining('regulator-1'), transactionId: proposed.transactionId },
                    set: { by: expect.stringContaining('officer-1'), transactionId: approved.transactionId },
                },
            });
            expect(await refusal(async () => set(officer, await last()))).toMatchObject({
                code: 'POLICY_MUST_BE_SET_BY_TWO',
            });
        });
    });

    describe('FileTaxForm', () => {
        it('files a form before any registrar has made the pepper, and tells nobody its number', async () => {
            const filed = await file('2026330206990001');

            expect(filed.event).toEqual({ type: 'TaxFormFiled', id: filed.id });
            expect(filed.id).toMatch(/^[0-9a-f]{64}$/);
            expect(await desk.read('2026330206990001')).toMatchObject({
                status: 'FILED',
                remaining: usd('300000.00'),
                reservations: [],
            });
            // The registrar who would have made it finds it there.
            const establish = () =>
                consortium.submit('SafeMSP/registrar-1', 'trade/registry:EstablishPepper', {
                    input: {},
                    request: null,
                });
            expect(await refusal(establish)).toMatchObject({ code: 'RECORD_MUST_BE_NEW' });
        });

        it('shows the release code to the officers of SAFE alone', async () => {
            expect((await desk.read('2026330206990001')).releaseCode).toMatch(/^[0-9a-f]{32}$/);
            expect(await desk.read('2026330206990001', 'SafeMSP/regulator-1')).not.toHaveProperty('releaseCode');
            expect(await desk.read('2026330206990001', 'PbocMSP/officer-1')).not.toHaveProperty('releaseCode');
            expect(await refusal(() => desk.read('2026330206990001', haizhou))).toMatchObject({
                code: 'CALLER_MUST_BE_REGULATOR',
            });
        });

        it('refuses a second form of the number, and takes the same request twice once', async () => {
            const act = { input: { ...filedForm, formNumber: '2026330206990002' }, request: newRequest() };
            const once = await consortium.submit(officer, 'trade/tax-form:FileTaxForm', act);

            expect(await consortium.submit(officer, 'trade/tax-form:FileTaxForm', act)).toMatchObject({
                id: once.id,
                replayed: true,
            });
            expect(await refusal(() => file('2026330206990002'))).toMatchObject({ code: 'TAX_FORM_MUST_BE_NEW' });
        });

        it.each<[User, string]>([
            ['PbocMSP/officer-1', 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR'],
            ['SafeMSP/registrar-1', 'CALLER_MUST_HAVE_ROLE'],
        ])('refuses %s', async (user, code) => {
            expect(await refusal(() => file('2026330206990003', user))).toMatchObject({ code });
        });
    });

    describe('on a form', () => {
        it('reserves and refuses in one batch as if one came after the other, over all banks', async () => {
            const formNumber = await desk.file();
            const one = await desk.request(haizhou, { formNumber, amount: '250000.00' });
            const other = await desk.request(pearl, { formNumber, amount: '50000.01' });
            const third = await desk.request(pearl, { formNumber, amount: '50000.00' });

            const decided = await desk.decide([haizhou, one], [pearl, other], [pearl, third]);

            expect(decided.event).toEqual({ type: 'OutwardPaymentsDecided', outwardPaymentIds: [one, other, third] });
            expect(await desk.payment(haizhou, one)).toMatchObject({ status: 'RESERVED' });
            expect(await desk.payment(pearl, other)).toMatchObject({
                status: 'REFUSED',
                decision: { code: 'AMOUNT_MUST_NOT_EXCEED_REMAINING', remaining: usd('50000.00') },
            });
            expect(await desk.read(formNumber)).toMatchObject({
                status: 'EXHAUSTED',
                remaining: usd('0.00'),
                reservations: [
                    { outwardPaymentId: one, bank: 'HaizhouBankMSP', amount: usd('250000.00') },
                    { outwardPaymentId: third, bank: 'PearlBankMSP', amount: usd('50000.00') },
                ],
            });
            expect(await desk.waiting('HaizhouBankMSP', 'PearlBankMSP')).toEqual([]);
        });

        it('lets one of two registrars through who decide at once, so that the last dollar is reserved once', async () => {
            const formNumber = await desk.file();
            const asked = { formNumber, amount: '300000.00' };
            const [one, other] = [await desk.request(haizhou, asked), await desk.request(pearl, asked)];

            const both = [
                () => desk.batch('DecidePayments', [[haizhou, one]], { by: 'SafeMSP/registrar-1' }),
                () => desk.batch('DecidePayments', [[pearl, other]], { by: 'PbocMSP/registrar-1' }),
            ];
            const decided = await Promise.allSettled(both.map((decide) => decide()));
            // Whose decision conflicts with the other decides again.
            await Promise.all(
                both.filter((_, index) => decided[index]?.status === 'rejected').map((decide) => decide()),
            );

            expect((await desk.read(formNumber)).reservations).toHaveLength(1);
            const answers = [await desk.payment(haizhou, one), await desk.payment(pearl, other)];
            expect(answers.map((answer) => (answer as { status: string }).status).sort()).toEqual([
                'REFUSED',
                'RESERVED',
            ]);
        });

        it('answers an unknown number and a wrong code alike', async () => {
            const formNumber = await desk.file();
            const ask = async (form: object) => {
                const id = await desk.ask(haizhou, { amount: '1.00', more: { form } });
                const { decision } = (await desk.payment(haizhou, id)) as { decision: unknown };
                return { decision, seen: await lastSeen(id) };
            };

            const code = '0'.repeat(32);
            const unknown = await ask({ formNumber: '2026330206999999', releaseCode: code });
            expect(unknown.decision).toEqual({ code: 'TAX_FORM_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' });
            expect(unknown.seen).toHaveLength(1);
            // Nor does the block tell whether there is such a form.
            expect(await ask({ formNumber, releaseCode: code })).toEqual(unknown);
        });

        it('pays one contract in several times; what is confirmed is paid, and expires no more', async () => {
            const formNumber = await desk.file();
            const [first, second] = [
                await desk.ask(haizhou, { formNumber, amount: '100000.00' }),
                await desk.ask(pearl, { formNumber, amount: '200000.00' }),
            ];
            const confirmed = await desk.confirm(haizhou, first);
            expect(confirmed.event).toEqual({ type: 'OutwardPaymentConfirmed', outwardPaymentId: first });
            await desk.confirm(pearl, second);
            expect(await desk.waiting('HaizhouBankMSP', 'PearlBankMSP')).toMatchObject([
                { bank: 'HaizhouBankMSP', kind: 'outward-payment-end', id: first },
                { bank: 'PearlBankMSP', kind: 'outward-payment-end', id: second },
            ]);

            const settled = await desk.settle([haizhou, first], [pearl, second]);

            expect(settled.event).toEqual({ type: 'OutwardPaymentsSettled', outwardPaymentIds: [first, second] });
            expect(await desk.read(formNumber)).toMatchObject({
                status: 'EXHAUSTED',
                paid: usd('300000.00'),
                reservations: [],
            });
            expect(await desk.payment(haizhou, first)).toMatchObject({
                status: 'PAID',
                payment: { reference: 'CIPS 1' },
            });
            expect(await refusal(() => desk.settle([haizhou, first]))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
            expect(await refusal(() => desk.confirm(haizhou, first))).toMatchObject({
                code: 'OUTWARD_PAYMENT_MUST_BE_RESERVED',
            });
        });

        it('frees what was given up once a registrar has settled it', async () => {
            const formNumber = await desk.file();
            const [asked, reserved] = [
                await desk.request(haizhou, { formNumber, amount: '1.00' }),
                await desk.ask(haizhou, { formNumber, amount: '300000.00' }),
            ];
            await desk.withdraw(haizhou, asked);
            const given = await desk.withdraw(haizhou, reserved);

            expect(given.event).toEqual({ type: 'OutwardPaymentWithdrawn', outwardPaymentId: reserved });
            expect(await desk.read(formNumber)).toMatchObject({ remaining: usd('0.00') });
            expect(await desk.waiting('HaizhouBankMSP')).toMatchObject([{ kind: 'outward-payment-end', id: reserved }]);
            await desk.settle([haizhou, asked], [haizhou, reserved]);
            expect(await desk.read(formNumber)).toMatchObject({ status: 'FILED', remaining: usd('300000.00') });
        });

        it('frees what was not paid in time, and until a registrar has ended it, it counts', async () => {
            const formNumber = await desk.file();
            const id = await desk.ask(haizhou, { formNumber, amount: '300000.00' });
            expect(await refusal(() => desk.settle([haizhou, id]))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });

            expect(await refusal(() => desk.confirm(haizhou, id, inHours(73)))).toMatchObject({
                code: 'OUTWARD_PAYMENT_MUST_NOT_HAVE_EXPIRED',
            });
            expect((await desk.read(formNumber)).reservations).toHaveLength(1);
            await desk.batch('SettlePayments', [[haizhou, id]], { at: inHours(73) });

            expect(await desk.payment(haizhou, id)).toMatchObject({ status: 'EXPIRED' });
            expect(await desk.read(formNumber)).toMatchObject({ remaining: usd('300000.00') });
        });
    });

    describe('VoidTaxForm', () => {
        it('revokes what is reserved at every bank, and answers whoever asks afterwards', async () => {
            const formNumber = await desk.file();
            const paid = await desk.ask(haizhou, { formNumber, amount: '100.00' });
            const reserved = await desk.ask(pearl, { formNumber, amount: '200.00' });
            await desk.confirm(haizhou, paid);

            const voided = await desk.void(formNumber);

            expect(voided.event).toEqual({ type: 'TaxFormVoided', id: voided.id, outwardPaymentIds: [reserved] });
            expect(await desk.payment(pearl, reserved)).toMatchObject({ status: 'REVOKED' });
            expect(await refusal(() => desk.confirm(pearl, reserved))).toMatchObject({
                code: 'OUTWARD_PAYMENT_MUST_BE_RESERVED',
            });
            await desk.settle([haizhou, paid]);
            expect(await desk.read(formNumber)).toMatchObject({
                status: 'VOIDED',
                paid: usd('100.00'),
                reservations: [],
            });
            const late = await desk.ask(pearl, { formNumber, amount: '1.00' });
            expect(await desk.payment(pearl, late)).toMatchObject({
                decision: { code: 'TAX_FORM_MUST_NOT_BE_VOIDED' },
            });
            expect(await refusal(() => desk.void(formNumber))).toMatchObject({ code: 'TAX_FORM_MUST_NOT_BE_VOIDED' });
            expect(await refusal(() => file(formNumber))).toMatchObject({ code: 'TAX_FORM_MUST_BE_NEW' });
        });

        it('lets either the payment or the voiding through when both come at once', async () => {
            const formNumber = await desk.file();
            const id = await desk.ask(pearl, { formNumber, amount: '200.00' });
            const confirm = await consortium.endorse(pearl, 'trade/outward-payment:ConfirmPayment', {
                input: { outwardPaymentId: id, reference: 'CIPS 2' },
            });

            await desk.void(formNumber);

            await expect(confirm()).rejects.toThrow('committed as invalid (11)');
        });

        it('refuses a number that nobody filed, and everybody but officers of SAFE', async () => {
            expect(await refusal(() => desk.void('2026330206999999'))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
            const input = { formNumber: await desk.file(), reason: 'Filed twice' };
            const void_ = () => consortium.submit('PbocMSP/officer-1', 'trade/tax-form:VoidTaxForm', { input });
            expect(await refusal(void_)).toMatchObject({ code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR' });
        });
    });

    describe('without a form', () => {
        it('adds up what all banks pay under one contract, however it is written', async () => {
            const first = await desk.ask(haizhou, { amount: '30000.00', ...under('KS 7/1') });
            const second = await desk.ask(pearl, { amount: '20000.01', ...under('ks-7-1') });
            const third = await desk.ask(pearl, { amount: '20000.00', ...under('KS-71') });

            expect(await desk.payment(haizhou, first)).toMatchObject({ status: 'RESERVED' });
            expect(await desk.payment(pearl, second)).toMatchObject({
                status: 'REFUSED',
                decision: { code: 'TAX_FORM_MUST_BE_FILED' },
            });
            expect(await desk.payment(pearl, third)).toMatchObject({ status: 'RESERVED' });
        });

        it('sees two in one batch together', async () => {
            const asked = { amount: '30000.00', ...under('KS-72') };
            const [one, other] = [await desk.request(haizhou, asked), await desk.request(pearl, asked)];
            await desk.decide([haizhou, one], [pearl, other]);

            expect(await desk.payment(haizhou, one)).toMatchObject({ status: 'RESERVED' });
            expect(await desk.payment(pearl, other)).toMatchObject({ decision: { code: 'TAX_FORM_MUST_BE_FILED' } });
        });

        it('counts no more what was given up, and leaves nothing to do of what was paid', async () => {
            const asked = { amount: '50000.00', ...under('KS-73') };
            const given = await desk.ask(haizhou, asked);
            await desk.withdraw(haizhou, given);
            await desk.settle([haizhou, given]);

            const paid = await desk.ask(pearl, asked);
            await desk.confirm(pearl, paid);

            expect(await desk.payment(pearl, paid)).toMatchObject({ status: 'PAID' });
            expect(await desk.waiting('HaizhouBankMSP', 'PearlBankMSP')).toEqual([]);
            const late = await desk.ask(haizhou, { amount: '0.01', ...under('KS-73') });
            expect(await desk.payment(haizhou, late)).toMatchObject({ decision: { code: 'TAX_FORM_MUST_BE_FILED' } });
        });

        it('lets payments of one contract go once the window is over, and settles what has grown out of it', async () => {
            const asked = { amount: '50000.00', ...under('KS-74') };
            const first = await desk.ask(haizhou, asked);
            const later = await desk.ask(pearl, { ...asked, at: inHours(24 * 31) });
            expect(await desk.payment(pearl, later)).toMatchObject({ status: 'RESERVED' });

            const muchLater = { at: inHours(24 * 400) };
            const last = await desk.ask(pearl, { ...asked, ...muchLater });
            await desk.batch('SettlePayments', [[haizhou, first]], muchLater);

            expect(await desk.payment(pearl, last)).toMatchObject({ status: 'RESERVED' });
            expect(await desk.payment(haizhou, first)).toMatchObject({ status: 'EXPIRED' });
        });

        it.each([
            ['TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD', { amount: '50000.01' }],
            ['CURRENCY_MUST_HAVE_THRESHOLD', { amount: '1.00', currency: 'CHF' }],
            ['PAYEE_MUST_BE_ABROAD', { amount: '1.00', more: { payee: { partyName: 'A', countryCode: 'CN' } } }],
        ])('refuses: %s', async (code, asked) => {
            expect(await refusal(() => desk.request(haizhou, asked))).toMatchObject({ code });
        });
    });

    describe('who does what', () => {
        it.each<[User, string]>([
            [officer, 'CALLER_MUST_BE_BANK'],
            ['HaizhouBankMSP/checker-1', 'CALLER_MUST_HAVE_ROLE'],
        ])('no request of %s', async (user, code) => {
            expect(await refusal(() => desk.request(user, { amount: '1.00' }))).toMatchObject({ code });
        });

        it.each<[User, string]>([
            [officer, 'CALLER_MUST_HAVE_ROLE'],
            [haizhou, 'CALLER_MUST_BE_REGULATOR'],
        ])('no answer of %s', async (by, code) => {
            const id = newId();
            expect(await refusal(() => desk.batch('DecidePayments', [[haizhou, id]], { by }))).toMatchObject({ code });
            expect(await refusal(() => desk.batch('SettlePayments', [[haizhou, id]], { by }))).toMatchObject({ code });
        });

        it('no other bank sees a payment, and regulators do', async () => {
            const outwardPaymentId = await desk.request(haizhou, { amount: '1.00' });
            const bank = 'HaizhouBankMSP';

            expect(await refusal(() => desk.payment(pearl, outwardPaymentId))).toMatchObject({
                code: 'RECORD_MUST_EXIST',
            });
            expect(
                await consortium.evaluate('PbocMSP/regulator-1', 'trade/outward-payment:ReadPayment', {
                    bank,
                    outwardPaymentId,
                }),
            ).toMatchObject({ bank, outwardPaymentId });
            expect(await refusal(() => desk.withdraw(pearl, outwardPaymentId))).toMatchObject({
                code: 'RECORD_MUST_EXIST',
            });
        });
    });

    it('SAFE rebuilds all of it from blocks, and finds the forms and trails as they are', async () => {
        expect(await recomputed(consortium)).toMatchObject({ taxForms: [], formlessPayments: [] });
    });
});
