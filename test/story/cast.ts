import { Client, type Answer, type Door } from './client.js';

/** Every organisation's door, by MSP identifier. */
export type Doors = Readonly<Record<string, Door>>;

/** Who acts in the stories, and where each of them works. */
const cast = {
    issuer: ['PbocMSP', 'issuer-1'],
    secondIssuer: ['PbocMSP', 'issuer-2'],
    officer: ['PbocMSP', 'officer-1'],
    centralBank: ['PbocMSP', 'regulator-1'],
    safe: ['SafeMSP', 'regulator-1'],
    customs: ['CustomsMSP', 'officer-1'],
    maker: ['HaizhouBankMSP', 'maker-1'],
    checker: ['HaizhouBankMSP', 'checker-1'],
    pearl: ['PearlBankMSP', 'maker-1'],
    pearlChecker: ['PearlBankMSP', 'checker-1'],
    harbour: ['HarbourBankMSP', 'maker-1'],
    harbourChecker: ['HarbourBankMSP', 'checker-1'],
} as const;
export type Cast = Readonly<Record<keyof typeof cast, Client>>;

export function castOf(doors: Doors): Cast {
    const clients = Object.entries(cast).map(([role, [mspId, user]]) => {
        const door = doors[mspId];
        if (door === undefined) {
            throw new Error(`Nobody in the consortium is called ${mspId}.`);
        }
        return [role, new Client(door, user)];
    });

    return Object.fromEntries(clients) as Cast;
}

/** The status of an answer and one field of its body. */
export function outcome(answer: Answer, field: 'status' | 'code'): [number, unknown] {
    return [answer.status, answer.at(field)];
}

export function money({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
    const [whole = '', fraction] = amount.split('.');
    return `${currency} ${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** The maker proposes at this page, and the checker approves. */
export async function byTwo(
    [maker, checker]: readonly [Client, Client],
    page: string,
    body: object = {},
): Promise<Answer> {
    const proposed = await maker.post(page, body);
    const approved = await checker.post(`/v1/approvals/${proposed.text('approvalId')}/approve`);
    if (approved.at('status') !== 'APPROVED') {
        throw new Error(`${page} was not approved: ${approved.status} ${JSON.stringify(approved.body)}`);
    }

    return approved;
}
