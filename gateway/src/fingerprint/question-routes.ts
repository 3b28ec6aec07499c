import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { documentCheckSchema } from '@cohong/domain/fingerprint/document-check';
import { balanceQuestionSchema } from '@cohong/domain/receivable/balance-question';
import { z } from 'zod';
import { consentRoutes } from '../consent/consent-routes.js';
import { enterpriseRoutes } from '../consent/enterprise-routes.js';
import { creditInquiryRoutes } from '../credit-information/credit-inquiry-routes.js';
import { creditPassportRoutes } from '../credit-passport/credit-passport-routes.js';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { balanceQuestionRoutes } from '../receivable/balance-question-routes.js';
import { verificationRoutes } from '../verification/verification-routes.js';
import { DocumentCheckClient } from './document-check-client.js';
import { documentCheckRoutes, storedChecks } from './document-check-routes.js';

interface QuestionParts {
    readonly whereabouts: Whereabouts;
    readonly events: LedgerEvents;
    /** Those whose questions a regulator sees. */
    readonly banks: readonly string[];
}

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What banks ask of the regulators about goods, documents and enterprises, and what these see of it: who guesses, asks much. */
export function questionRoutes({ whereabouts, events, banks }: QuestionParts): readonly Route[] {
    const mspId = whereabouts.bank;

    return [
        ...balanceQuestionRoutes(events),
        ...documentCheckRoutes(mspId, events),
        ...verificationRoutes({ mspId, events, banks }),
        ...enterpriseRoutes,
        ...consentRoutes({ whereabouts, events, banks }),
        ...creditInquiryRoutes({ mspId, events, banks }),
        ...creditPassportRoutes(mspId),
        ...questionSupervisionRoutes(banks),
    ];
}

function questionSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);
    const collectionsFor = (): readonly string[] => banks.map(vaultOf);

    return [
        list({
            ...ofRegulator,
            path: '/v1/supervision/balance-questions',
            summary: 'What all banks have asked about declarations, and what they were answered',
            chaincode: 'trade',
            kind: 'balance-question',
            schema: balanceQuestionSchema,
            filters: {
                bank: bank.optional(),
                status: balanceQuestionSchema.shape.status.optional(),
                declarationNumber: balanceQuestionSchema.shape.declarationNumber.optional(),
            },
            hasPeriod: true,
            orderBy: 'askedAt',
            collectionsFor,
        }),
        list({
            ...ofRegulator,
            ...storedChecks,
            path: '/v1/supervision/document-checks',
            summary: 'About which documents all banks have asked, and what they were answered',
            filters: { ...storedChecks.filters, bank: bank.optional() },
            collectionsFor,
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/document-checks/{bank}/{checkId}',
            summary: "One bank's question about documents and its answer",
            params: z.strictObject({ bank, ...documentCheckSchema.pick({ checkId: true }).shape }),
            answer: documentCheckSchema,
            read: ({ ledger, params: address }) => new DocumentCheckClient(ledger).readDocumentCheck(address),
        }),
    ];
}
