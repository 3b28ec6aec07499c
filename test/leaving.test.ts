import path from 'node:path';
import { readConsortium } from '@cohong/network';
import { checkStatuses } from '@cohong/domain/capital-account/capital-payment';
import { capitalPopulationSchema } from '@cohong/domain/capital-account/capital-population';
import { claimSchema } from '@cohong/domain/claim/claim';
import { dealStatuses } from '@cohong/domain/forfaiting/deal/deal-status';
import { lateInterestStatuses } from '@cohong/domain/forfaiting/late-interest/late-interest-status';
import { claimOfferSchema } from '@cohong/domain/forfaiting/market/claim-offer';
import { participationStatuses } from '@cohong/domain/forfaiting/participation/participation-status';
import { quoteRequestSchema } from '@cohong/domain/forfaiting/quote/quote-request';
import { recourseStatuses } from '@cohong/domain/forfaiting/recourse/recourse-status';
import { titleSchema } from '@cohong/domain/forfaiting/title/title';
import { packingCreditStatuses } from '@cohong/domain/packing-credit/packing-credit';
import { sharedPresentationSchema } from '@cohong/domain/presentation/presentation';
import { financingStatuses } from '@cohong/domain/receivable/financing';
import { outwardPaymentStatuses } from '@cohong/domain/tax-form/outward-payment';
import { describe, expect, it } from '@jest/globals';

const { leaving } = readConsortium(path.resolve(__dirname, '../network/consortium.yaml'));
const asked = leaving['bank']!.map(({ get }) => new URL(get, 'http://regulator'));

/** For which statuses a list is asked, where a bank stands in this field. */
const statusesAsked = (list: string, field: string, name = 'status'): readonly string[] =>
    asked
        .filter(({ pathname, searchParams }) => pathname.endsWith(`/${list}`) && searchParams.get(field) === '{member}')
        .flatMap(({ searchParams }) => searchParams.get(name) ?? []);

/** A status that is neither asked for nor named here was forgotten: whoever adds one decides. */
const ended: readonly (readonly [
    list: string,
    fields: readonly string[],
    all: readonly string[],
    over: readonly string[],
])[] = [
    ['financings', ['bank'], financingStatuses, ['REFUSED', 'WITHDRAWN', 'EXPIRED', 'RELEASED', 'REVERSED']],
    ['packing-credits', ['bank'], packingCreditStatuses, ['REFUSED', 'WITHDRAWN', 'EXPIRED', 'RELEASED', 'CONVERTED']],
    // One that was paid and not settled yet waits for a registrar.
    ['outward-payments', ['bank'], outwardPaymentStatuses, ['REFUSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED', 'PAID']],
    ['capital-populations', ['bank'], capitalPopulationSchema.shape.status.options, ['DRAWN']],
    [
        'presentations',
        ['bank'],
        sharedPresentationSchema.shape.status.options,
        // What becomes of one that was negotiated or assigned is told by another presentation, or by the claim.
        ['RECORD_NOT_PRESENTED', 'RETURNED', 'REPRESENTED', 'NEGOTIATED', 'ASSIGNED', 'PAID'],
    ],
    ['claims', ['debtorBank'], claimSchema.shape.status.options, ['PAID', 'PREPAID', 'SPLIT']],
    ['titles', ['holder'], titleSchema.shape.status.options, ['SPLIT', 'PAID']],
    ['late-interest', ['debtorBank', 'holder'], lateInterestStatuses, ['PAID', 'WAIVED']],
    ['claim-offers', ['seller'], claimOfferSchema.shape.status.options, ['WITHDRAWN']],
    ['quote-requests', ['seller'], quoteRequestSchema.shape.status.options, ['DECIDED']],
    // While a settled sale may come back to its seller, the buyer holds a title.
    ['deals', ['seller', 'buyer'], dealStatuses, ['SETTLED', 'RESCINDED', 'LAPSED', 'CALLED_OFF']],
    ['recourse-claims', ['seller', 'buyer'], recourseStatuses, ['REFUNDED', 'REJECTED', 'WITHDRAWN', 'COLLECTED']],
    [
        'participations',
        ['grantor', 'participant'],
        participationStatuses,
        ['DECLINED', 'WITHDRAWN', 'LAPSED', 'RELEASED', 'COLLECTED', 'PASSED_ON'],
    ],
];

describe('before a bank leaves', () => {
    it.each(ended)('it is asked for %s in every status that is not the end', (list, ...[fields, all, over]) => {
        for (const field of fields) {
            expect([...statusesAsked(list, field), ...over].sort()).toEqual([...all].sort());
        }
    });

    it('it is asked for checks of capital payments that are awaited, and for whatever waits for a registrar', () => {
        expect(statusesAsked('capital-payments', 'bank', 'checkStatus')).toEqual([checkStatuses[0]]);
        expect(asked.some(({ pathname, search }) => pathname.endsWith('/waiting') && search === '?bank={member}')).toBe(
            true,
        );
    });

    it.each([
        'issuingBank',
        'advisingBank',
        'secondAdvisingBank',
        'confirmingBank',
        'nominatedBank',
        'transferringBank',
    ])('it is asked for credits that live, of which it is the %s', (role) => {
        expect(statusesAsked('letters-of-credit', role)).toEqual(['ISSUED', 'ADVISED', 'EFFECTIVE']);
    });
});
