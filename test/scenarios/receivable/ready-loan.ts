import type { WireMoney } from '@cohong/domain/kernel/money';
import { mainStory } from '@cohong/fixtures';
import type { Answer, Client } from '../../story/client.js';
import type { TestConsortium } from '../consortium.js';

const { exportDeclaration, exporter, reserve, issue, financing } = mainStory;
const { declarationNumber } = exportDeclaration;
const bank = 'HaizhouBankMSP';
const patient = { prefer: 'wait=30' };

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
export async function readyLoan(consortium: TestConsortium): Promise<ReadyLoan> {
    const user = (mspId: string, name: string): Client => consortium.organisation(mspId).user(name);
    const [issuer, secondIssuer] = [user('PbocMSP', 'issuer-1'), user('PbocMSP', 'issuer-2')];
    const maker = user(bank, 'maker-1');
    for (const [page, amount] of [
        ['/v1/reserve-credits', reserve],
        ['/v1/issues', issue],
    ] as const) {
        const proposed = await made(issuer.post(page, { bank, amount }));
        await made(secondIssuer.post(`/v1/approvals/${proposed.text('approvalId')}/approve`));
    }
    const declared = await made(user('CustomsMSP', 'officer-1').post('/v1/declarations', exportDeclaration));
    const releaseCode = declared.text('releaseCode');
    const wallet = await made(maker.post('/v1/wallets', { holderUscc: exporter.uscc, holderName: exporter.partyName }));
    const walletId = wallet.text('walletId');
    const body = { ...loanRequest, releaseCode };
    const loan = await made(maker.post('/v1/financings', body, { ...patient, 'idempotency-key': keyOfLoan }));
    const financingId = loan.text('financingId');
    const means = { kind: 'E_CNY', walletId };
    const proposed = await made(maker.post(`/v1/financings/${financingId}/disbursements`, { means }));
    const moreCoins = await made(issuer.post('/v1/issues', { bank, amount: { ...issue, amount: '1.00' } }));

    return {
        releaseCode,
        walletId,
        financingId,
        approvalId: proposed.text('approvalId'),
        issueApprovalId: moreCoins.text('approvalId'),
    };
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
