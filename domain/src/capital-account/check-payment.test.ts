import { describe, expect, it } from '@jest/globals';
import { china, published } from '../calendar/testing/samples.js';
import { publishCalendars } from '../calendar/publish-calendars.js';
import type { CapitalEnterprise } from './capital-enterprise.js';
import type { CapitalPayment } from './capital-payment.js';
import { failedCheck, fileEvidence } from './check-payment.js';
import { drawnPayment } from './draw-population.js';
import { fallBack, registerAccount, restoreEnterprise } from './judge-enterprise.js';
import { account, enterpriseUscc, id, morning, paymentOf, policy } from './testing/samples.js';

const calendars = publishCalendars({ calendars: [published(china)] }, { book: undefined, publishedAt: morning });
const drawn = drawnPayment(paymentOf(), { policy, calendars, at: morning });
const { evidenceUntil } = drawn.check;
const justInTime = '2026-04-07T15:59:59.999Z';
const evidence = { capitalPaymentId: id(2), finding: 'PASSED', evidenceSha256: 'c'.repeat(64) } as const;
const failed = fileEvidence({ ...evidence, finding: 'FAILED' }, { payment: drawn, at: morning });

describe('drawnPayment', () => {
    it('leaves as many banking days for the evidence as the policy says, weekends not counted', () => {
        expect(drawn).toEqual({
            ...paymentOf(),
            check: { status: 'AWAITED', drawnAt: morning, evidenceUntil: '2026-04-07T16:00:00.000Z' },
        });
    });

    it('refuses where nobody has told the banking days: PLACE_MUST_HAVE_CALENDAR', () => {
        expect(() => drawnPayment(paymentOf(), { policy, calendars: undefined, at: morning })).toThrow(
            'PLACE_MUST_HAVE_CALENDAR',
        );
    });
});

describe('fileEvidence', () => {
    it('files what the bank has found, in the last moment too', () => {
        expect(fileEvidence(evidence, { payment: drawn, at: justInTime }).check).toEqual({
            ...drawn.check,
            status: 'PASSED',
            evidenceSha256: evidence.evidenceSha256,
            endedAt: justInTime,
        });
    });

    it.each<[string, CapitalPayment]>([
        ['CAPITAL_PAYMENT_MUST_BE_DRAWN', paymentOf()],
        ['EVIDENCE_MUST_BE_AWAITED', failed],
        ['EVIDENCE_MUST_BE_FILED_IN_TIME', drawn],
    ])('refuses: %s', (code, payment) => {
        expect(() => fileEvidence(evidence, { payment, at: evidenceUntil })).toThrow(code);
    });
});

describe('failedCheck', () => {
    it('is one that the bank has found wanting, or for which it has filed nothing in time', () => {
        expect(failedCheck(failed, morning)).toEqual(failed);
        expect(failedCheck(drawn, evidenceUntil)?.check).toEqual({
            ...drawn.check,
            status: 'NOT_FILED',
            endedAt: evidenceUntil,
        });
    });

    it.each<[string, CapitalPayment]>([
        ['is awaited in time', drawn],
        ['was not drawn', paymentOf()],
        ['has passed', fileEvidence(evidence, { payment: drawn, at: morning })],
    ])('is none that %s', (_title, payment) => {
        expect(failedCheck(payment, justInTime)).toBeUndefined();
    });
});

describe('an enterprise', () => {
    const requested = { ...account, standing: 'REQUESTED' } as const;
    const first = registerAccount(requested, { enterprise: undefined, at: morning });
    const fallen = fallBack(first.enterprise, failed);

    it('pays on commitment letters as long as no check has failed', () => {
        expect(first).toEqual({
            account,
            enterprise: {
                enterpriseUscc,
                standing: 'BY_COMMITMENT',
                accounts: [{ bank: account.bank, capitalAccountId: account.capitalAccountId }],
                failures: [],
                registeredAt: morning,
            },
        });
    });

    it('proves each payment after one that failed or was not filed, also on accounts that it opens then', () => {
        const notFiled = fallBack(fallen, failedCheck(drawn, evidenceUntil)!);
        const elsewhere = { ...requested, bank: 'PearlBankMSP', capitalAccountId: id(9) };

        expect(notFiled).toMatchObject({
            standing: 'CASE_BY_CASE',
            failures: [
                { bank: account.bank, capitalPaymentId: id(2), status: 'FAILED', at: morning },
                { bank: account.bank, capitalPaymentId: id(2), status: 'NOT_FILED', at: evidenceUntil },
            ],
        });
        expect(registerAccount(elsewhere, { enterprise: notFiled, at: morning }).account.standing).toBe('CASE_BY_CASE');
    });

    it('keeps the newest twenty failures', () => {
        const often = Array.from({ length: 25 }).reduce<CapitalEnterprise>(
            (enterprise) => fallBack(enterprise, failed),
            first.enterprise,
        );

        expect(often.failures).toHaveLength(20);
    });

    it('pays on commitment letters again once it is restored, and is restored once', () => {
        const order = { enterpriseUscc, reason: 'All papers seen' };
        const restored = restoreEnterprise(order, { enterprise: fallen, at: evidenceUntil });

        expect(restored).toEqual({
            ...fallen,
            standing: 'BY_COMMITMENT',
            restored: { at: evidenceUntil, reason: order.reason },
        });
        expect(() => restoreEnterprise(order, { enterprise: restored, at: evidenceUntil })).toThrow(
            'ENTERPRISE_MUST_PAY_CASE_BY_CASE',
        );
    });
});
