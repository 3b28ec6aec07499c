import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import { domesticPolicy } from '@cohong/domain/domestic-credit/testing/samples';
import { domesticWire, usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import type { Timeline } from '@cohong/domain/timeline/timeline';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';

const [issuing, issuingChecker]: readonly User[] = ['HarbourBankMSP/maker-1', 'HarbourBankMSP/checker-1'];
const [advising, advisingChecker]: readonly User[] = ['HaizhouBankMSP/maker-1', 'HaizhouBankMSP/checker-1'];
const [confirming, confirmingChecker]: readonly User[] = ['PearlBankMSP/maker-1', 'PearlBankMSP/checker-1'];
const morning = new Date('2026-03-02T01:00:00.000Z');
const instructions = {
    instructionsToBanks: 'We cover you at maturity',
    specialPaymentConditionsForBanks: 'Post-financed',
};
const names = {
    apply: 'trade/credit-application:ApplyForCredit',
    revise: 'trade/credit-application:ReviseApplication',
    withdraw: 'trade/credit-application:WithdrawApplication',
    readApplication: 'trade/credit-application:ReadApplication',
    readPreAdvice: 'trade/credit-application:ReadPreAdvice',
    advise: 'trade/letter-of-credit:AdviseCredit',
    declineAdvice: 'trade/letter-of-credit:DeclineAdvice',
    declineConfirmation: 'trade/letter-of-credit:DeclineConfirmation',
    expire: 'trade/letter-of-credit:ExpireCredit',
    readLastDay: 'trade/letter-of-credit:ReadLastDay',
    close: 'trade/letter-of-credit:CloseCredit',
    read: 'trade/letter-of-credit:ReadCredit',
    readInstructions: 'trade/letter-of-credit:ReadInstructions',
    applicantsView: 'trade/letter-of-credit:ReadApplicantsView',
    beneficiarysView: 'trade/letter-of-credit:ReadBeneficiarysView',
    timeline: 'trade/credit-timeline:ReadTimeline',
    consent: 'trade/credit-cancellation:ConsentToCancellation',
    refuse: 'trade/credit-cancellation:RefuseCancellation',
} as const;

describe('letter-of-credit contracts', () => {
    let consortium: Consortium;

    beforeAll(async () => {
        consortium = await Consortium.start();
    }, 120_000);
    afterAll(() => consortium.stop());

    const submit = (user: User, name: ActName, input: object) => consortium.submit(user, name, { input, at: morning });
    const ask = (user: User, name: `trade/${string}:${string}`, input: object) =>
        consortium.evaluate(user, name, input);
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);

    const apply = async (terms: object = {}): Promise<string> => {
        const creditId = newId();
        const input = { creditId, letterOfCreditReference: 'LC26/000142', instructions };
        await submit(issuing!, names.apply, { ...input, terms: { ...usanceWire, ...terms } });

        return creditId;
    };
    /** A maker proposes, a checker of the same bank approves. */
    const byTwo = async (
        [maker, checker]: readonly [User, User],
        [propose, approve]: readonly [ActName, ActName],
        input: object,
    ) => {
        const approvalId = newId();
        await submit(maker, propose, { ...input, approvalId });

        return await submit(checker, approve, { approvalId });
    };
    const issuingTwo = [issuing!, issuingChecker!] as const;
    const issue = (creditId: string) =>
        byTwo(issuingTwo, ['trade/credit-application:ProposeIssue', 'trade/credit-application:ApproveIssue'], {
            creditId,
            version: 1,
        });
    const confirm = (creditId: string) =>
        byTwo(
            [confirming!, confirmingChecker!],
            ['trade/letter-of-credit:ProposeConfirmation', 'trade/letter-of-credit:ApproveConfirmation'],
            { creditId },
        );
    const cancel = (creditId: string) =>
        byTwo(
            issuingTwo,
            ['trade/credit-cancellation:ProposeCancellation', 'trade/credit-cancellation:ApproveCancellation'],
            { creditId },
        );
    const issued = async (terms: object = {}): Promise<string> => {
        const creditId = await apply(terms);
        await issue(creditId);

        return creditId;
    };
    const read = async (user: User, creditId: string) => (await ask(user, names.read, { creditId })) as Credit;

    it('issues what was applied for, and every bank that is party to it holds the same', async () => {
        const creditId = await apply();
        expect(await refusal(() => read(issuing!, creditId))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        const { event } = await issue(creditId);

        expect(event).toEqual({ type: 'CreditIssued', creditId, approvalId: expect.anything() });
        const credit = await read(issuing!, creditId);
        expect(credit).toMatchObject({ issueDate: '2026-03-02', terms: usanceWire, advices: [] });
        expect(await read(advising!, creditId)).toEqual(credit);
        expect(await read(confirming!, creditId)).toEqual(credit);
        const asked = { creditId, bank: 'PearlBankMSP' };
        expect(await ask('SafeMSP/regulator-1', names.read, asked)).toEqual(credit);
        expect(await ask(confirming!, names.readInstructions, { creditId })).toEqual({ ...instructions, creditId });
        expect(await ask(issuing!, names.readApplication, { creditId })).toMatchObject({ issuedAt: credit.issuedAt });
    });

    it('tells every fault of an application at once, each by its path, and writes nothing', async () => {
        const creditId = newId();
        const { availability, shipment } = usanceWire;
        const terms = {
            ...usanceWire,
            shipment: { ...shipment, latestShipmentDate: '2026-07-01' },
            availability: {
                ...availability,
                drafts: {
                    ...availability.drafts!,
                    drawee: { partyName: usanceWire.applicant.partyName, bic: 'ABCDSGSG' },
                },
            },
        };
        const input = { creditId, letterOfCreditReference: 'LC26/000143', terms, instructions: {} };

        expect(await refusal(() => submit(issuing!, names.apply, input))).toMatchObject({
            code: 'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES',
            detail: {
                errors: [
                    { path: 'shipment.latestShipmentDate', rule: 'MT700 44C with 31D' },
                    { path: 'availability.drafts.drawee', rule: 'UCP 600 art. 6c' },
                    { path: 'availability.drafts.drawee', rule: 'UCP 600 art. 7a, 8a' },
                ],
            },
        });
        expect(await refusal(() => ask(issuing!, names.readApplication, { creditId }))).toMatchObject({
            code: 'RECORD_MUST_EXIST',
        });
    });

    it('issues the version that the checker has seen, and no other', async () => {
        const creditId = await apply();
        const approvalId = newId();
        await submit(issuing!, 'trade/credit-application:ProposeIssue', { creditId, version: 1, approvalId });
        const terms = { ...usanceWire, amount: { amount: '900000.00', currency: 'USD' } };
        await submit(issuing!, names.revise, { creditId, version: 1, terms, instructions });

        expect(
            await refusal(() => submit(issuingChecker!, 'trade/credit-application:ApproveIssue', { approvalId })),
        ).toMatchObject({ code: 'APPLICATION_MUST_BE_AS_READ' });
    });

    it('takes two users of the bank to issue, to pre-advise, to confirm and to ask for a cancellation', async () => {
        const creditId = await apply();
        const approvalId = newId();
        await submit(issuing!, 'trade/credit-application:ProposeIssue', { creditId, version: 1, approvalId });

        expect(
            await refusal(() => submit(issuing!, 'trade/credit-application:ApproveIssue', { approvalId })),
        ).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
        expect(
            await refusal(() => submit(advisingChecker!, 'trade/credit-application:ApproveIssue', { approvalId })),
        ).toMatchObject({ code: 'APPROVAL_MUST_EXIST' });
        expect(
            await refusal(() => submit(issuingChecker!, 'trade/letter-of-credit:ApproveConfirmation', { approvalId })),
        ).toMatchObject({ code: 'APPROVAL_MUST_BE_OF_THIS_ACT' });
    });

    it('sends word ahead to the advising bank alone, and then must issue', async () => {
        const creditId = await apply();
        const preAdvise = [
            'trade/credit-application:ProposePreAdvice',
            'trade/credit-application:ApprovePreAdvice',
        ] as const;
        const { event } = await byTwo(issuingTwo, preAdvise, { creditId, version: 1 });

        expect(event).toMatchObject({ type: 'CreditPreAdvised', creditId });
        expect(await ask(advising!, names.readPreAdvice, { creditId })).toMatchObject({
            letterOfCreditReference: 'LC26/000142',
            particulars: { amount: usanceWire.amount },
        });
        expect(await refusal(() => ask(confirming!, names.readPreAdvice, { creditId }))).toMatchObject({
            code: 'RECORD_MUST_EXIST',
        });
        expect(await refusal(() => submit(issuing!, names.withdraw, { creditId }))).toMatchObject({
            code: 'APPLICATION_MUST_NOT_BE_PRE_ADVISED',
        });
        await issue(creditId);
        expect(await read(advising!, creditId)).toMatchObject({ creditId });
    });

    it('is advised, confirmed and cancelled by its own banks, and the twins go on as one', async () => {
        const creditId = await issued();
        expect((await submit(advising!, names.advise, { creditId })).event).toEqual({
            type: 'CreditAdvised',
            creditId,
        });
        expect((await confirm(creditId)).event).toMatchObject({ type: 'CreditConfirmed', creditId });
        expect((await cancel(creditId)).event).toMatchObject({ type: 'CancellationAsked', creditId });
        expect(
            await refusal(() => submit(advising!, names.consent, { creditId, party: 'CONFIRMING_BANK' })),
        ).toMatchObject({ code: 'PARTY_MUST_BE_SPOKEN_FOR_BY_ITS_BANK' });
        await submit(confirming!, names.consent, { creditId, party: 'CONFIRMING_BANK' });
        await submit(advising!, names.consent, { creditId, party: 'BENEFICIARY' });
        expect(await refusal(() => submit(advising!, names.advise, { creditId }))).toMatchObject({
            code: 'CREDIT_MUST_BE_LIVE',
        });
        expect((await submit(issuing!, names.close, { creditId })).event).toEqual({ type: 'CreditClosed', creditId });

        const credit = await read(issuing!, creditId);
        expect(credit).toMatchObject({ confirmation: { outcome: 'CONFIRMED' }, closedAt: morning.toISOString() });
        expect(await read(advising!, creditId)).toEqual(credit);
        expect(await read(confirming!, creditId)).toEqual(credit);
    });

    it('expires when its last day is over by the calendar of the place, which any of its banks may note', async () => {
        const creditId = await issued();
        const expireAt = (at: string, user: User = advising!) =>
            consortium.submit(user, names.expire, { input: { creditId }, at: new Date(at) });
        expect(await refusal(() => expireAt('2026-06-30T16:00:00.000Z'))).toMatchObject({
            code: 'LOCATION_MUST_HAVE_CALENDAR',
        });
        const input = { calendars: [published(china)] };
        await consortium.submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', { input, at: morning });

        expect(await ask(confirming!, names.readLastDay, { creditId })).toMatchObject({
            later: { lastDay: '2026-06-30', endsAt: '2026-06-30T16:00:00.000Z' },
        });
        expect(await refusal(() => expireAt('2026-06-30T15:59:59.999Z'))).toMatchObject({
            code: 'LAST_DAY_TO_PRESENT_MUST_BE_OVER',
        });
        expect((await expireAt('2026-06-30T16:00:00.000Z')).event).toEqual({ type: 'CreditExpired', creditId });
        expect(await refusal(() => submit(advising!, names.advise, { creditId }))).toMatchObject({
            code: 'CREDIT_MUST_BE_LIVE',
        });
        await submit(issuing!, names.close, { creditId });
        const credit = await read(issuing!, creditId);
        expect(credit).toMatchObject({ expiredAt: '2026-06-30T16:00:00.000Z', closedAt: morning.toISOString() });
        expect(await read(confirming!, creditId)).toEqual(credit);
    });

    it('lets its banks decline to advise and to confirm, and refuse to cancel', async () => {
        const creditId = await issued();
        await submit(advising!, names.declineAdvice, { creditId, reason: 'CANNOT_AUTHENTICATE' });
        await submit(confirming!, names.declineConfirmation, { creditId });
        await cancel(creditId);
        await submit(advising!, names.refuse, { creditId, party: 'BENEFICIARY' });

        expect(await read(confirming!, creditId)).toMatchObject({
            advices: [{ outcome: 'DECLINED', reason: 'CANNOT_AUTHENTICATE' }],
            confirmation: { outcome: 'DECLINED' },
            cancellation: { refusal: { party: 'BENEFICIARY' } },
        });
    });

    it('does not let two acts start from the same credit: the second is not committed', async () => {
        const creditId = await issued();
        const [one, other] = await Promise.all([
            consortium.endorse(advising!, names.advise, { input: { creditId }, at: morning }),
            consortium.endorse(confirming!, names.declineConfirmation, { input: { creditId }, at: morning }),
        ]);

        await one();
        await expect(other()).rejects.toThrow('invalid');
        expect(await read(confirming!, creditId)).not.toHaveProperty('confirmation');
    });

    it('changes a credit as its beneficiary accepts, at every bank, and not beside another act on the same credit', async () => {
        const creditId = await issued();
        await submit(advising!, names.advise, { creditId });
        const amendment = { creditId, number: 1 };
        const issueAmendment = [
            'trade/credit-amendment:ProposeAmendment',
            'trade/credit-amendment:ApproveAmendment',
        ] as const;
        const changes = { amount: { amount: '500000.00', currency: 'USD' } };
        const { event } = await byTwo(issuingTwo, issueAmendment, { ...amendment, changes, removes: [] });
        expect(event).toEqual({ type: 'CreditAmended', creditId, approvalId: expect.anything() });
        await submit(advising!, 'trade/credit-amendment:AdviseAmendment', amendment);
        await cancel(creditId);

        const consent = { creditId, party: 'BENEFICIARY' };
        const [accept, end] = await Promise.all([
            consortium.endorse(advising!, 'trade/credit-amendment:AnswerAmendment', {
                input: { ...amendment, answer: 'ACCEPT' },
                at: morning,
            }),
            consortium.endorse(advising!, names.consent, { input: consent, at: morning }),
        ]);
        await end();
        await expect(accept()).rejects.toThrow('invalid');
        const unanswered = await ask(issuing!, 'trade/credit-amendment:ReadAmendment', amendment);
        expect(unanswered).not.toHaveProperty('answer');
        expect(await ask(confirming!, 'trade/credit-amendment:ReadAmendment', amendment)).toEqual(unanswered);
    });

    it('is confirmed by a bank that an amendment asks, once the beneficiary has accepted that', async () => {
        const creditId = await issued({ confirmation: { instruction: 'WITHOUT' } });
        await submit(advising!, names.advise, { creditId });
        const amendment = { creditId, number: 1 };
        await byTwo(
            issuingTwo,
            ['trade/credit-amendment:ProposeAmendment', 'trade/credit-amendment:ApproveAmendment'],
            { ...amendment, changes: { confirmation: usanceWire.confirmation }, removes: [] },
        );
        await submit(advising!, 'trade/credit-amendment:AdviseAmendment', amendment);

        expect(await refusal(() => confirm(creditId))).toMatchObject({
            code: 'CONFIRMATION_MUST_BE_BY_REQUESTED_BANK',
        });
        await submit(advising!, 'trade/credit-amendment:AnswerAmendment', { ...amendment, answer: 'ACCEPT' });
        await confirm(creditId);
        expect(await read(issuing!, creditId)).toMatchObject({
            confirmation: { bank: 'PearlBankMSP', outcome: 'CONFIRMED', throughAmendment: 1 },
        });
    });

    it('rejects with an amendment what stands on it, at every bank in one transaction', async () => {
        const creditId = await issued();
        await submit(advising!, names.advise, { creditId });
        const act = (name: 'AdviseAmendment' | 'AnswerAmendment', input: object) =>
            submit(advising!, `trade/credit-amendment:${name}`, { creditId, ...input });
        const { expiry, shipment } = usanceWire;
        const offers = [
            { expiry: { ...expiry, expiryDate: '2026-07-31' } },
            { shipment: { ...shipment, latestShipmentDate: '2026-07-15' } },
        ];
        for (const [index, changes] of offers.entries()) {
            await byTwo(
                issuingTwo,
                ['trade/credit-amendment:ProposeAmendment', 'trade/credit-amendment:ApproveAmendment'],
                { creditId, number: index + 1, changes, removes: [] },
            );
            await act('AdviseAmendment', { number: index + 1 });
        }
        const read = (user: User, number: number) =>
            ask(user, 'trade/credit-amendment:ReadAmendment', { creditId, number });

        expect(await read(issuing!, 2)).toMatchObject({ standsOn: [1] });
        expect(await refusal(() => act('AnswerAmendment', { number: 2, answer: 'ACCEPT' }))).toMatchObject({
            code: 'AMENDMENT_MUST_BE_ACCEPTED_WITH_WHAT_IT_STANDS_ON',
        });
        await act('AnswerAmendment', { number: 1, answer: 'REJECT' });
        const fallen = await read(issuing!, 2);
        expect(fallen).toMatchObject({ answer: { outcome: 'DEEMED_REJECTED', rejectedWith: 1 } });
        expect(await read(confirming!, 2)).toEqual(fallen);
    });

    it('shows the applicant and the beneficiary the terms, and nothing that banks tell each other', async () => {
        const creditId = await issued();
        const views = [
            await ask(issuing!, names.applicantsView, { creditId }),
            await ask(advising!, names.beneficiarysView, { creditId }),
        ];

        expect(views[0]).toEqual(views[1]);
        expect(views[0]).toMatchObject({ terms: usanceWire, status: 'ISSUED', isConfirmed: false });
        expect(JSON.stringify(views)).not.toMatch(/We cover you|Post-financed/);
        expect(await refusal(() => ask(confirming!, names.beneficiarysView, { creditId }))).toMatchObject({
            code: 'CUSTOMER_MUST_BE_OF_THE_BANK',
        });
    });

    it('tells what happened, from what each bank holds, to its own users and to regulators', async () => {
        const creditId = await issued();
        const codes = async (user: User, input: object = {}) => {
            const { entries } = (await ask(user, names.timeline, { creditId, ...input })) as Timeline;
            // What time has done depends on when this runs.
            return entries.filter(({ by }) => by !== undefined).map(({ code }) => code);
        };

        expect(await codes(issuing!)).toEqual(['CREDIT_APPLIED_FOR', 'CREDIT_ISSUED']);
        expect(await codes(confirmingChecker!)).toEqual(['CREDIT_ISSUED']);
        expect(await codes('PbocMSP/officer-1', { bank: 'PearlBankMSP' })).toEqual(['CREDIT_ISSUED']);
        expect(await refusal(() => codes(confirming!, { customer: 'BENEFICIARY' }))).toMatchObject({
            code: 'CUSTOMER_MUST_BE_OF_THE_BANK',
        });
        expect(await refusal(() => codes('SafeMSP/regulator-1'))).toMatchObject({ code: 'BANK_MUST_BE_NAMED' });
    });

    it('is no record to a bank outside, whatever it asks or does', async () => {
        const creditId = await issued({
            confirmation: { instruction: 'WITHOUT' },
            availability: { availableWith: { kind: 'ANY_BANK' }, by: 'PAYMENT' },
        });

        for (const attempt of [
            () => read(confirming!, creditId),
            () => ask(confirming!, names.readInstructions, { creditId }),
            () => ask(confirming!, names.readApplication, { creditId }),
            () => ask(confirming!, names.beneficiarysView, { creditId }),
            () => ask(confirming!, names.timeline, { creditId }),
            () => ask(confirming!, 'trade/credit-amendment:ReadTermsAtTime', { creditId, party: 'BENEFICIARY' }),
            () => submit(confirming!, 'trade/credit-amendment:AdviseAmendment', { creditId, number: 1 }),
            () => submit(confirming!, names.advise, { creditId }),
            () => submit(confirming!, names.declineConfirmation, { creditId }),
            () => submit(confirming!, names.expire, { creditId }),
            () => ask(confirming!, names.readLastDay, { creditId }),
            () => submit(confirming!, names.consent, { creditId, party: 'BENEFICIARY' }),
        ]) {
            expect(await refusal(attempt)).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        }
        expect(await refusal(() => ask(confirming!, names.read, { creditId, bank: 'HarbourBankMSP' }))).toMatchObject({
            code: 'BANK_MUST_BE_OWN',
        });
    });

    it('issues a domestic credit once the central bank has said under which periods and limits', async () => {
        const set = (user: User) =>
            consortium.submit(user, 'trade/domestic-credit:SetDomesticPolicies', {
                input: { policies: [domesticPolicy] },
                at: morning,
            });
        expect(await refusal(() => apply(domesticWire))).toMatchObject({ code: 'DOMESTIC_POLICY_MUST_BE_IN_FORCE' });
        expect(await refusal(() => set('SafeMSP/officer-1'))).toMatchObject({ code: 'CALLER_MUST_BE_CENTRAL_BANK' });
        const { event } = await set('PbocMSP/officer-1');

        expect(event).toEqual({ type: 'DomesticPoliciesSet', effectiveFrom: [domesticPolicy.effectiveFrom] });
        expect(await ask('CustomsMSP/gateway', 'trade/domestic-credit:ReadDomesticPolicies', {})).toEqual({
            policies: [domesticPolicy],
        });
        const creditId = await issued(domesticWire);
        expect(await read(advising!, creditId)).toMatchObject({ terms: { goods: { kind: 'SERVICES' } } });
    });
});
