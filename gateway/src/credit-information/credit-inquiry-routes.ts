import { askCreditInformationSchema } from '@cohong/domain/credit-information/api';
import { creditInquirySchema, type CreditInquiry } from '@cohong/domain/credit-information/credit-inquiry';
import { z } from 'zod';
import { exampleScope, exampleSignature } from '../consent/consent-examples.js';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { waitFor } from '../fabric/wait-for.js';
import { act, read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { CreditInquiryClient } from './credit-inquiry-client.js';

export interface CreditParts {
    readonly mspId: string;
    readonly events: LedgerEvents;
    /** Those whose inquiries a regulator sees. */
    readonly banks: readonly string[];
}

const byMakers = { tag: 'Credit information', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofRegulator = { ...byMakers, roles: supervisors } as const;
const path = '/v1/credit-inquiries';
const params = creditInquirySchema.pick({ inquiryId: true });

const stored = {
    chaincode: 'trade',
    kind: 'credit-inquiry',
    schema: creditInquirySchema,
    filters: {
        status: creditInquirySchema.shape.status.optional(),
        uscc: creditInquirySchema.shape.uscc.optional(),
    },
    hasPeriod: true,
    orderBy: 'askedAt',
} as const;

/** How a bank asks about an enterprise that has consented. A registrar answers, so the answer may take a moment. */
export function creditInquiryRoutes({ mspId, events, banks }: CreditParts): readonly Route[] {
    const { facts, reason } = exampleScope;
    const consent = {
        ...exampleScope,
        consentId: '5d1f6a3b8c2e4f7091a2b3c4d5e6f708',
        bank: 'HaizhouBankMSP',
        signature: exampleSignature,
    };

    return [
        act({
            ...byMakers,
            path,
            summary: 'Ask about an enterprise with its consent: sums over 12 and 24 months, and its class',
            examples: { request: { consent, facts, reason } },
            body: askCreditInformationSchema.omit({ inquiryId: true }),
            status: 201,
            canWait: true,
            answer: creditInquirySchema,
            act: async ({ ledger, body, request, waitSeconds = 0 }) => {
                const inquiries = new CreditInquiryClient(ledger);
                const committed = await inquiries.askCreditInformation({ ...body, inquiryId: randomId() }, request);
                const resource = await waitFor({
                    events,
                    id: committed.id,
                    seconds: waitSeconds,
                    read: () => inquiries.readCreditInquiry({ inquiryId: committed.id }),
                    isDone: ({ status }: CreditInquiry) => status !== 'ASKED',
                });
                return { committed, resource };
            },
        }),
        list({
            ...forStaff,
            ...stored,
            path,
            summary: 'About which enterprises this bank has asked, and what it was answered',
            collectionsFor: () => [vaultOf(mspId)],
        }),
        read({
            ...forStaff,
            path: `${path}/{inquiryId}`,
            summary: 'An inquiry about an enterprise, and its answer',
            params,
            answer: creditInquirySchema,
            read: ({ ledger, params: address }) => new CreditInquiryClient(ledger).readCreditInquiry(address),
        }),
        ...supervisionRoutes(banks),
    ];
}

function supervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);

    return [
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/credit-inquiries',
            summary: 'About which enterprises all banks have asked, and what they were answered',
            filters: { ...stored.filters, bank: bank.optional() },
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/credit-inquiries/{bank}/{inquiryId}',
            summary: "One bank's inquiry about an enterprise, and its answer",
            params: z.strictObject({ bank, ...params.shape }),
            answer: creditInquirySchema,
            read: ({ ledger, params: address }) => new CreditInquiryClient(ledger).readCreditInquiry(address),
        }),
    ];
}
