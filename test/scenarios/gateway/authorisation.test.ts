import { chinaDate } from '@cohong/domain/kernel/time';
import { grilledEel, mainStory } from '@cohong/fixtures';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from '../../../gateway/src/http/route.js';
import { exampleScope } from '../../../gateway/src/consent/consent-examples.js';
import { exampleAmendment, exampleApplication } from '../../../gateway/src/letter-of-credit/credit-examples.js';
import { exampleImportFinancing } from '../../../gateway/src/import-financing/import-financing-examples.js';
import { examplePackingCredit } from '../../../gateway/src/packing-credit/packing-credit-examples.js';
import {
    exampleCapitalAccount,
    exampleCapitalPayment,
    exampleCapitalReceipt,
} from '../../../gateway/src/capital-account/capital-examples.js';
import { exampleOutwardPayment, exampleTaxForm } from '../../../gateway/src/tax-form/tax-form-examples.js';
import { examplePresented } from '../../../gateway/src/presentation/presentation-examples.js';
import { scopeOf } from '../../../gateway/src/http/scope.js';
import { describedBill } from '../../contracts/described-documents.js';
import { Answer, Client } from '../../story/client.js';
import type { EventStream } from '../../story/event-stream.js';
import { Device } from '../../story/device.js';
import { Holder } from '../../story/holder.js';
import { midnightIsFar } from '../../story/midnight.js';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { exampleTransfer } from '../../../gateway/src/transfer/transfer-examples.js';
import { carryCalendarOn } from '../letter-of-credit/desks.js';
import { readyLoan } from '../receivable/ready-loan.js';
import { claimForSale } from './owed-claim.js';
import { admits, everyRoute, nameOf, offices, requestOf, type Ids, type Office, type User } from './matrix.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;
const bank = 'HaizhouBankMSP';
const stranger = 'PearlBankMSP';
const patient = { prefer: 'wait=30' };

const absent = '0'.repeat(32);
const absentIds = {
    financingId: absent,
    approvalId: absent,
    walletId: absent,
    questionId: absent,
    checkId: absent,
    verificationId: absent,
    inquiryId: absent,
    instructionId: absent,
    passportId: absent,
    transferId: absent,
    lockId: absent,
    remittanceId: absent,
    deferredPaymentId: absent,
    cycleId: '2026-03-30.MULTILATERAL',
    institutionId: absent,
    accountId: absent,
    deviceId: absent,
    loadId: absent,
    paymentId: absent,
    proofId: absent,
    place: 'ATLANTIS',
    serial: absent + absent,
    creditId: absent,
    amendmentNumber: '1',
    presentationNumber: '1',
    transferNumber: '1',
    assignmentNumber: '1',
    claimNumber: '1',
    claimId: absent,
    offerId: absent,
    noticeId: absent,
    wantedId: absent,
    requestId: absent,
    invitationId: absent,
    dealId: absent,
    recourseId: absent,
    participationId: absent,
    documentKind: 'agreement',
    outwardPaymentId: absent,
    packingCreditId: absent,
    importFinancingId: absent,
    receiptId: absent,
    reportId: absent,
    documentRequestId: absent,
    capitalAccountId: absent,
    capitalPaymentId: absent,
    populationId: absent,
    enterpriseUscc: '91330206MA2LM0069W',
    repaymentId: absent,
};

const amlPolicy = {
    effectiveFrom: '2026-01-01',
    largeValue: { amount: '50000.00', currency: 'CNY' },
    structuring: { payments: 3, fromBasisPoints: 9000 },
    fanIn: { payers: 20 },
    fanOut: { payees: 20 },
    passThrough: { amount: { amount: '10000.00', currency: 'CNY' }, basisPoints: 9000, hours: 24 },
};

const receipt = {
    reference: 'CIPS-2026-9',
    exporterUscc: mainStory.exporter.uscc,
    amount: { amount: '0.01', currency: 'CNY' },
    receivedOn: '2026-03-31',
};

let consortium: TestConsortium;
let ids: Ids;

suite(`who may do what${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
    beforeAll(async () => {
        consortium = await startTestConsortium();
        ids = await everythingThere();
    }, 180_000);
    afterAll(() => consortium.stop());

    describe('is refused to everybody else, and changes nothing', refusals);
    describe("another bank's records look like none", strangers);
    describe('is open to those for whom it is', admissions);
});

function refusals(): void {
    let heightBefore: number | undefined;
    beforeAll(() => {
        heightBefore = consortium.embedded?.channel.height();
    });

    describe.each(offices)('$kind', (office) => {
        const others = everyRoute.filter((route) => !office.routes.some((own) => nameOf(own) === nameOf(route)));
        const known = new Set(office.routes.map((route) => route.path));

        it.each(office.routes.map((route) => [titleOf(route, office, false), route] as const))(
            '403: %s',
            async (_title, route) => {
                for (const user of inTurn(
                    route,
                    office.users.filter((each) => !admits(route, office, each)),
                )) {
                    const answer = await ask(office, route, { user });
                    expect(told(answer)).toEqual([403, 'CALLER_MUST_HAVE_ROLE']);
                }
            },
        );

        it.each(office.routes.map((route) => [nameOf(route), route] as const))(
            '401 without a token, 403 with every scope but its own: %s',
            async (_title, route) => {
                const user = office.users.find((each) => admits(route, office, each))!;
                const scopes = new Set(everyRoute.map(scopeOf));
                scopes.delete(scopeOf(route));
                const unknown = await ask(office, route, { user, token: '' });
                const unscoped = await ask(office, route, { user, scope: [...scopes].join(' ') });

                expect(told(unknown)).toEqual([401, 'TOKEN_MUST_BE_VALID']);
                expect(told(unscoped)).toEqual([403, 'TOKEN_MUST_HAVE_SCOPE']);
                expect(unscoped.headers.get('www-authenticate')).toContain(`scope="${scopeOf(route)}"`);
            },
        );

        it.each(someOf(others).map((route) => [nameOf(route), route] as const))(
            '404 or 405, since it has no such route: %s',
            async (_title, route) => {
                const expected = known.has(route.path) ? [405, 'METHOD_MUST_BE_ALLOWED'] : [404, 'ROUTE_MUST_EXIST'];
                for (const user of inTurn(route, office.users)) {
                    expect(told(await ask(office, route, { user }))).toEqual(expected);
                }
            },
        );
    });

    it('and nothing has been ordered', () => {
        expect(consortium.embedded?.channel.height()).toBe(heightBefore);
    });
}

/** One in ten, since one router refuses what the gateway has not: `make test-long` asks for all. */
function someOf(routes: readonly Route[]): readonly Route[] {
    return process.env['REQUESTS'] === undefined ? routes.filter((_, index) => index % 10 === 0) : routes;
}

/** Each in turn, since one guard admits and refuses them all: `make test-long` has everybody ask for everything. */
function inTurn(route: Route, users: readonly User[]): readonly User[] {
    const turn = everyRoute.findIndex((each) => nameOf(each) === nameOf(route));

    return process.env['REQUESTS'] === undefined ? users.slice(turn % users.length).slice(0, 1) : users;
}

function strangers(): void {
    const office = { ...offices.find(({ kind }) => kind === 'bank')!, mspId: stranger };
    // A cycle, a day or a place is no record of a bank's: each bank has a position of its own in it, and a vault.
    const isShared = (path: string): boolean => /\{(cycleId|place)\}|^\/v1\/vault\//.test(path);
    const ofOneRecord = office.routes.filter(({ path }) => path.includes('{') && !isShared(path));

    it.each(ofOneRecord.map((route) => [nameOf(route), route] as const))('404: %s', async (_title, route) => {
        for (const user of inTurn(
            route,
            office.users.filter((each) => admits(route, office, each)),
        )) {
            const foreign = await ask(office, route, { user });
            const absent = await ask(office, route, { user, ids: absentIds });

            expect(foreign.status).toBe(404);
            expect({ ...(foreign.body as object), requestId: '' }).toEqual({
                ...(absent.body as object),
                requestId: '',
            });
        }
    });
}

function admissions(): void {
    describe.each(offices)('$kind', (office) => {
        it.each(office.routes.map((route) => [titleOf(route, office, true), route] as const))(
            '%s',
            async (_title, route) => {
                const users = office.users.filter((each) => admits(route, office, each));
                expect(users).not.toEqual([]);
                for (const user of inTurn(route, users)) {
                    const answer = await ask(office, route, { user });
                    expectAdmitted(route, answer);
                }
            },
        );
    });
}

/** A record is shown; an act is done or refused for what it is, never for who asks. */
function expectAdmitted({ method, path }: Route, answer: Answer): void {
    const [, itsSendersAlone] = /\{(operation|webhook|import)Id\}/.exec(path) ?? [];
    if (itsSendersAlone !== undefined) {
        // Whatever the role: nobody here has sent it.
        expect(told(answer)).toEqual([404, `${itsSendersAlone.toUpperCase()}_MUST_EXIST`]);
        return;
    }
    if (
        method === 'get' &&
        /\/(reimbursement-authorisations|reclaims|assignments|deals|assignment-notices|holdings|recourse-claims|claim-offers|offer-notices|wanted-notices|credit-passports|credit-passport-roots|participations|participation-notices|quote-curves|similarity-cases|recomputations|import-declarations|financed-imports|payment-reports|document-requests)\/|\/discrepancy-advices$|\}\/late-interest$/.test(
            path,
        )
    ) {
        // It takes banks of which one would be the stranger: the stories of credits look at what is there.
        const what = path.includes('/documents') ? 'DEAL_DOCUMENT' : 'RECORD';
        expect(told(answer)).toEqual([404, `${what}_MUST_EXIST`]);
        return;
    }
    if (method === 'get') {
        expect(answer.status).toBe(200);
        return;
    }
    expect(answer.status).not.toBe(401);
    expect(answer.status).toBeLessThan(500);
    expect(String(answer.at('code'))).not.toMatch(/^(CALLER|TOKEN|REQUEST)_MUST|^ROUTE_MUST/);
}

interface Asking {
    readonly user: User;
    /** The scope of the route and nothing more, unless told otherwise. */
    readonly scope?: string;
    readonly token?: string;
    readonly ids?: Ids;
}

/** Customs acts on another declaration than the one that is lent on, the central bank’s officers and issuers decide on their own. */
function idsFor(kind: Office['kind'], { role }: User): Ids {
    return {
        ...ids,
        ...(kind === 'customs' && { declarationNumber: grilledEel.declarationNumber }),
        ...(kind === 'foreign-exchange-regulator' && { approvalId: ids['policyApprovalId']! }),
        ...(kind === 'central-bank' && {
            approvalId: ids[role === 'officer' ? 'freezeApprovalId' : 'issueApprovalId']!,
        }),
    };
}

async function ask({ mspId, kind }: Office, route: Route, asking: Asking): Promise<Answer> {
    const { url, token } = consortium.organisation(mspId);
    const { user, scope = scopeOf(route) } = asking;
    const client = new Client(
        { url, token: (name) => Promise.resolve(asking.token ?? token(name, { scope })) },
        user.name,
    );
    const { path, body } = requestOf(route, { ...idsFor(kind, user), ...asking.ids });

    if ('stream' in route) {
        return await beginningOf(await client.listen(path));
    }
    if ('take' in route) {
        return await client.postLines(path, [body]);
    }
    return await (route.method === 'get' ? client.get(path) : client.post(path, body));
}

/** A stream has no end: that it begins is its answer. */
async function beginningOf(stream: EventStream): Promise<Answer> {
    if (stream.status === 200) {
        stream.close();
    }
    await stream.ended;

    return new Answer(stream.status, stream.headers, stream.problem);
}

function told(answer: Answer): unknown {
    return [answer.status, answer.at('code')];
}

/** `POST /v1/financings for maker`, or `… for checker, auditor, service` who are not let through. */
function titleOf(route: Route, office: Office, admitted: boolean): string {
    const roles = office.users.filter((user) => admits(route, office, user) === admitted).map(({ role }) => role);

    return `${nameOf(route)} for ${roles.length === 0 ? 'nobody' : roles.join(', ')}`;
}

/** Something of everything, so that a role is the only thing that can be wrong: nothing moves by itself then. */
async function everythingThere(): Promise<Ids> {
    const holder = new Holder();
    const loan = await readyLoan(consortium, holder);
    const [maker, checker] = ['maker-1', 'checker-1'].map((name) => consortium.organisation(bank).user(name));
    const customs = consortium.organisation('CustomsMSP').user('officer-1');
    await done(customs.post('/v1/declarations', { ...grilledEel, status: 'ACCEPTED' }));
    await done(checker!.post(`/v1/approvals/${loan.approvalId}/approve`));
    const { declarationNumber } = mainStory.exportDeclaration;
    const { releaseCode, walletId } = loan;
    const question = await done(maker!.post('/v1/balance-questions', { declarationNumber, releaseCode }, patient));
    const check = await done(maker!.post('/v1/document-checks', { documents: [describedBill] }, patient));
    const completeUntil = new Date().toISOString();
    await done(customs.post('/v1/declaration-source', { status: 'CURRENT', completeUntil }));
    const shown = { exporterUscc: mainStory.exporter.uscc };
    const verification = await done(
        maker!.post('/v1/declaration-verifications', { declarationNumber, releaseCode, shown }, patient),
    );
    const verificationId = verification.text('verificationId');
    const proof = await done(maker!.get(`/v1/declaration-verifications/${verificationId}/proof`));
    const second = await done(
        maker!.post(
            '/v1/financings',
            {
                declarationNumber,
                releaseCode,
                exporterUscc: mainStory.exporter.uscc,
                amount: { amount: '1000.00', currency: 'CNY' },
            },
            patient,
        ),
    );
    const financingId = second.text('financingId');
    const means = { kind: 'E_CNY', walletId };
    const proposed = await done(maker!.post(`/v1/financings/${financingId}/disbursements`, { means }));
    const payment = { from: walletId, outputs: [{ to: 'vault', amount: { amount: '0.01', currency: 'CNY' } }] };
    const transferred = await done(holder.pay(maker!, payment));
    const locked = await lockedCoins(maker!, { holder, from: walletId });
    const remittanceId = await sentToVault(maker!, { holder, from: walletId });
    const deferredPaymentId = await queued(maker!, { holder, from: walletId });
    const custody = await openedAccount(maker!, holder);
    const fraud = await provenFraud(maker!, { holder, from: walletId });
    const [officer, otherOfficer] = ['officer-1', 'officer-2'].map((name) =>
        consortium.organisation('PbocMSP').user(name),
    );
    const order = { bank, walletId, caseNumber: '1', reason: 'Preservation' };
    const frozen = await done(officer!.post('/v1/freeze-orders', order));
    await done(otherOfficer!.post(`/v1/approvals/${frozen.text('approvalId')}/approve`));
    const freeze = await done(officer!.post('/v1/freeze-orders', { ...order, caseNumber: '2' }));
    const regulator = consortium.organisation('PbocMSP').user('regulator-1');
    const asking = { walletId, caseNumber: '3', reason: 'Fraud', endsOn: '2099-12-31' };
    const caseId = (await done(regulator.post('/v1/disclosure-cases', asking))).text('caseId');
    for (const approver of [officer!, otherOfficer!]) {
        await done(approver.post(`/v1/disclosure-cases/${caseId}/approve`));
    }
    await done(officer!.post('/v1/aml-policies', { policies: [amlPolicy] }));
    await done(officer!.post('/v1/calendars', { calendars: [farCalendar] }));
    await done(consortium.organisation('SafeMSP').user('officer-1').post('/v1/tax-forms', exampleTaxForm));
    const enterprise = await consentedTo(maker!);
    const { formNumber } = exampleTaxForm;
    const imported = await done(maker!.post('/v1/import-financings', exampleImportFinancing, patient));
    const packed = await done(maker!.post('/v1/packing-credits', examplePackingCredit, patient));
    const abroad = await done(maker!.post('/v1/outward-payments', exampleOutwardPayment, patient));
    const received = await done(maker!.post('/v1/export-receipts', { ...receipt, declarationNumber, releaseCode }));
    await done(checker!.post(`/v1/approvals/${received.text('approvalId')}/approve`));
    const look = await done(regulator.post(`/v1/disclosure-cases/${caseId}/looks`));
    const policy = await done(
        consortium.organisation('SafeMSP').user('regulator-1').post('/v1/financing-policies/proposals', farPolicy),
    );

    return {
        bank,
        declarationNumber,
        financingId,
        walletId,
        questionId: question.text('questionId'),
        checkId: check.text('checkId'),
        verificationId,
        verificationProof: proof.text('proof'),
        ...enterprise,
        epoch: '1',
        transferId: transferred.text('transferId'),
        ...locked,
        remittanceId,
        deferredPaymentId,
        cycleId: '2026-03-31.MULTILATERAL',
        ...custody,
        ...fraud,
        day: '2026-03-31',
        place: 'CHINA',
        approvalId: proposed.text('approvalId'),
        issueApprovalId: loan.issueApprovalId,
        policyApprovalId: policy.text('approvalId'),
        orderId: frozen.text('input.orderId'),
        caseId,
        lookId: look.text('lookId'),
        creditId: await issuedCredit(maker!, checker!),
        amendmentNumber: '1',
        presentationNumber: '1',
        transferNumber: '1',
        assignmentNumber: '1',
        claimNumber: '1',
        ...(await claimForSale(consortium, bank)),
        offerId: '1'.repeat(32),
        noticeId: '1'.repeat(32),
        wantedId: '1'.repeat(32),
        dealId: '1'.repeat(32),
        recourseId: '1'.repeat(32),
        participationId: '1'.repeat(32),
        documentKind: 'agreement',
        formNumber,
        outwardPaymentId: abroad.text('outwardPaymentId'),
        packingCreditId: packed.text('packingCreditId'),
        importFinancingId: imported.text('importFinancingId'),
        receiptId: received.text('input.receiptId'),
        ...(await paidFromCapital(maker!, checker!)),
        reportId: '1'.repeat(32),
        documentRequestId: '1'.repeat(32),
        repaymentId: '1'.repeat(32),
        freezeApprovalId: freeze.text('approvalId'),
        operationId: randomUUID(),
        webhookId: randomBytes(16).toString('hex'),
        importId: randomBytes(16).toString('hex'),
        recomputationId: randomBytes(16).toString('hex'),
        eventId: '1',
    };
}

/** An enterprise of which something is proposed, what it has consented to at the bank, and what it has signed besides. */
async function consentedTo(maker: Client): Promise<Ids> {
    const signer = new Holder();
    const { uscc } = mainStory.exporter;
    const own = { uscc, publicKey: signer.holderKey };
    const regulator = consortium.organisation('SafeMSP').user('regulator-1');
    const entry = { expectedVersion: 0, classCode: 'A', publicKey: signer.holderKey };
    await done(regulator.post(`/v1/supervision/enterprises/${uscc}/entry`, entry));
    const scope = { ...exampleScope, ...own, from: '2026-01-01', until: '2099-12-31' };
    const consent = signer.order(await done(maker.post('/v1/consent-drafts', scope)));
    const { facts, reason } = exampleScope;
    const inquiry = await done(maker.post('/v1/credit-inquiries', { consent, facts, reason }));
    const wish = { kind: 'LIST_RECEIPTS', ...own };
    const draft = await done(maker.post('/v1/enterprise-instruction-drafts', wish));
    const signature = signer.sign(draft.text('text'));
    const instruction = { ...(draft.at('instruction') as object), signature };
    const handedIn = await done(maker.post('/v1/enterprise-instructions', instruction));

    return {
        uscc,
        consentId: (consent as { readonly consentId: string }).consentId,
        passportId: '1'.repeat(32),
        inquiryId: inquiry.text('inquiryId'),
        instructionId: handedIn.text('instructionId'),
    };
}

/** Paid on a commitment letter, so that a sample will be drawn. */
async function paidFromCapital(maker: Client, checker: Client): Promise<Ids> {
    const account = await done(maker.post('/v1/capital-accounts', exampleCapitalAccount, patient));
    const capitalAccountId = account.text('capitalAccountId');
    await done(maker.post(`/v1/capital-accounts/${capitalAccountId}/receipts`, exampleCapitalReceipt));
    const proposed = await done(maker.post(`/v1/capital-accounts/${capitalAccountId}/payments`, exampleCapitalPayment));
    await done(checker.post(`/v1/approvals/${proposed.text('approvalId')}/approve`));
    const capitalPaymentId = proposed.text('input.capitalPaymentId');

    return {
        capitalAccountId,
        capitalPaymentId,
        populationId: capitalPaymentId,
        enterpriseUscc: exampleCapitalAccount.enterpriseUscc,
    };
}

/** What an officer of SAFE may approve. */
const farPolicy = {
    effectiveFrom: '2099-01-01',
    capBasisPoints: 8000,
    reservationHours: 72,
    balanceQuestionsPerDay: 20,
};

/** From before this runs until the year in which that credit expires: documents come in only where days can be counted. */
const farCalendar = {
    place: 'REYKJAVIK',
    locations: ['IS'],
    from: '2026-01-01',
    until: '2079-12-31',
    timeZone: 'Atlantic/Reykjavik',
    utcOffsets: [{ from: '2025-12-31T00:00:00.000Z', minutes: 0 }],
    hours: [{ effectiveFrom: '2026-01-01', weekend: ['SATURDAY', 'SUNDAY'], cutOff: '16:00' }],
    days: [],
    source: 'made for this test',
};

/** A credit that this bank issues and amends, after word sent ahead, and advises itself: no other bank is party to it. */
async function issuedCredit(maker: Client, checker: Client): Promise<string> {
    const { terms: example } = exampleApplication;
    const terms = {
        ...example,
        form: 'IRREVOCABLE_TRANSFERABLE',
        // In whatever year this runs.
        expiry: { expiryDate: '2079-06-30', place: { locationName: 'Reykjavik', UNLocationCode: 'ISREY' } },
        shipment: { ...example.shipment, latestShipmentDate: '2079-05-31' },
        advisingBank: example.issuingBank,
        availability: { availableWith: { kind: 'ANY_BANK' }, by: 'PAYMENT' },
        confirmation: { instruction: 'WITHOUT' },
    };
    const applied = await done(maker.post('/v1/credit-applications', { ...exampleApplication, terms }));
    const creditId = applied.text('creditId');
    for (const step of ['pre-advices', 'issues']) {
        const proposed = await done(maker.post(`/v1/credit-applications/${creditId}/${step}`, { version: 1 }));
        await done(checker.post(`/v1/approvals/${proposed.text('approvalId')}/approve`));
    }

    const amending = await done(maker.post(`/v1/letters-of-credit/${creditId}/amendments`, exampleAmendment));
    await done(checker.post(`/v1/approvals/${amending.text('approvalId')}/approve`));
    await carryCalendarOn(consortium);
    const presented = { ...examplePresented, examiningBank: 'HaizhouBankMSP' };
    await done(maker.post(`/v1/letters-of-credit/${creditId}/presentations`, presented));
    await done(maker.post(`/v1/letters-of-credit/${creditId}/advices`));
    const transfer = {
        ...exampleTransfer,
        transferringBank: 'HaizhouBankMSP',
        secondBeneficiarysBank: terms.issuingBank,
        // The presentation has left little.
        amount: { amount: '1000.00', currency: 'USD' },
    };
    await done(maker.post(`/v1/letters-of-credit/${creditId}/transfers`, transfer));

    return creditId;
}

/** A lock, the coin that is locked, and the proof that it is genuine. */
async function lockedCoins(
    maker: Client,
    { holder, from }: { readonly holder: Holder; readonly from: string },
): Promise<Readonly<Record<'lockId' | 'serial' | 'proof', string>>> {
    const condition = { kind: 'HASH', sha256: absent + absent };
    const amount = { amount: '0.01', currency: 'CNY' };
    const escapeAt = new Date(Date.now() + 3_600_000).toISOString();
    const wish = { from, payee: 'vault', amount, condition, escapeAt };
    const draft = await done(maker.post('/v1/lock-drafts', wish));
    const lock = await done(maker.post('/v1/locks', holder.order(draft)));
    const serial = lock.text('serial');
    const proof = (await done(maker.get(`/v1/coins/${serial}/proof`))).text('proof');

    return { lockId: lock.text('lockId'), serial, proof };
}

/** A remittance to a bank that is not the stranger. */
async function sentToVault(
    maker: Client,
    { holder, from }: { readonly holder: Holder; readonly from: string },
): Promise<string> {
    const wish = {
        from,
        payeeBank: 'HarbourBankMSP',
        payee: 'vault',
        amount: { amount: '0.01', currency: 'CNY' },
    };
    const draft = await done(maker.post('/v1/remittance-drafts', wish));

    return (await done(maker.post('/v1/remittances', holder.order(draft)))).text('remittanceId');
}

/** A device, what it was loaded with and has paid, and the proof that it has paid a coin twice. */
async function provenFraud(
    maker: Client,
    { holder, from }: { readonly holder: Holder; readonly from: string },
): Promise<Readonly<Record<'deviceId' | 'loadId' | 'paymentId' | 'proofId', string>>> {
    const policy = {
        effectiveFrom: '2026-01-01',
        caps: { amount: { amount: '500.00', currency: 'CNY' }, payments: 9, hours: 72 },
        registrationHours: 168,
    };
    await done(
        consortium
            .organisation('PbocMSP')
            .user('officer-1')
            .post('/v1/offline-policies', { policies: [policy] }),
    );
    const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
    const { holderKey } = holder;
    const shop = await done(maker.post('/v1/wallets', { holderUscc, holderName, holderKey }));
    const [device, to] = [from, shop.text('walletId')].map((walletId) => new Device({ holder, walletId }));
    await done(device!.register(maker));
    await done(to!.register(maker));
    const load = await done(device!.load(maker, '0.01'));
    const pay = (counter: number) =>
        done(maker.post('/v1/offline-payments', device!.pay({ load, counter, coin: 0, to: to! })));
    const paymentId = (await pay(1)).text('paymentId');
    const proofId = (await pay(2)).text('proofId');

    return { deviceId: device!.deviceId, loadId: load.text('loadId'), paymentId, proofId };
}

/** A deferred payment to a bank that is not the stranger. */
async function queued(
    maker: Client,
    { holder, from }: { readonly holder: Holder; readonly from: string },
): Promise<string> {
    await midnightIsFar(10_000);
    const wish = {
        from,
        cycleId: `${chinaDate(new Date().toISOString())}.MULTILATERAL`,
        payeeBank: 'HarbourBankMSP',
        payee: '7'.repeat(32),
        amount: { amount: '0.01', currency: 'CNY' },
    };
    const draft = await done(maker.post('/v1/deferred-payment-drafts', wish));

    return (await done(maker.post('/v1/deferred-payments', holder.order(draft)))).text('paymentId');
}

/** An account at a payment institution whose coins the bank keeps. */
async function openedAccount(
    maker: Client,
    holder: Holder,
): Promise<Readonly<Record<'institutionId' | 'accountId', string>>> {
    const licensed = await done(
        consortium.organisation('PbocMSP').user('officer-1').post('/v1/payment-institutions', {
            institutionName: 'Abacus Pay',
            uscc: '91440101MA2C0001XU',
            bank,
            institutionKey: holder.holderKey,
        }),
    );
    const institutionId = licensed.text('institutionId');
    const path = `/v1/payment-institutions/${institutionId}`;
    const draft = await done(maker.post(`${path}/account-drafts`, { holderKey: holder.holderKey }));
    await done(maker.post(`${path}/accounts`, holder.order(draft)));

    return { institutionId, accountId: draft.text('accountId') };
}

async function done(answering: Promise<Answer>): Promise<Answer> {
    const answer = await answering;
    if (answer.status >= 300) {
        throw new Error(`Refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
    }

    return answer;
}
