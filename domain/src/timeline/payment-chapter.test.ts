import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { advisingBank, confirmingBank, issuingBank } from '../letter-of-credit/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import { facts, judged, on, undertaken } from './testing/samples.js';
import { timelineOf } from './timeline.js';

const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
const paymentAt = (at: string) => ({ means: 'OUTSIDE' as const, uetr, at });
const settled = (at: string): Presentation => ({
    ...undertaken,
    status: 'PAID',
    undertaking: {
        ...undertaken.undertaking!,
        parts: undertaken.undertaking!.parts.map((part) => ({ ...part, settledAt: at })),
    },
});
const negotiated: Presentation = {
    ...judged,
    status: 'NEGOTIATED',
    negotiation: { advance: dollars(195_000n), hasRecourse: false, payment: paymentAt(on('05-22')) },
};
const recourse = { amount: dollars(195_000n), uetr, at: on('06-01') };
const sentOn: Presentation = {
    ...judged,
    number: 2,
    presentingBank: confirmingBank.mspId,
    examiningBank: issuingBank.mspId,
    examinesAs: 'ISSUING_BANK',
    firstPresentedAs: { number: 1, receivedAt: judged.receivedAt },
    receivedAt: on('05-25'),
    status: 'LODGED',
};
const told = (presentations: readonly Presentation[], at = '2026-09-01T02:00:00.000Z') =>
    timelineOf(facts({ presentations, at }), { bank: advisingBank.mspId });
const codesOf = (presentations: readonly Presentation[], at?: string): readonly unknown[] =>
    told(presentations, at)
        .entries.filter(({ subject, code }) => subject !== undefined && !/LODGED|JUDGED/.test(code))
        .map(({ code, at: when }) => [code, when]);
const awaitedOf = (presentations: readonly Presentation[], at: string): readonly unknown[] =>
    told(presentations, at)
        .awaited.filter(({ subject }) => subject !== undefined)
        .map(({ code, of, due, isLate, subject }) => [code, of.party, due.kind, isLate, subject?.number]);

describe('what is paid for documents, in the timeline of a credit', () => {
    const given = ['UNDERTAKING_GIVEN', on('05-22')];
    const came = ['MATURITY_CAME', '2026-08-07T16:00:00.000Z'];
    const missed = ['PAYMENT_MISSED', '2026-08-10T16:00:00.000Z'];

    it.each<[string, Presentation, readonly unknown[]]>([
        [
            'is paid at sight',
            { ...judged, status: 'PAID', payment: paymentAt(on('05-22')) },
            [['PRESENTATION_PAID', on('05-22')]],
        ],
        [
            'was reimbursed by another bank before',
            {
                ...judged,
                status: 'PAID',
                reimbursed: { claimNumber: 1, amount: judged.amount, at: on('05-22') },
            },
            [['PRESENTATION_REIMBURSED', on('05-22')]],
        ],
        ['is paid before maturity', settled(on('07-01')), [given, ['PRESENTATION_PREPAID', on('07-01')]]],
        ['is paid on its day', settled(on('08-10')), [given, came, ['PRESENTATION_PAID', on('08-10')]]],
        [
            'is paid late: it was missed then',
            settled(on('08-12')),
            [given, came, missed, ['PRESENTATION_PAID', on('08-12')]],
        ],
        ['is not paid', undertaken, [given, came, missed]],
        ['is advanced', negotiated, [['PRESENTATION_NEGOTIATED', on('05-22')]]],
        [
            'is advanced, and had back',
            { ...negotiated, negotiation: { ...negotiated.negotiation!, hasRecourse: true, recourse } },
            [
                ['PRESENTATION_NEGOTIATED', on('05-22')],
                ['RECOURSE_TAKEN', on('06-01')],
            ],
        ],
    ])('%s', (_, presentation, expected) => {
        expect(codesOf([presentation])).toEqual(expected);
    });

    it('is missed by the last instant of the day, and by no earlier one', () => {
        expect(codesOf([undertaken], '2026-08-10T15:59:59.999Z')).toEqual([given, came]);
        expect(codesOf([undertaken], '2026-08-10T16:00:00.000Z')).toEqual([given, came, missed]);
        expect(told([undertaken]).entries.at(-1)).toMatchObject({
            by: { bank: confirmingBank.mspId },
            facts: { amount: dollars(200_000n), maturity: '2026-08-08' },
        });
    });

    it('has the bank that has given value send the documents on, for which the issuing bank has its own five days', () => {
        expect(awaitedOf([negotiated], on('05-25'))).toEqual([
            ['DOCUMENTS_TO_ISSUER', 'CONFIRMING_BANK', 'WITHOUT_DELAY', false, 1],
        ]);
        expect(awaitedOf([negotiated, sentOn], on('05-26'))).toEqual([
            ['EXAMINATION', 'ISSUING_BANK', 'BY_EITHER_READING', false, 2],
        ]);
        const { entries } = told([negotiated, sentOn], on('05-26'));
        expect(entries.at(-1)).toMatchObject({
            code: 'PRESENTATION_SENT_ON',
            by: { party: 'CONFIRMING_BANK' },
            to: { party: 'ISSUING_BANK' },
            facts: { first: 1 },
        });
    });

    it('is awaited after its day, from who must pay and since when', () => {
        const [payment] = told([undertaken, { ...sentOn, status: 'COMPLYING' }]).awaited.filter(
            ({ code }) => code === 'PAYMENT',
        );

        expect(payment).toMatchObject({
            of: { bank: confirmingBank.mspId },
            due: { later: { lastDay: '2026-08-10' } },
            isLate: true,
        });
    });
});
