import type { WireMoney } from '@cohong/domain/kernel/money';
import { isRecord, type Client, type Operation, type operations } from '@cohong/client';
import { mainStory } from '@cohong/fixtures';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../story/client.js';
import { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';

const { exportDeclaration, exporter, reserve, issue, financing } = mainStory;
const { declarationNumber } = exportDeclaration;
const bank = 'HaizhouBankMSP';

/** A new key for an act that is sent once. */
const once = (): { header: { 'Idempotency-Key': string } } => ({ header: { 'Idempotency-Key': randomUUID() } });

/** What a bank asks for in the main story, as a body of `POST /v1/financings` without its release code. */
export const loanRequest: { declarationNumber: string; exporterUscc: string; amount: WireMoney } = {
    declarationNumber,
    exporterUscc: exporter.uscc,
    amount: financing,
};

/** The idempotency key under which the loan was requested. */
export const keyOfLoan = 'the-loan-that-waits';

/** The ids of a loan that waits for its checker, and of all that had to be before. */
export interface ReadyLoan {
    readonly releaseCode: string;
    readonly walletId: string;
    readonly financingId: string;
    /** Of the disbursement that maker-1 of the Bank of Haizhou proposed. */
    readonly approvalId: string;
    /** Of more coins, which issuer-1 of the central bank proposed to issue. */
    readonly issueApprovalId: string;
}

/**
 * Brings a consortium to where most can go wrong: the bank's vault holds coins, the declaration is released, the loan
 * is reserved, and a disbursement and an issue wait for a second pair of eyes. Then nothing moves by itself.
 */
export async function readyLoan(consortium: TestConsortium, { holderKey } = new Holder()): Promise<ReadyLoan> {
    const user = (mspId: string, name: string): Client => consortium.organisation(mspId).client(name);
    const issuer = user('PbocMSP', 'issuer-1');
    const maker = user(bank, 'maker-1');
    await credited(consortium);
    // The fixtures know Incoterms as texts, the document as a list.
    const body = exportDeclaration as operations['postDeclarations']['requestBody']['content']['application/json'];
    const officer = user('CustomsMSP', 'officer-1');
    const { releaseCode = '' } = await told(officer.POST('/v1/declarations', { params: once(), body }));
    const holder = { holderUscc: exporter.uscc, holderName: exporter.partyName, holderKey };
    const { walletId } = await told(maker.POST('/v1/wallets', { params: once(), body: holder }));
    const { financingId } = await told(
        maker.POST('/v1/financings', {
            params: { header: { 'Idempotency-Key': keyOfLoan, Prefer: 'wait=30' } },
            body: { ...loanRequest, releaseCode },
        }),
    );
    const { approvalId } = await told(
        maker.POST('/v1/financings/{financingId}/disbursements', {
            params: { ...once(), path: { financingId } },
            body: { means: { kind: 'E_CNY', walletId } },
        }),
    );
    const moreCoins = { bank, amount: { ...issue, amount: '1.00' } };
    const issued = await told(issuer.POST('/v1/issues', { params: once(), body: moreCoins }));

    return { releaseCode, walletId, financingId, approvalId, issueApprovalId: issued.approvalId };
}

/** One officer of the central bank proposes the reserve and the coins of the main story, another approves them. */
async function credited(consortium: TestConsortium): Promise<void> {
    const [issuer, secondIssuer] = ['issuer-1', 'issuer-2'].map((name) =>
        consortium.organisation('PbocMSP').client(name),
    ) as [Client, Client];
    for (const [page, amount] of [
        ['/v1/reserve-credits', reserve],
        ['/v1/issues', issue],
    ] as const) {
        const { approvalId } = await told(issuer.POST(page, { params: once(), body: { bank, amount } }));
        await told(
            secondIssuer.POST('/v1/approvals/{approvalId}/approve', {
                params: { ...once(), path: { approvalId } },
                body: {},
            }),
        );
    }
}

/** What anybody's lists show: the same before and after whatever must change nothing. */
const lists = [
    ['HaizhouBankMSP', 'maker-1', '/v1/financings'],
    ['HaizhouBankMSP', 'maker-1', '/v1/approvals'],
    ['HaizhouBankMSP', 'maker-1', '/v1/wallets'],
    ['HaizhouBankMSP', 'maker-1', '/v1/vault'],
    ['PearlBankMSP', 'maker-1', '/v1/financings'],
    ['PearlBankMSP', 'maker-1', '/v1/wallets'],
    ['SafeMSP', 'regulator-1', '/v1/supervision/financings'],
    ['SafeMSP', 'regulator-1', `/v1/supervision/declarations/${declarationNumber}`],
    ['SafeMSP', 'regulator-1', '/v1/financing-policies'],
    ['PbocMSP', 'issuer-1', '/v1/approvals'],
    ['PbocMSP', 'regulator-1', '/v1/supply'],
] as const;

/** All lists and totals that the members of the deal and the regulators see. */
export async function books(consortium: TestConsortium): Promise<Readonly<Record<string, unknown>>> {
    const pages = lists.map(async ([mspId, user, page]) => {
        const { body } = await made(consortium.organisation(mspId).user(user).get(page));
        return [`${mspId} ${page}`, body] as const;
    });

    return Object.fromEntries(await Promise.all(pages));
}

/** The answer, if it is a success: what a test stands on must not have failed unseen. */
async function made(answering: Promise<Answer>): Promise<Answer> {
    const answer = await answering;
    if (answer.status >= 300) {
        throw new Error(`Refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
    }

    return answer;
}

/** The record that a call answered with, if it is neither a problem nor still to be decided. */
async function told<Answer extends object>(
    calling: Promise<{ data?: Answer; error?: unknown }>,
): Promise<Exclude<Answer, Operation>> {
    const { data, error } = await calling;
    if (data === undefined || !isRecord(data)) {
        throw new Error(`No record: ${JSON.stringify(data ?? error)}`);
    }

    return data;
}
