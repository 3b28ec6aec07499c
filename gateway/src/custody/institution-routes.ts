import { institutionAddressSchema, licenseInstitutionSchema } from '@cohong/domain/custody/api';
import { custodySheetSchema } from '@cohong/domain/custody/custody-sheet';
import { institutionBookSchema, institutionSchema } from '@cohong/domain/custody/institution';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, everybody } from '../party/roles.js';
import { CustodyClient } from './custody-client.js';

const common = { path: '/v1/payment-institutions', tag: 'Payment institutions' } as const;

/** Who is licensed to keep accounts in e-CNY for people, and whether coins stand behind all of them. */
export const institutionRoutes: readonly Route[] = [
    read({
        ...common,
        roles: everybody,
        summary: 'Every payment institution that the central bank has licensed',
        answer: institutionBookSchema,
        read: ({ ledger }) => new CustodyClient(ledger).readInstitutions(),
    }),
    act({
        ...common,
        roles: { 'central-bank': ['officer'] },
        summary: 'License a payment institution, whose coins one bank keeps',
        examples: {
            request: {
                institutionName: 'Lantern Pay Co Ltd',
                uscc: '91330206MA2CH0012E',
                bank: 'HaizhouBankMSP',
                institutionKey:
                    '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
            },
        },
        body: licenseInstitutionSchema.omit({ institutionId: true }),
        status: 201,
        answer: institutionSchema,
        act: async ({ ledger, body, request }) => {
            const custody = new CustodyClient(ledger);
            const committed = await custody.licenseInstitution({ ...body, institutionId: randomId() }, request);
            const resource = await custody.institutionAt({ institutionId: committed.id, bank: body.bank });
            return { committed, resource };
        },
    }),
    read({
        path: '/v1/payment-institutions/{institutionId}/custody',
        showsBooks: true,
        tag: common.tag,
        roles: { ...bankStaff, 'central-bank': ['issuer', 'officer', 'regulator'] },
        summary: 'The accounts of an institution beside the coins that stand behind them, added up anew',
        params: institutionAddressSchema,
        answer: custodySheetSchema,
        read: ({ ledger, params }) => new CustodyClient(ledger).readCustody(params.institutionId),
    }),
];
