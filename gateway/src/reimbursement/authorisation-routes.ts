import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import { amendAuthorisationSchema, authoriseReimbursementSchema } from '@cohong/domain/reimbursement/api';
import { authorisationSchema } from '@cohong/domain/reimbursement/authorisation';
import { z } from 'zod';
import { act, read, type Route } from '../http/route.js';
import { propose } from '../approval/propose.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { ReimbursementClient } from './reimbursement-client.js';

const byMakers = { tag: 'Reimbursement', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const all = '/v1/reimbursement-authorisations' as const;
const onAuthorisation = `${all}/{creditId}` as const;
const exampleAmount = { amount: '472500.00', currency: 'USD' };

/** Who reimburses how much under which credit, at the banks that hold the authorisation. */
export function authorisationRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            path: all,
            summary: 'The authorisations to reimburse under which this bank issues, reimburses or claims',
            chaincode: 'trade',
            kind: 'reimbursement-authorisation',
            schema: authorisationSchema,
            filters: {
                issuingBank: authorisationSchema.shape.issuingBank.optional(),
                reimbursingBank: authorisationSchema.shape.reimbursingBank.optional(),
            },
            collectionsFor: () => [vaultOf(bank)],
            orderBy: 'issuedAt',
        }),
        read({
            ...forStaff,
            path: onAuthorisation,
            summary: 'An authorisation to reimburse',
            params: creditAddressSchema,
            answer: authorisationSchema,
            read: ({ ledger, params }) => new ReimbursementClient(ledger).readAuthorisation(params),
        }),
        ...ofAmounts,
        ...withoutMore,
        act({
            ...byMakers,
            path: `${onAuthorisation}/undertaking-refusals`,
            summary: 'Tell that this bank, which is to reimburse, does not bind itself',
            params: creditAddressSchema,
            body: z.strictObject({}),
            status: 200,
            answer: authorisationSchema,
            act: async ({ ledger, params, request }) => {
                const client = new ReimbursementClient(ledger);
                const committed = await client.declineUndertaking(params, request);
                return { committed, resource: await client.readAuthorisation(params) };
            },
        }),
    ];
}

/** What a maker proposes and a checker approves, with its amount. */
const ofAmounts: readonly Route[] = [
    propose({
        ...byMakers,
        path: all,
        summary:
            'Propose to authorise the bank that the credit names to reimburse; what it is told follows from the credit',
        examples: { request: { creditId: 'c1'.repeat(16), amount: exampleAmount } },
        body: authoriseReimbursementSchema,
        propose: ({ ledger, body, request }, approvalId) => {
            const name = 'reimbursement-authorisation:ProposeAuthorisation';
            return new ReimbursementClient(ledger).propose(name, { ...body, approvalId }, request);
        },
    }),
    propose({
        ...byMakers,
        path: `${onAuthorisation}/amendments`,
        summary: 'Propose to authorise more or less, but not less than what has been claimed',
        params: creditAddressSchema,
        examples: { request: { amount: exampleAmount } },
        body: amendAuthorisationSchema.omit({ creditId: true }),
        propose: ({ ledger, params, body, request }, approvalId) => {
            const name = 'reimbursement-authorisation:ProposeAmendment';
            return new ReimbursementClient(ledger).propose(name, { ...params, ...body, approvalId }, request);
        },
    }),
];

/** What a maker proposes and a checker approves, and there is nothing more to say. */
const withoutMore: readonly Route[] = (
    [
        [
            'cancellations',
            'ProposeCancellation',
            'Propose to take the authorisation back for all that is not claimed yet',
        ],
        [
            'undertakings',
            'ProposeUndertaking',
            'Propose to bind this bank, which is to reimburse, by its own undertaking',
        ],
    ] as const
).map(([path, name, summary]) =>
    propose({
        ...byMakers,
        path: `${onAuthorisation}/${path}`,
        summary,
        params: creditAddressSchema,
        examples: { request: {} },
        body: z.strictObject({}),
        propose: ({ ledger, params, request }, approvalId) => {
            const client = new ReimbursementClient(ledger);
            return client.propose(`reimbursement-authorisation:${name}`, { ...params, approvalId }, request);
        },
    }),
);
