import path from 'node:path';
import type { MemberKind } from '@cohong/domain/party/member';
import { readConsortium } from '@cohong/network';
import { pino } from 'pino';
import { DeclarationImports } from '../../../gateway/src/declaration/declaration-imports.js';
import { LedgerEvents } from '../../../gateway/src/fabric/ledger-events.js';
import { LookCounts } from '../../../gateway/src/regulator-look/look-counts.js';
import { Looks } from '../../../gateway/src/regulator-look/looks.js';
import { Database } from '../../../gateway/src/database/database.js';
import type { Route } from '../../../gateway/src/http/route.js';
import { Seal } from '../../../gateway/src/outbox/sealed.js';
import { Recomputations } from '../../../gateway/src/recomputation/recomputations.js';
import { routesOf } from '../../../gateway/src/routes.js';
import { systemClock } from '../../../gateway/src/webhook/clock.js';
import { Targets } from '../../../gateway/src/webhook/target.js';
import { Webhooks } from '../../../gateway/src/webhook/webhooks.js';

const { organisations } = readConsortium(path.resolve(__dirname, '../../../network/consortium.yaml'));
const mspIdsOf = (kind: string): string[] =>
    organisations.filter((organisation) => organisation.kind === kind).map(({ mspId }) => mspId);
const banks = mspIdsOf('bank');

const logger = pino({ level: 'silent' });
const silent = new LedgerEvents(() => {
    throw new Error('a list of routes needs no ledger');
}, logger);
/** Nothing is opened before it is asked, and a list of routes asks nothing. */
const nobodysDatabase = new Database('postgres://127.0.0.1:1/none', logger);
const webhooks = new Webhooks(nobodysDatabase, {
    targets: new Targets({ allowedHosts: [] }),
    seal: new Seal(Buffer.alloc(32)),
    now: systemClock,
});

const imports = new DeclarationImports(nobodysDatabase, 0);
const looks = new Looks({ database: nobodysDatabase, ledger: undefined, logger });
const lookCounts = new LookCounts(nobodysDatabase);
const recomputations = new Recomputations(nobodysDatabase, {
    mspId: 'SafeMSP',
    channel: 'cohong',
    runner: 0,
    source: () => Promise.reject(new Error('a list of routes needs no ledger')),
    sign: () => Promise.resolve(''),
    logger,
});

/** An organisation of one kind, the routes that its gateway has, and one user of each role. */
export interface Office {
    readonly kind: MemberKind;
    readonly mspId: string;
    readonly users: readonly User[];
    readonly routes: readonly Route[];
}

export interface User {
    readonly name: string;
    readonly role: string;
}

/** Nobody has sent or signed anything. */
const nothing = (): Promise<undefined> => Promise.resolve(undefined);
const nobodys = { operations: { find: nothing }, signatures: { awaited: nothing, give: nothing, isStopped: false } };

/** The first organisation of each kind. */
export const offices: readonly Office[] = (
    ['bank', 'customs', 'foreign-exchange-regulator', 'central-bank'] as const
).map((kind) => {
    const [mspId = ''] = mspIdsOf(kind);
    const { users = {} } = organisations.find((organisation) => organisation.mspId === mspId) ?? {};
    const byRole = new Map(Object.entries(users).map(([name, role]) => [role, { name, role }]));
    const routes = routesOf(
        { mspId, channel: 'cohong', kind, banks, formerBanks: [] },
        {
            events: silent,
            ...nobodys,
            webhooks,
            certify: () => ({ certificatePem: '', signature: '' }),
            imports,
            looks,
            lookCounts,
            recomputations,
        },
    );

    return { kind, mspId, users: [...byRole.values()], routes };
});

/** `POST /v1/financings`, by which a route is known in the title of its test. */
export function nameOf({ method, path }: Route): string {
    return `${method.toUpperCase()} ${path}`;
}

/** Every route of any kind of organisation, once. */
export const everyRoute: readonly Route[] = [
    ...new Map(offices.flatMap(({ routes }) => routes.map((route) => [nameOf(route), route] as const))).values(),
];

/** Whether a route lets users of this role through, as it declares. */
export function admits(route: Route, { kind }: Office, { role }: User): boolean {
    const roles = route.roles[kind] ?? [];

    return roles === 'everybody' || roles.some((each) => each === role);
}

/** Names in paths and the ids in the examples of the document, with what they are to be in this run. */
export type Ids = Readonly<Record<string, string>>;

/** Ids of things of the gateway's own that are not there. */
export const idsOfNothing: Ids = {
    questionId: '0'.repeat(32),
    checkId: '0'.repeat(32),
    verificationId: '0'.repeat(32),
    inquiryId: '0'.repeat(32),
    instructionId: '0'.repeat(32),
    consentId: '0'.repeat(32),
    passportId: '0'.repeat(32),
    uscc: '91330206MA2CH0012E',
    epoch: '9',
    orderId: '0'.repeat(32),
    transferId: '0'.repeat(32),
    serial: '0'.repeat(64),
    lockId: '0'.repeat(32),
    remittanceId: '0'.repeat(32),
    deferredPaymentId: '0'.repeat(32),
    cycleId: '2026-03-31.MULTILATERAL',
    institutionId: '0'.repeat(32),
    accountId: '0'.repeat(32),
    deviceId: '0'.repeat(32),
    loadId: '0'.repeat(32),
    paymentId: '0'.repeat(32),
    proofId: '0'.repeat(32),
    day: '2026-03-31',
    place: 'CHINA',
    caseId: '0'.repeat(32),
    lookId: '0'.repeat(32),
    creditId: '0'.repeat(32),
    amendmentNumber: '1',
    presentationNumber: '1',
    transferNumber: '1',
    assignmentNumber: '1',
    claimNumber: '1',
    claimId: '0'.repeat(32),
    offerId: '0'.repeat(32),
    noticeId: '0'.repeat(32),
    wantedId: '0'.repeat(32),
    requestId: '0'.repeat(32),
    invitationId: '0'.repeat(32),
    dealId: '0'.repeat(32),
    recourseId: '0'.repeat(32),
    participationId: '0'.repeat(32),
    documentKind: 'agreement',
    formNumber: '2026330206999999',
    outwardPaymentId: '0'.repeat(32),
    packingCreditId: '0'.repeat(32),
    importFinancingId: '0'.repeat(32),
    receiptId: '0'.repeat(32),
    reportId: '0'.repeat(32),
    documentRequestId: '0'.repeat(32),
    capitalAccountId: '0'.repeat(32),
    capitalPaymentId: '0'.repeat(32),
    populationId: '0'.repeat(32),
    enterpriseUscc: '91330206MA2LM0069W',
    repaymentId: '0'.repeat(32),
    operationId: '00000000-0000-4000-8000-000000000000',
    webhookId: '0'.repeat(32),
    importId: '0'.repeat(32),
    recomputationId: '0'.repeat(32),
    eventId: '1',
};

/** The wallet out of which the examples pay. */
const exampleWallet = '5f0c9a7e3b1d4826a0e4c2f6d8b19753';

/** What a route must be asked with. */
function queryOf({ path }: Route, ids: Ids): string {
    const queries: Readonly<Record<string, string>> = {
        '/v1/coin-checks': `?proof=${ids['proof'] ?? ''}`,
        '/v1/verification-checks': `?proof=${ids['verificationProof'] ?? ''}`,
        '/v1/letters-of-credit/{creditId}/terms': '?party=BENEFICIARY',
        '/v1/supervision/claims': `?debtorBank=${ids['bank'] ?? ''}`,
        '/v1/supervision/credit-amendments': `?bank=${ids['bank'] ?? ''}`,
        '/v1/supervision/exposures': '?by=BANK',
        '/v1/supervision/circles': '?since=2026-01-01&before=2026-02-01',
        '/v1/supervision/impossible-journeys': '?since=2026-01-01&before=2026-02-01',
        '/v1/supervision/price-outliers': '?since=2026-01-01&before=2026-02-01',
        '/v1/supervision/holdings': `?buyer=${ids['bank'] ?? ''}`,
        '/v1/supervision/series': '?measure=EXPORTED&per=MONTH',
        '/v1/supervision/titles': `?bank=${ids['bank'] ?? ''}`,
        '/v1/supervision/waiting': `?bank=${ids['bank'] ?? ''}`,
        '/v1/supervision/presentations': `?bank=${ids['bank'] ?? ''}`,
        '/v1/calendars/{place}/banking-days': '?after=2026-03-02&count=5',
    };

    return queries[path] ?? '';
}

/** A request as the document of the API shows it, of things that are there. */
export function requestOf(route: Route, ids: Ids): { readonly path: string; readonly body: unknown } {
    const filled = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
        const id = ids[name];
        if (id === undefined) {
            throw new Error(`${nameOf(route)}: say in this test what {${name}} is to be`);
        }
        return id;
    });
    const query = queryOf(route, ids);
    const example = JSON.stringify(route.examples?.request ?? {});

    return {
        path: filled + query,
        body: JSON.parse(example.replaceAll(exampleWallet, ids['walletId'] ?? exampleWallet)),
    };
}
