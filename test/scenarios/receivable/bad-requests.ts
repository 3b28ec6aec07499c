import { bedLinen, importDeclarationNumber } from '@cohong/fixtures';
import { keyOfLoan, loanRequest } from './ready-loan.js';

/** A request that must be refused, and how. `{name}` in path and body stands for an id that only the run knows. */
export interface BadRequest {
    /** Completes "it refuses …". */
    readonly what: string;
    readonly path: string;
    /** `HaizhouBankMSP/maker-1` unless named. */
    readonly user?: string;
    /** GET when there is neither a body nor a text. */
    readonly body?: unknown;
    /** A body as it is sent, where JSON.stringify would not write it. */
    readonly text?: string | Buffer;
    readonly headers?: Readonly<Record<string, string>>;
    /** Status, code, and the paths of the faulty fields. */
    readonly answer: readonly [status: number, code: string, ...paths: string[]];
}

const schema = [422, 'REQUEST_MUST_MATCH_SCHEMA'] as const;
const text = [400, 'REQUEST_MUST_BE_JSON'] as const;
const forbidden = [403, 'CALLER_MUST_HAVE_ROLE'] as const;
const absent = '00000000000000000000000000000000';

const loan = { ...loanRequest, releaseCode: '{releaseCode}' };
const asked = { path: '/v1/financings', body: loan };
const amount = (of: string, currency = 'CNY'): Pick<BadRequest, 'path' | 'body'> => ({
    path: '/v1/financings',
    body: { ...loan, amount: { amount: of, currency } },
});
const asking = (change: object): Pick<BadRequest, 'path' | 'body'> => ({ ...asked, body: { ...loan, ...change } });

const amounts: readonly BadRequest[] = [
    { what: 'three decimals of yuan', ...amount('1000.005'), answer: [...schema, 'amount.amount'] },
    { what: 'one decimal of yen', ...amount('1000.5', 'JPY'), answer: [...schema, 'amount.amount'] },
    { what: 'nothing at all', ...amount('0.00'), answer: [422, 'AMOUNT_MUST_BE_POSITIVE'] },
    { what: 'a negative amount', ...amount('-20000.00'), answer: [...schema, 'amount.amount'] },
    { what: 'ten to the power of thirty', ...amount(`1${'0'.repeat(30)}`), answer: [...schema, 'amount.amount'] },
    { what: 'an exponent', ...amount('1e6'), answer: [...schema, 'amount.amount'] },
    { what: 'thousands separators', ...amount('1,000,000.00'), answer: [...schema, 'amount.amount'] },
    { what: 'full-width digits', ...amount('１００００００.００'), answer: [...schema, 'amount.amount'] },
    { what: 'an amount as a number', ...asking({ amount: 1000000 }), answer: [...schema, 'amount'] },
    { what: 'a fraction as a number', ...asking({ amount: 1000000.25 }), answer: text },
    {
        what: 'offshore yuan, which ISO 4217 does not know',
        ...amount('1.00', 'CNH'),
        answer: [...schema, 'amount.currency'],
    },
    { what: 'a currency that nobody issues', ...amount('1.00', 'ABC'), answer: [...schema, 'amount.currency'] },
    { what: 'a currency in small letters', ...amount('1.00', 'cny'), answer: [...schema, 'amount.currency'] },
];

const uscc = loanRequest.exporterUscc;
const identifiers: readonly BadRequest[] = [
    {
        what: 'a credit code with a wrong check character',
        ...asking({ exporterUscc: uscc.slice(0, 17) + (uscc.endsWith('0') ? '1' : '0') }),
        answer: [...schema, 'exporterUscc'],
    },
    {
        what: 'a credit code with two digits exchanged',
        ...asking({ exporterUscc: '913100001MAK35XR0X' }),
        answer: [...schema, 'exporterUscc'],
    },
    {
        what: 'a credit code in full-width digits',
        ...asking({ exporterUscc: '９１３１００００ＭＡ１Ｋ３５ＸＲ０Ｘ' }),
        answer: [...schema, 'exporterUscc'],
    },
    {
        what: 'a declaration number of seventeen digits',
        ...asking({ declarationNumber: '31042026004601234' }),
        answer: [...schema, 'declarationNumber'],
    },
    {
        what: 'a declaration number with a letter O for a zero',
        ...asking({ declarationNumber: '31O420260046012345' }),
        answer: [...schema, 'declarationNumber'],
    },
    {
        what: "an import's number",
        ...asking({ declarationNumber: importDeclarationNumber }),
        answer: [422, 'DECLARATION_MUST_BE_EXPORT'],
    },
    {
        what: 'a number of a year to come',
        ...asking({ declarationNumber: '310420990046012345' }),
        answer: [422, 'DECLARATION_YEAR_MUST_NOT_BE_FUTURE'],
    },
    {
        what: 'no release code',
        ...asking({ releaseCode: undefined }),
        answer: [422, 'FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE'],
    },
    { what: 'half a release code', ...asking({ releaseCode: 'ab12'.repeat(4) }), answer: [...schema, 'releaseCode'] },
    {
        what: 'a field that nobody asked for',
        ...asking({ reviewer: 'zhang.san.2026' }),
        answer: [...schema, 'reviewer'],
    },
    {
        what: 'a field of the amount that nobody asked for',
        ...asking({ amount: { ...loan.amount, minorUnits: '200000000' } }),
        answer: [...schema, 'amount.minorUnits'],
    },
    {
        what: 'an empty object, naming all that is missing',
        ...asked,
        body: {},
        answer: [...schema, 'amount', 'exporterUscc'],
    },
    {
        what: 'a balance question without the release code',
        path: '/v1/balance-questions',
        body: { declarationNumber: loan.declarationNumber },
        answer: [...schema, 'releaseCode'],
    },
];

const next = '310420260046012399';
const declaring = (change: object): Pick<BadRequest, 'path' | 'user' | 'body'> => ({
    user: 'CustomsMSP/officer-1',
    path: '/v1/declarations',
    body: { ...bedLinen, preEntryNumber: next, declarationNumber: next, ...change },
});

const declarations: readonly BadRequest[] = [
    {
        what: 'a number of another year than the date',
        ...declaring({ declarationNumber: '310420250046012399' }),
        answer: [422, 'DECLARATION_YEAR_MUST_MATCH_DATE'],
    },
    {
        what: "an import's number for an export",
        ...declaring({ declarationNumber: importDeclarationNumber }),
        answer: [422, 'DECLARATION_MUST_BE_EXPORT'],
    },
    {
        what: 'a number of another office',
        ...declaring({ declarationNumber: '221120260046012399' }),
        answer: [422, 'DECLARATION_OFFICE_MUST_MATCH_NUMBER'],
    },
    {
        what: 'a consignor whose credit code is mistyped',
        ...declaring({ consignor: { ...bedLinen.consignor, uscc: '91310000MA1K35XR1X' } }),
        answer: [...schema, 'consignor.uscc'],
    },
    {
        what: 'a container number with a wrong check digit',
        ...declaring({ containers: [{ equipmentReference: 'LNTU3124008' }] }),
        answer: [...schema, 'containers.0.equipmentReference'],
    },
    {
        what: 'a date that the calendar lacks',
        ...declaring({ declarationDate: '2026-02-30' }),
        answer: [...schema, 'declarationDate'],
    },
    {
        what: 'lines that do not add up to the total',
        ...declaring({ totalValue: { amount: '3124000.01', currency: 'CNY' } }),
        answer: [422, 'LINES_MUST_ADD_UP_TO_TOTAL'],
    },
    {
        what: 'a total in another currency than its lines',
        ...declaring({ totalValue: { amount: '3124000.00', currency: 'USD' } }),
        answer: [422, 'CURRENCIES_MUST_AGREE'],
    },
    {
        what: 'the same declaration once more',
        ...declaring({ declarationNumber: bedLinen.declarationNumber }),
        answer: [409, 'DECLARATION_MUST_BE_NEW'],
    },
    {
        what: 'an amendment of a version that is no longer current',
        user: 'CustomsMSP/officer-1',
        path: `/v1/declarations/${bedLinen.declarationNumber}/cancellation`,
        body: { expectedVersion: 7 },
        answer: [409, 'VERSION_MUST_BE_CURRENT'],
    },
    {
        what: 'a question for a number that is none',
        user: 'CustomsMSP/officer-1',
        path: '/v1/declarations/31042026004601234X',
        answer: [...schema, 'declarationNumber'],
    },
];

const secret = '"secret2026"';
const forms: readonly BadRequest[] = [
    { ...asked, what: 'a body that ends too early', body: undefined, text: `{"releaseCode":${secret}`, answer: text },
    { ...asked, what: 'text after the end', body: undefined, text: `{"a":${secret}} {}`, answer: text },
    {
        ...asked,
        what: 'a key that stands there twice',
        body: undefined,
        text: `{"releaseCode":${secret},"releaseCode":${secret}}`,
        answer: text,
    },
    { ...asked, what: '__proto__', body: undefined, text: `{"__proto__":{"bank":${secret}}}`, answer: text },
    { ...asked, what: 'two hundred brackets', body: undefined, text: '['.repeat(200), answer: text },
    { ...asked, what: 'a list', body: [loan], answer: [...schema, ''] },
    {
        ...asked,
        what: 'bytes that are no UTF-8',
        body: undefined,
        text: Buffer.from('7b22ff223a317d', 'hex'),
        answer: [400, 'REQUEST_MUST_BE_WELL_FORMED'],
    },
    {
        ...asked,
        what: 'ten megabytes',
        body: { ...loan, releaseCode: 'a1'.repeat(5_000_000) },
        answer: [413, 'BODY_MUST_BE_SMALLER'],
    },
    {
        ...asked,
        what: 'a form',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        answer: [415, 'CONTENT_TYPE_MUST_BE_JSON'],
    },
    {
        ...asked,
        what: 'another character set',
        headers: { 'content-type': 'application/json; charset=gb18030' },
        answer: [415, 'CONTENT_TYPE_MUST_BE_JSON'],
    },
    {
        ...asked,
        what: 'no idempotency key',
        headers: { 'idempotency-key': '' },
        answer: [400, 'IDEMPOTENCY_KEY_MUST_BE_GIVEN'],
    },
    {
        ...amount('1.00'),
        what: 'the key of an earlier request with another body',
        headers: { 'idempotency-key': keyOfLoan },
        answer: [422, 'REQUEST_BODY_MUST_MATCH'],
    },
    { ...asked, what: 'a query that means nothing', path: '/v1/financings?dryRun=1', answer: [...schema, 'dryRun'] },
    {
        ...asked,
        what: 'a preference that is no number',
        headers: { prefer: 'wait=long' },
        answer: [400, 'PREFERENCE_MUST_BE_KNOWN'],
    },
];

const means = { kind: 'OUTSIDE', reference: 'CNAPS 20260331000417' };
const roles: readonly BadRequest[] = [
    {
        what: 'the maker who approves the own disbursement',
        path: '/v1/approvals/{approvalId}/approve',
        body: {},
        answer: forbidden,
    },
    {
        what: 'another maker who approves it',
        user: 'HaizhouBankMSP/maker-2',
        path: '/v1/approvals/{approvalId}/approve',
        body: {},
        answer: forbidden,
    },
    {
        what: 'the issuer who approves the own issue',
        user: 'PbocMSP/issuer-1',
        path: '/v1/approvals/{issueApprovalId}/approve',
        body: {},
        answer: [403, 'CHECKER_MUST_DIFFER_FROM_MAKER'],
    },
    {
        what: 'a checker who proposes a disbursement',
        user: 'HaizhouBankMSP/checker-1',
        path: '/v1/financings/{financingId}/disbursements',
        body: { means },
        answer: forbidden,
    },
    { ...asked, what: 'a checker who requests a loan', user: 'HaizhouBankMSP/checker-1', answer: forbidden },
    { ...asked, what: 'an auditor who requests a loan', user: 'HaizhouBankMSP/auditor-1', answer: forbidden },
    { ...asked, what: 'the gateway itself, requesting a loan', user: 'HaizhouBankMSP/gateway', answer: forbidden },
    {
        what: 'an auditor who approves',
        user: 'HaizhouBankMSP/auditor-1',
        path: '/v1/approvals/{approvalId}/approve',
        body: {},
        answer: forbidden,
    },
    {
        what: "the central bank's officer who issues coins",
        user: 'PbocMSP/officer-1',
        path: '/v1/issues',
        body: { bank: 'HaizhouBankMSP', amount: loan.amount },
        answer: forbidden,
    },
    {
        what: 'coins for a bank that is no member',
        user: 'PbocMSP/issuer-1',
        path: '/v1/issues',
        body: { bank: 'NobodyMSP', amount: loan.amount },
        answer: [...schema, 'bank'],
    },
    {
        what: 'a bank that declares an export',
        path: '/v1/declarations',
        body: bedLinen,
        answer: [404, 'ROUTE_MUST_EXIST'],
    },
];

/** Everything that a client could send and must not get through with. */
export const badRequests: Readonly<Record<string, readonly BadRequest[]>> = {
    'an amount': amounts,
    'who and what it is about': identifiers,
    'a declaration': declarations,
    'the form': forms,
    'the role of the caller': roles,
};

/** What a stranger sends to find out whether an id of another bank exists: nobody may tell it from one that does not. */
export const strangersRequests: readonly (Pick<BadRequest, 'what' | 'path' | 'body'> & { readonly id: string })[] = [
    { what: 'reading the loan', id: '{financingId}', path: '/v1/financings/{id}' },
    { what: 'withdrawing the loan', id: '{financingId}', path: '/v1/financings/{id}/withdrawal', body: {} },
    { what: 'paying the loan out', id: '{financingId}', path: '/v1/financings/{id}/disbursements', body: { means } },
    {
        what: 'recording a repayment',
        id: '{financingId}',
        path: '/v1/financings/{id}/repayments',
        body: { amount: loan.amount, source: 'OTHER_FUNDS', means },
    },
    { what: 'reading the approval', id: '{approvalId}', path: '/v1/approvals/{id}' },
    { what: 'refusing the approval', id: '{approvalId}', path: '/v1/approvals/{id}/refuse', body: {} },
    { what: 'reading the wallet', id: '{walletId}', path: '/v1/wallets/{id}' },
    {
        what: 'paying out of the wallet',
        id: '{walletId}',
        path: '/v1/transfers',
        body: {
            transferId: absent,
            from: '{id}',
            keyVersion: 1,
            coins: [absent + absent],
            outputs: [{ to: 'vault', amount: loan.amount }],
            validUntil: '2099-01-01T00:00:00Z',
            signature: absent.repeat(4),
        },
    },
    {
        what: 'drafting a payment out of the wallet',
        id: '{walletId}',
        path: '/v1/transfer-drafts',
        body: { from: '{id}', outputs: [{ to: 'vault', amount: loan.amount }] },
    },
];

/** An id that nobody has. */
export const absentId = absent;
