import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { dollars } from '../document/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import { claim, claiming, issuing, lodged, received, sentOn, uetr } from '../reimbursement/testing/samples.js';
import { takeRecourse, type RecourseFacts } from './take-recourse.js';

const at = '2026-06-01T02:00:00.000Z';
const negotiation = {
    advance: dollars(195_000n),
    hasRecourse: true,
    payment: { means: 'OUTSIDE' as const, uetr: uetr.replace(/.$/, '2'), at: received },
};
const bought: Presentation = { ...lodged, examinesAs: 'NOMINATED_BANK', status: 'NEGOTIATED', negotiation };
const refused: Presentation = { ...sentOn, status: 'REFUSED' };
const facts: RecourseFacts = {
    presentation: bought,
    forwarded: refused,
    reimbursementClaims: [],
    bank: claiming,
    at,
};
const request = { amount: dollars(195_000n), uetr };
describe('recourse to the beneficiary after a refusal (UCP 600 art. 2, 8a ii)', () => {
    it('is written down with what was paid back, and the documents stay negotiated', () => {
        expect(takeRecourse(request, facts)).toEqual({
            ...bought,
            negotiation: { ...negotiation, recourse: { ...request, at } },
        });
    });

    it.each<[string, Partial<RecourseFacts>]>([
        ['the documents were given back', { forwarded: { ...refused, status: 'RETURNED' } }],
        ['the reimbursing bank has declined', { reimbursementClaims: [{ ...claim, status: 'DECLINED' }] }],
        [
            'what was reimbursed was paid back',
            { reimbursementClaims: [{ ...claim, status: 'REIMBURSED', refundedAt: at }] },
        ],
        ['other documents were reimbursed', { reimbursementClaims: [{ ...claim, presentationNumber: 2 }] }],
    ])('is there also where %s', (_words, change) => {
        expect(takeRecourse({ ...request, amount: dollars(0n, 1n) }, { ...facts, ...change }).status).toBe(
            'NEGOTIATED',
        );
    });

    // Each row breaks the rule it names and every rule below it.
    const taken = { ...bought, negotiation: { ...negotiation, recourse: { ...request, at } } };
    const without = { ...bought, negotiation: { ...negotiation, hasRecourse: false } };
    const wrong = { ...request, amount: dollars(195_000n, 1n) };
    const reimbursementClaims = [{ ...claim, status: 'REIMBURSED' as const }];
    it.each<[string, Partial<RecourseFacts>]>([
        ['RECOURSE_MUST_BE_BY_BANK_THAT_NEGOTIATED', { bank: issuing, presentation: without }],
        ['RECOURSE_MUST_BE_BY_BANK_THAT_NEGOTIATED', { presentation: { ...lodged, status: 'COMPLYING' } }],
        ['RECOURSE_MUST_HAVE_BEEN_KEPT', { presentation: without, forwarded: undefined }],
        ['RECOURSE_MUST_BE_TAKEN_ONCE', { presentation: taken, forwarded: undefined }],
        ['RECOURSE_MUST_FOLLOW_REFUSAL', { forwarded: undefined, reimbursementClaims }],
        ['RECOURSE_MUST_FOLLOW_REFUSAL', { forwarded: { ...sentOn, status: 'WAIVED' }, reimbursementClaims }],
        ['RECOURSE_MUST_NOT_COME_BESIDE_REIMBURSEMENT', { reimbursementClaims }],
        ['RECOURSE_MUST_NOT_COME_BESIDE_REIMBURSEMENT', { reimbursementClaims: [claim] }],
        ['RECOURSE_MUST_NOT_EXCEED_ADVANCE', {}],
    ])('refuses %s (%#)', (code, change) => {
        expect(codeOf(() => takeRecourse(wrong, { ...facts, ...change }))).toBe(code);
    });

    it.each([
        ['RECOURSE_MUST_NOT_EXCEED_ADVANCE', { amount: dollars(0n) }, {}],
        ['RECOURSE_MUST_NOT_EXCEED_ADVANCE', { amount: { currency: 'EUR', minorUnits: 1n } }, {}],
        ['UETR_MUST_BE_NEW', {}, { earlierPayment: { uetr, creditId: lodged.creditId, at: received } }],
    ])('refuses %s', (code, change, paid) => {
        expect(codeOf(() => takeRecourse({ ...request, ...change }, { ...facts, ...paid }))).toBe(code);
    });
});
