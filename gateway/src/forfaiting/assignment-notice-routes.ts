import { acknowledgeNoticeSchema, dealAddressSchema, refuseNoticeSchema } from '@cohong/domain/forfaiting/deal/api';
import { assignmentNoticeSchema } from '@cohong/domain/forfaiting/deal/assignment-notice';
import { propose } from '../approval/propose.js';
import { read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { currencyCode } from '../read-model/currency-filter.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { DealClient } from './deal-client.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/assignment-notices' as const;
const onNotice = `${all}/{dealId}` as const;
const { debtorBank, seller, buyer, claimId } = assignmentNoticeSchema.shape;

/** Notices of assignment, each in the books of debtor, seller and buyer. */
export const storedNotices = {
    chaincode: 'trade',
    kind: 'assignment-notice',
    schema: assignmentNoticeSchema,
    orderBy: 'maturity',
    hasPeriod: 'OF_DAYS',
    filters: {
        debtorBank: debtorBank.optional(),
        seller: seller.optional(),
        buyer: buyer.optional(),
        currency: currencyCode.optional(),
        claimId: claimId.optional(),
    },
    fieldOf: { currency: 'amount.currency' },
} as const;

/** To whom claims are to be paid, at the banks that owe, sell and buy them. */
export function assignmentNoticeRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...storedNotices,
            path: all,
            summary: 'The notices of assignment that concern this bank, by maturity of the claim',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onNotice,
            summary: 'A notice of assignment, and whether the debtor bank has acknowledged or refused it',
            params: dealAddressSchema,
            answer: assignmentNoticeSchema,
            read: ({ ledger, params }) => new DealClient(ledger).readNotice(params),
        }),
        propose({
            ...byMakers,
            path: `${onNotice}/acknowledgements`,
            summary: 'Propose to acknowledge that this bank pays the buyer so much on that day',
            params: dealAddressSchema,
            examples: { request: { amount: { amount: '80000.00', currency: 'CNY' }, maturity: '2026-08-30' } },
            body: acknowledgeNoticeSchema.omit({ dealId: true }),
            propose: ({ ledger, params, body, request }, approvalId) =>
                new DealClient(ledger).proposeAcknowledgement({ ...params, ...body, approvalId }, request),
        }),
        propose({
            ...byMakers,
            path: `${onNotice}/refusals`,
            summary: 'Propose to refuse to acknowledge the buyer: seller and buyer may then call the sale off at once',
            params: dealAddressSchema,
            examples: { request: { reasons: ['Our court has ordered that nobody is paid for these goods'] } },
            body: refuseNoticeSchema.omit({ dealId: true }),
            propose: ({ ledger, params, body, request }, approvalId) =>
                new DealClient(ledger).proposeRefusal({ ...params, ...body, approvalId }, request),
        }),
    ];
}
