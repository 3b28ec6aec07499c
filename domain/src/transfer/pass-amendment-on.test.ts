import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { amended, type Amendment } from '../letter-of-credit/amendment.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import {
    advisingBank,
    amendment,
    cancelled,
    confirmingBank,
    issuingBank,
    later,
} from '../letter-of-credit/testing/samples.js';
import type { Whole } from '../presentation/as-all-stand.js';
import type { Presentation } from '../presentation/presentation.js';
import type { PassAmendmentOn } from './api.js';
import type { AmendingTransferFacts } from './offer-to-second.js';
import { passAmendmentOn, type PassedOn } from './pass-amendment-on.js';
import { mostDrawable, recountTransfer } from './recount-transfer.js';
import { asking, done, dollars, transferable, wish } from './testing/samples.js';

/** More money and a month more, which the first beneficiary has accepted. */
const accepted: Amendment = {
    ...amendment,
    advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: later }],
    answer: { outcome: 'ACCEPTED', at: later },
};
const { transferred } = done;
const second: Whole = { credit: transferred, amendments: [], presentations: [] };
const facts: AmendingTransferFacts = {
    ...asking,
    credit: { ...transferable, numberOfAmendments: 1 },
    amendments: [accepted],
    transfers: [done.transfer],
    transfer: done.transfer,
    request: done.request,
    second,
    bank: confirmingBank.mspId,
};
const passing: PassAmendmentOn = {
    creditId: wish.creditId,
    number: 1,
    amendmentNumber: 1,
    adjusted: { expiryDate: '2026-07-15', amount: dollars(22_000_000n) },
};
const passed = passAmendmentOn(passing, facts);
const answered = ({ amendment: offered }: PassedOn, outcome: 'ACCEPTED' | 'REJECTED'): Whole => ({
    ...second,
    credit: { ...transferred, numberOfAmendments: 1 },
    amendments: [{ ...offered, answer: { outcome, at: later } }],
});

describe('passAmendmentOn', () => {
    const always = { ...done.request, amendmentAdvice: 'ALWAYS' as const };

    it('makes an amendment of the second beneficiary’s credit, within the amended credit (38e, 38g)', () => {
        expect(passed.amendment).toEqual({
            creditId: transferred.creditId,
            number: 1,
            changes: {
                amount: dollars(22_000_000n),
                expiry: { ...transferred.terms.expiry, expiryDate: '2026-07-15' },
            },
            removes: [],
            issuedAt: later,
            advices: [],
        });
        expect(passed.transferred).toEqual({ ...transferred, numberOfAmendments: 1 });
        expect(passed.request.passedOn).toEqual([{ amendmentNumber: 1, number: 1 }]);
    });

    it('holds from then on as much as could be drawn if it is accepted', () => {
        expect(passed.transfer.decision).toMatchObject({ amount: dollars(23_100_000n) });
    });

    it('says of what the first beneficiary has kept back only what it is told to', () => {
        const only = passAmendmentOn({ ...passing, adjusted: { expiryDate: '2026-07-15' } }, facts);

        expect(Object.keys(only.amendment.changes)).toEqual(['expiry']);
        expect(only.transfer).toEqual(facts.transfer);
    });

    it('leaves who has rejected one without it when the next comes (38f)', () => {
        const again = { conditions: [], expiry: accepted.changes.expiry! };
        const next: Amendment = { ...accepted, number: 2, changes: again };
        const rejected = answered(passed, 'REJECTED');
        const after = passAmendmentOn(
            { ...passing, amendmentNumber: 2, adjusted: { expiryDate: '2026-07-15' } },
            { ...facts, amendments: [accepted, next], request: passed.request, second: rejected },
        );

        // What it has rejected it is offered anew, and only what this amendment says.
        const { expiry } = passed.amendment.changes;
        expect(after.amendment.changes).toEqual({ conditions: [], expiry });
        expect(after.request.passedOn).toEqual([
            { amendmentNumber: 1, number: 1 },
            { amendmentNumber: 2, number: 2 },
        ]);
    });

    it('where it always may, it waits for nobody', () => {
        const open = [{ ...amendment, advices: [] }];
        const adjusted = { expiryDate: '2026-07-15' };

        expect(
            passAmendmentOn({ ...passing, adjusted }, { ...facts, request: always, amendments: open }),
        ).toMatchObject({
            amendment: { changes: { expiry: { expiryDate: '2026-07-15' } } },
        });
    });

    /** One after the other, before the first beneficiary has said anything. */
    const pair = (changes: Amendment['changes']): Amendment[] => [
        { ...amendment, changes: { expiry: amendment.changes.expiry! } },
        { ...amendment, number: 2, changes, standsOn: [1] },
    ];
    const both = (changes: Amendment['changes'], answer?: Amendment['answer']): PassedOn => {
        const open = { ...facts, request: always, amendments: pair(changes) };
        const first = passAmendmentOn({ ...passing, adjusted: { expiryDate: '2026-07-15' } }, open);
        const offer = { ...first.amendment, ...(answer && { answer }) };
        const told = { ...second, credit: first.transferred, amendments: [offer] };

        return passAmendmentOn(
            { ...passing, amendmentNumber: 2, adjusted: {} },
            { ...open, request: first.request, second: told },
        );
    };

    it('has what stands on another stand on it there too, and ends with it (10e, 38f)', () => {
        const conditions: Amendment['changes'] = { conditions: [] };

        expect(both(conditions).amendment.standsOn).toEqual([1]);
        expect(codeOf(() => both(conditions, { outcome: 'REJECTED', at: later }))).toBe(
            'AMENDMENT_MUST_NOT_STAND_ON_WHAT_WAS_REJECTED',
        );
    });

    const never = { ...done.request, amendmentAdvice: 'NEVER' as const };
    const { confirmation } = transferable.terms;
    const confirming: Amendment = { ...accepted, changes: { confirmation } };
    const nothing: Amendment = { ...accepted, changes: { form: 'IRREVOCABLE_TRANSFERABLE' } };
    const presentation = { amount: dollars(29_400_001n), status: 'LODGED' } as unknown as Presentation;
    // Each row breaks the rule it names and every rule below it that can be broken at once.
    it.each<[string, Partial<AmendingTransferFacts>, Partial<PassAmendmentOn>]>([
        ['ACT_MUST_BE_BY_TRANSFERRING_BANK', { bank: advisingBank.mspId }, { amendmentNumber: 7 }],
        ['TRANSFER_MUST_STAND', { transfer: { ...done.transfer, returnedAt: later } }, { amendmentNumber: 7 }],
        ['CREDIT_MUST_BE_LIVE', { credit: cancelled }, { amendmentNumber: 7 }],
        ['AMENDMENT_MUST_BE_ISSUED', { request: never }, { amendmentNumber: 7 }],
        ['AMENDMENT_MUST_BE_PASSED_ON_ONCE', { request: { ...never, includes: [1] } }, {}],
        ['AMENDMENT_MUST_BE_PASSED_ON_ONCE', { request: passed.request }, {}],
        ['AMENDMENTS_MUST_BE_ADVISED_ON', { request: never, amendments: [amendment] }, {}],
        ['FIRST_BENEFICIARY_MUST_AGREE', { amendments: [amendment] }, { adjusted: { expiryDate: '2026-08-01' } }],
        [
            'AMENDMENT_MUST_NOT_STAND_ON_WHAT_WAS_REJECTED',
            {
                ...{ amendments: pair({}), second: answered(passed, 'REJECTED') },
                request: { ...always, passedOn: [{ amendmentNumber: 1, number: 1 }] },
            },
            { amendmentNumber: 2, adjusted: { expiryDate: '2026-08-01' } },
        ],
        ['CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES', {}, { adjusted: { expiryDate: '2026-08-01' } }],
        ['AMENDMENT_MUST_CHANGE_TRANSFERRED_CREDIT', { amendments: [nothing] }, { adjusted: {} }],
        ['AMENDMENT_MUST_CHANGE_TRANSFERRED_CREDIT', { amendments: [confirming] }, { adjusted: {} }],
        ['AMENDED_TRANSFER_MUST_BE_WITHIN_AVAILABLE', { presentations: [presentation] }, {}],
    ])('refuses: %s', (code, other, request) => {
        expect(codeOf(() => passAmendmentOn({ ...passing, ...request }, { ...facts, ...other }))).toBe(code);
    });
});

describe('recountTransfer', () => {
    const bank = confirmingBank.mspId;

    it('counts what was accepted, and no more what was rejected', () => {
        const amount = (outcome: 'ACCEPTED' | 'REJECTED') =>
            recountTransfer(passed.transfer, { second: answered(passed, outcome), bank }).decision;

        expect(amount('ACCEPTED')).toMatchObject({ amount: dollars(23_100_000n) });
        expect(amount('REJECTED')).toMatchObject({ amount: dollars(20_790_000n) });
    });

    it('counts a rejected one as open while documents are presented under it', () => {
        const presentations = [{ amendments: [1] } as unknown as Presentation];

        expect(mostDrawable({ ...answered(passed, 'REJECTED'), presentations })).toEqual(dollars(23_100_000n));
    });

    it('counts any of the open ones that the second beneficiary may choose', () => {
        const less: Amendment = { ...passed.amendment, number: 1, changes: { amount: dollars(10_000_000n) } };
        const wider: Amendment = {
            ...passed.amendment,
            number: 2,
            changes: { amountTolerance: { plusPercent: 10, minusPercent: 0 } },
        };
        const most = (terms: CreditTerms): bigint => (terms.amount.minorUnits * 110n) / 100n;

        expect(mostDrawable({ ...second, amendments: [less, wider] })).toEqual(dollars(most(transferred.terms)));
        expect(amended(transferred.terms, [less]).amount).toEqual(dollars(10_000_000n));
    });

    it.each<[string, Parameters<typeof recountTransfer>]>([
        [
            'ACT_MUST_BE_BY_TRANSFERRING_BANK',
            [
                { ...done.transfer, returnedAt: later },
                { second, bank: issuingBank.mspId },
            ],
        ],
        [
            'TRANSFER_MUST_STAND',
            [
                { ...done.transfer, returnedAt: later },
                { second, bank },
            ],
        ],
    ])('refuses: %s', (code, given) => {
        expect(codeOf(() => recountTransfer(...given))).toBe(code);
    });
});
