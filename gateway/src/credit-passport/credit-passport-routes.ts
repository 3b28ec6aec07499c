import { readRootSchema } from '@cohong/domain/credit-passport/api';
import { creditPassportSchema, passportRootSchema } from '@cohong/domain/credit-passport/credit-passport';
import { read, type Route } from '../http/route.js';
import { bankStaff, type RolesByKind } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { CreditPassportClient } from './credit-passport-client.js';

const tag = 'Credit information';
const forStaff = { tag, roles: bankStaff } as const;
/** Whoever may be shown a passport. Customs grants nothing. */
const members = {
    bank: 'everybody',
    'foreign-exchange-regulator': 'everybody',
    'central-bank': 'everybody',
} as const satisfies RolesByKind;
const params = readRootSchema;

/** How an enterprise gets its passport from the bank that had it made, and how another bank checks what it is shown. */
export function creditPassportRoutes(mspId: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            path: '/v1/credit-passports',
            summary: 'The passports that this bank had made for enterprises',
            chaincode: 'trade',
            kind: 'credit-passport',
            schema: creditPassportSchema,
            filters: { uscc: creditPassportSchema.shape.uscc.optional() },
            orderBy: 'issuedAt',
            collectionsFor: () => [vaultOf(mspId)],
        }),
        read({
            ...forStaff,
            path: '/v1/credit-passports/{passportId}',
            summary:
                'A passport, for the enterprise: each fact with its salt and the proof by which it can be shown alone',
            params,
            answer: creditPassportSchema,
            read: ({ ledger, params: address }) => new CreditPassportClient(ledger).readPassport(address),
        }),
        read({
            tag,
            roles: members,
            path: '/v1/credit-passport-roots/{passportId}',
            summary: 'What is public of a passport: the root against which its facts are checked',
            params,
            answer: passportRootSchema,
            read: ({ ledger, params: address }) => new CreditPassportClient(ledger).readRoot(address),
        }),
    ];
}
