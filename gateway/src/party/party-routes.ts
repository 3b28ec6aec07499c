import { enrolMembersSchema, membersReadSchema } from '@cohong/domain/party/api';
import type { MemberBook, MemberKind } from '@cohong/domain/party/member';
import type { Ledger } from '../fabric/ledger.js';
import { act, read, type Route } from '../http/route.js';
import { everybody } from './roles.js';

/** The chaincode whose member book an organisation sees to: the central bank that of money, everybody else that of trade. */
function chaincodeOf(kind: MemberKind): 'trade' | 'dcep' {
    return kind === 'central-bank' ? 'dcep' : 'trade';
}

function readMembers(ledger: Ledger, chaincode: 'trade' | 'dcep'): Promise<MemberBook> {
    return ledger.evaluate({ name: `${chaincode}/party:ReadMembers`, input: {}, answer: membersReadSchema });
}

/** Who is in the consortium. */
export function partyRoutes({ kind, banks }: { kind: MemberKind; banks: readonly string[] }): readonly Route[] {
    const chaincode = chaincodeOf(kind);
    // The member book of money is endorsed by the central bank and a bank, whichever.
    const [bank = ''] = banks;

    return [
        read({
            path: '/v1/members',
            summary: 'Who the members of the consortium are',
            tag: 'Members',
            roles: everybody,
            answer: membersReadSchema,
            read: ({ ledger }) => readMembers(ledger, chaincode),
        }),
        act({
            path: '/v1/members',
            summary: 'Enrol members, or correct what the book says of them',
            tag: 'Members',
            roles: { 'foreign-exchange-regulator': ['officer'], 'central-bank': ['officer'] },
            examples: { request: { members: [{ mspId: 'CustomsMSP', kind: 'customs', partyName: 'Customs' }] } },
            body: enrolMembersSchema,
            status: 200,
            answer: membersReadSchema,
            act: async ({ ledger, body, request }) => {
                const committed = await ledger.submit({
                    name: `${chaincode}/party:EnrolMembers`,
                    input: body,
                    request,
                    bank,
                });
                return { committed, resource: await readMembers(ledger, chaincode) };
            },
        }),
    ];
}
