import { describe, expect, it } from '@jest/globals';
import { exampleTaxForm } from '../../../gateway/src/tax-form/tax-form-examples.js';
import type { Answer, Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium } from '../consortium.js';

const patient = { prefer: 'wait=30' };
const usd = (amount: string) => ({ amount, currency: 'USD' });
const outcome = (answer: Answer): unknown => [answer.status, answer.at('code')];
const told = (answer: Answer): unknown => [answer.status, answer.at('status'), answer.at('decision.code')];
const [haizhou, pearl, harbour] = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;

/** The form as its payer shows it to a bank. */
interface Shown {
    readonly formNumber: string;
    readonly releaseCode: string;
}

/** A form is used up and never twice, at one bank or at two at once; what needs none is added up over all banks. */
export function taxForms(running: () => TestConsortium): void {
    describe('payments abroad on tax filing forms', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const officer = (): Client => user('SafeMSP', 'officer-1');
        const regulator = (): Client => user('PbocMSP', 'regulator-1');

        const file = async (formNumber: string, changes: object = {}): Promise<Shown> => {
            const filed = await officer().post('/v1/tax-forms', { ...exampleTaxForm, formNumber, ...changes });
            expect(filed.status).toBe(201);
            return { formNumber, releaseCode: filed.text('releaseCode') };
        };
        const paying = (amount: string, more: object = {}) => ({
            payerUscc: exampleTaxForm.payer.uscc,
            payee: exampleTaxForm.payee,
            contractReference: exampleTaxForm.contractReference,
            amount: usd(amount),
            ...more,
        });
        const ask = (bank: string, amount: string, more: object = {}): Promise<Answer> =>
            user(bank, 'maker-1').post('/v1/outward-payments', paying(amount, more), patient);
        const pathOf = (payment: Answer): string => `/v1/outward-payments/${payment.text('outwardPaymentId')}`;
        const confirm = (bank: string, payment: Answer, reference: string): Promise<Answer> =>
            user(bank, 'maker-1').post(`${pathOf(payment)}/confirmation`, { reference });
        const formOf = ({ formNumber }: Shown): Promise<Answer> => regulator().get(`/v1/tax-forms/${formNumber}`);
        const remaining = (form: Shown, amount: string): Promise<Answer> =>
            until({
                what: `that ${amount} remains`,
                ask: () => formOf(form),
                isAwaited: (answer) =>
                    answer.at('remaining.amount') === amount && answer.list('reservations').length === 0,
            });

        it('one contract is paid in several times, at two banks, until the form is exhausted', async () => {
            const form = await file('2026330206000101');
            const first = await ask(haizhou, '100000.00', { form });
            expect(told(first)).toEqual([201, 'RESERVED', 'PAYMENT_MAY_BE_MADE']);
            const confirmed = await confirm(haizhou, first, 'CIPS 2026-03-31 000417');
            expect([confirmed.status, confirmed.at('status')]).toEqual([200, 'PAID']);
            expect((await remaining(form, '200000.00')).at('status')).toBe('PARTIALLY_USED');

            const tooMuch = await ask(pearl, '200000.01', { form });
            expect(tooMuch.at('decision')).toEqual({
                code: 'AMOUNT_MUST_NOT_EXCEED_REMAINING',
                remaining: usd('200000.00'),
            });
            const rest = await ask(pearl, '200000.00', { form });
            await confirm(pearl, rest, 'CIPS 2026-04-01 000002');
            const exhausted = await remaining(form, '0.00');

            expect([exhausted.at('status'), exhausted.at('paid')]).toEqual(['EXHAUSTED', usd('300000.00')]);
            expect(told(await ask(haizhou, '0.01', { form }))).toEqual([
                201,
                'REFUSED',
                'AMOUNT_MUST_NOT_EXCEED_REMAINING',
            ]);
            expect(outcome(await confirm(pearl, rest, 'CIPS 3'))).toEqual([409, 'OUTWARD_PAYMENT_MUST_BE_RESERVED']);
        });

        it('used at two banks at once it is used once: of ten that race, at most what remains is granted', async () => {
            const form = await file('2026330206000102');
            expect(told(await ask(harbour, '250000.00', { form }))).toEqual([201, 'RESERVED', 'PAYMENT_MAY_BE_MADE']);

            // Two at most fit into what remains.
            const asked = await Promise.all(
                Array.from({ length: 10 }, (_, n) => ask(n % 2 === 0 ? haizhou : pearl, '20000.00', { form })),
            );

            const decided = asked.map((answer) => answer.at('decision.code'));
            expect(decided.filter((code) => code === 'PAYMENT_MAY_BE_MADE')).toHaveLength(2);
            expect(decided.filter((code) => code === 'AMOUNT_MUST_NOT_EXCEED_REMAINING')).toHaveLength(8);
            const after = await formOf(form);
            expect(after.at('remaining')).toEqual(usd('10000.00'));
            expect(after.list('reservations')).toHaveLength(3);
        });

        it('a bank that is not shown the form cannot tell whether there is one', async () => {
            const { formNumber } = await file('2026330206000103');
            const releaseCode = '0'.repeat(32);
            const [wrong, unknown] = [
                await ask(haizhou, '1.00', { form: { formNumber, releaseCode } }),
                await ask(haizhou, '1.00', { form: { formNumber: '2026330206999999', releaseCode } }),
            ];

            expect(wrong.at('decision')).toEqual({ code: 'TAX_FORM_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' });
            expect(unknown.at('decision')).toEqual(wrong.at('decision'));
        });

        it.each<[string, object]>([
            ['PAYER_MUST_BE_THAT_OF_TAX_FORM', { payerUscc: '91330206MA2LM0069W' }],
            ['PAYEE_MUST_BE_THAT_OF_TAX_FORM', { payee: { partyName: 'Elbe Software GmbH', countryCode: 'DE' } }],
            ['CONTRACT_MUST_BE_THAT_OF_TAX_FORM', { contractReference: 'AS-2026-012' }],
            ['CURRENCY_MUST_MATCH_TAX_FORM', { amount: { amount: '1.00', currency: 'EUR' } }],
        ])('a form pays nothing else: %s', async (code, otherwise) => {
            const shown = await officer().get('/v1/tax-forms/2026330206000103');
            const form = { formNumber: '2026330206000103', releaseCode: shown.text('releaseCode') };

            expect(told(await ask(haizhou, '1.00', { form, ...otherwise }))).toEqual([201, 'REFUSED', code]);
        });

        it('a form whose validity is over pays nothing', async () => {
            const form = await file('2026330206000104', { filedOn: '2026-01-05', validUntil: '2026-01-31' });

            expect(told(await ask(haizhou, '1.00', { form }))).toEqual([
                201,
                'REFUSED',
                'TAX_FORM_MUST_NOT_HAVE_LAPSED',
            ]);
            expect((await formOf(form)).at('status')).toBe('LAPSED');
        });

        it('what a bank gives back is free again, at once for the next', async () => {
            const form = await file('2026330206000105');
            const given = await ask(haizhou, '300000.00', { form });
            const withdrawn = await user(haizhou, 'maker-1').post(`${pathOf(given)}/withdrawal`);
            expect([withdrawn.status, withdrawn.at('status')]).toEqual([200, 'WITHDRAWN']);
            await remaining(form, '300000.00');

            expect(told(await ask(pearl, '300000.00', { form }))).toEqual([201, 'RESERVED', 'PAYMENT_MAY_BE_MADE']);
        });

        it('SAFE voids a form: what is reserved is revoked, and nobody pays on it any more', async () => {
            const form = await file('2026330206000106');
            const reserved = await ask(pearl, '100.00', { form });
            const reason = 'The contract was terminated';
            const voided = await officer().post(`/v1/tax-forms/${form.formNumber}/voiding`, { reason });

            expect([voided.status, voided.at('status'), voided.at('reservations')]).toEqual([200, 'VOIDED', []]);
            expect(outcome(await confirm(pearl, reserved, 'CIPS 1'))).toEqual([
                409,
                'OUTWARD_PAYMENT_MUST_BE_RESERVED',
            ]);
            expect(told(await ask(haizhou, '1.00', { form }))).toEqual([201, 'REFUSED', 'TAX_FORM_MUST_NOT_BE_VOIDED']);
            const again = await officer().post('/v1/tax-forms', { ...exampleTaxForm, formNumber: form.formNumber });
            expect(outcome(again)).toEqual([409, 'TAX_FORM_MUST_BE_NEW']);
        });

        it('a form goes by one number, however that is typed, and what is none is refused', async () => {
            const { formNumber, releaseCode } = await file('2026330206000107');
            const wide = formNumber.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
            const typed = { formNumber: '2026-330206 000107', releaseCode };
            const again = await officer().post('/v1/tax-forms', { ...exampleTaxForm, formNumber: wide });
            const wrong = await officer().post('/v1/tax-forms', { ...exampleTaxForm, formNumber: '2026330206o00107' });

            expect(outcome(again)).toEqual([409, 'TAX_FORM_MUST_BE_NEW']);
            expect(told(await ask(haizhou, '1.00', { form: typed }))).toEqual([201, 'RESERVED', 'PAYMENT_MAY_BE_MADE']);
            expect(outcome(wrong)).toEqual([422, 'REQUEST_MUST_MATCH_SCHEMA']);
            expect(wrong.at('errors')).toEqual([
                { path: 'formNumber', problem: 'must be 8 to 30 digits and capital letters' },
            ]);
        });
    });

    describe('payments abroad without a form', () => {
        const user = (mspId: string, name: string): Client => running().organisation(mspId).user(name);
        const ask = (bank: string, contractReference: string, amount: object): Promise<Answer> => {
            const { payer, payee } = exampleTaxForm;
            const body = { payerUscc: payer.uscc, payee, contractReference, amount };
            return user(bank, 'maker-1').post('/v1/outward-payments', body, patient);
        };
        const trails = async (query: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
            (await user('SafeMSP', 'regulator-1').get(`/v1/supervision/formless-payments?${query}`)).list('data');

        it('above the threshold of its currency none goes, and in a currency without one neither', async () => {
            const tooMuch = await ask(haizhou, 'KS-80', usd('50000.01'));
            const rubles = await ask(haizhou, 'KS-80', { amount: '1.00', currency: 'RUB' });

            expect(outcome(tooMuch)).toEqual([422, 'TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD']);
            expect(outcome(rubles)).toEqual([422, 'CURRENCY_MUST_HAVE_THRESHOLD']);
        });

        it('one that was split over banks and currencies is found, and SAFE sees of what it is made', async () => {
            const first = await ask(haizhou, 'KS-81', usd('25000.00'));
            const second = await ask(pearl, 'ks 81', { amount: '21000.00', currency: 'EUR' });
            const third = await ask(harbour, 'KS/81', usd('0.01'));

            expect([told(first), told(second)]).toEqual(
                Array.from({ length: 2 }, () => [201, 'RESERVED', 'PAYMENT_MAY_BE_MADE']),
            );
            expect(third.at('decision')).toEqual({ code: 'TAX_FORM_MUST_BE_FILED' });
            const found = (await trails('looksSplit=true')).find((each) => each['contractReference'] === 'KS-81');
            expect(found).toMatchObject({
                payments: [{ bank: haizhou }, { bank: pearl }],
                findings: [
                    {
                        rule: 'SUM_ABOVE_THRESHOLD',
                        windowDays: 30,
                        payments: [{ bank: haizhou }, { bank: pearl }, { bank: harbour, amount: usd('0.01') }],
                        totals: [usd('25000.01'), { amount: '21000.00', currency: 'EUR' }],
                    },
                ],
            });
        });

        it('small ones under different contracts are nobody’s business', async () => {
            expect(told(await ask(haizhou, 'KS-82', usd('50000.00')))).toEqual([
                201,
                'RESERVED',
                'PAYMENT_MAY_BE_MADE',
            ]);
            expect(told(await ask(haizhou, 'KS-83', usd('50000.00')))).toEqual([
                201,
                'RESERVED',
                'PAYMENT_MAY_BE_MADE',
            ]);
            const split = (await trails('looksSplit=true')).map((each) => each['contractReference']);

            expect(split).toEqual(['KS-81']);
        });

        it('a bank sees its own payments alone, and the regulators those of all', async () => {
            const own = await user(harbour, 'auditor-1').get('/v1/outward-payments?status=REFUSED');
            const byForm = '/v1/supervision/outward-payments?formNumber=2026330206000101';
            const all = await user('PbocMSP', 'regulator-1').get(`${byForm}&status=PAID`);
            const [refused] = own.list('data');
            const path = `/v1/outward-payments/${String(refused?.['outwardPaymentId'])}`;

            expect(own.list('data').map((each) => each['contractReference'])).toEqual(['KS/81']);
            expect(all.list('data').map((each) => each['bank'])).toEqual([pearl, haizhou]);
            expect((await user(harbour, 'maker-1').get(path)).status).toBe(200);
            expect(outcome(await user(pearl, 'maker-1').get(path))).toEqual([404, 'RECORD_MUST_EXIST']);
        });

        it('whoever pays without a form shows in no event what it is, and SAFE’s suspicion shows in none', async () => {
            const events = (await user(harbour, 'maker-1').get('/v1/events')).list('data');
            const ours = events.filter(({ type }) => String(type).includes('OutwardPayment'));

            expect(ours.length).toBeGreaterThan(2);
            expect(JSON.stringify(ours)).not.toMatch(/KS|USD|SPLIT|2026330206/i);
        });
    });
}
