import { factsOfPassport } from '@cohong/client';
import { bedLinen } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsentDesk } from '../../../../test/contracts/consent-desk.js';
import { Consortium, newId, refusalOf, type Outcome, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { Holder } from '../../../../test/story/holder.js';
import { midnightIsFar } from '../../../../test/story/midnight.js';

const customs: User = 'CustomsMSP/officer-1';
const officer: User = 'SafeMSP/officer-1';
const registrar: User = 'SafeMSP/registrar-1';
const haizhou: User = 'HaizhouBankMSP/maker-1';
const pearl: User = 'PearlBankMSP/maker-1';
const harbour: User = 'HarbourBankMSP/maker-1';
const { uscc } = bedLinen.consignor;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const consents = 'trade/consent:ReadConsent';

/** The policy lets a bank ask about enterprises eight times a day. */
describe('credit-inquiry contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let desk: ConsentDesk;
    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);

    beforeAll(midnightIsFar, 180_000);
    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
        desk = new ConsentDesk(consortium);
        await desk.enter(0, { classCode: 'B', publicKey: desk.enterprise.holderKey });
    }, 180_000);
    afterAll(() => consortium.stop());

    describe('counts exports', () => {
        const count = (noteId: string): Promise<Outcome> =>
            consortium.submit(registrar, 'trade/export-count:CountExports', {
                input: { items: [{ noteId }] },
                request: null,
            });
        const facts = ['EXPORTS', 'RECEIPT_RATE', 'CANCELLATIONS', 'CLASS'];
        const answerAt = async (at: Date) =>
            ((await desk.told(haizhou, desk.consent(), { facts, at })) as { answer: unknown }).answer;

        it('that customs has declared, imported or cancelled, in whichever batches', async () => {
            const [second, third] = ['310420260046000002', '310420260046000003'].map((declarationNumber) => ({
                ...bedLinen,
                declarationNumber,
            }));
            await consortium.submit(customs, 'trade/declaration:ImportExports', {
                input: { batchId: newId(), declarations: [second, third] },
            });
            expect(await desk.count()).toBe(2);
            await consortium.submit(customs, 'trade/declaration:CancelExport', {
                input: { declarationNumber: third!.declarationNumber, expectedVersion: 1, noticeId: newId() },
            });
            expect(await desk.count()).toBe(1);
            expect(await desk.count()).toBe(0);

            expect(await answerAt(ConsentDesk.day)).toEqual({
                through: '2026-11',
                exports: [{ last12Months: cny('6248000.00'), last24Months: cny('6248000.00') }],
                receiptRates: [{ currency: 'CNY', last12Months: 0, last24Months: 0 }],
                cancellations: {
                    last12Months: { declared: 3, cancelled: 1 },
                    last24Months: { declared: 3, cancelled: 1 },
                },
                classCode: 'B',
            });
        }, 60_000);

        it('and what buyers have paid for them', async () => {
            const financingId = await floor.lend(pearl, '700000.00');
            await consortium.submit(pearl, 'trade/receivable:RecordRepayment', {
                input: {
                    financingId,
                    repaymentId: newId(),
                    amount: cny('624800.00'),
                    source: 'EXPORT_PROCEEDS',
                    means: { kind: 'OUTSIDE', reference: 'CIPS 2' },
                },
            });
            expect(await desk.count()).toBe(0);
            await consortium.submit(registrar, 'trade/registry:SettleReleases', {
                input: { items: [{ bank: 'PearlBankMSP', financingId }] },
                request: null,
            });
            expect(await desk.count()).toBe(1);

            // A year on, September 2026 is within the longer span alone.
            expect(await answerAt(new Date('2027-12-10T02:00:00Z'))).toMatchObject({
                exports: [{ last12Months: cny('0.00'), last24Months: cny('6248000.00') }],
                receiptRates: [{ currency: 'CNY', last24Months: 1_000 }],
            });
        }, 60_000);

        it('once, and for registrars alone', async () => {
            expect(await refusal(() => count('00'.repeat(16)))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
            expect(
                await refusal(() => consortium.evaluate(officer, 'trade/export-count:ListUncounted', {})),
            ).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
        });
    });

    describe('answers with a consent', () => {
        it('as often as it says, also within one batch, and leaves a receipt of each', async () => {
            const consent = desk.consent({ uses: 2 });
            const asked = [
                await desk.ask(haizhou, consent),
                await desk.ask(haizhou, consent),
                await desk.ask(haizhou, consent),
            ];
            const answered = await desk.answer(...asked.map(({ id }) => [haizhou, id] as const));
            const [first, second, third] = await Promise.all(asked.map(({ id }) => desk.read(haizhou, id)));

            expect(first).toMatchObject({ status: 'ANSWERED', answer: { through: '2026-11' } });
            expect(second).toMatchObject({ status: 'ANSWERED', receipt: (first as { receipt: number }).receipt + 1 });
            expect(third).toMatchObject({ status: 'REFUSED', refusal: 'CONSENT_MUST_NOT_BE_USED_UP' });
            expect(third).not.toHaveProperty('receipt');
            const { consentId } = consent as { consentId: string };
            expect(await consortium.evaluate(officer, consents, { uscc, consentId })).toEqual({
                uscc,
                consentId,
                used: 2,
            });
            expect([asked[0]!.event, answered.event]).toEqual([
                { type: 'CreditInformationAsked', inquiryId: asked[0]!.id },
                { type: 'CreditInquiriesAnswered', inquiryIds: asked.map(({ id }) => id) },
            ]);
        }, 60_000);

        it('which the enterprise is shown where it asks, and nobody else', async () => {
            const listed = (await desk.carryOut(pearl, desk.instruction(pearl, { kind: 'LIST_RECEIPTS' }))) as {
                receipts: { number: number }[];
            };
            const stranger = desk.instruction(pearl, { kind: 'LIST_RECEIPTS' }, new Holder());

            expect(listed.receipts.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
            expect(listed.receipts[0]).toMatchObject({
                bank: 'HaizhouBankMSP',
                reason: 'CREDIT_APPROVAL',
                facts: ['EXPORTS'],
            });
            const refused = await desk.carryOut(pearl, stranger);
            expect(refused).toMatchObject({ refusal: 'INSTRUCTION_MUST_BE_SIGNED_WITH_REGISTERED_KEY' });
            expect(refused).not.toHaveProperty('receipts');
        }, 60_000);

        it('also with a passport, of which the root alone is public', async () => {
            const inquiry = (await desk.told(haizhou, desk.consent({ reason: 'PASSPORT' }), {
                facts: ['CANCELLATIONS', 'CLASS'],
                reason: 'PASSPORT',
            })) as { passportId: string };
            const { passportId } = inquiry;
            const passport = (await consortium.evaluate(haizhou, 'trade/credit-passport:ReadPassport', {
                passportId,
            })) as { root: string; facts: { name: string; text: string; proof: [] }[] };
            const readRoot = (user: User) =>
                consortium.evaluate(user, 'trade/credit-passport:ReadRoot', { passportId });
            const { root } = (await readRoot(harbour)) as { root: string };

            expect(root).toBe(passport.root);
            expect(Object.keys((await readRoot(harbour)) as object).sort()).toEqual(['issuedAt', 'passportId', 'root']);
            const shown = { passportId, facts: passport.facts.filter(({ name }) => name === 'CLASS') };
            expect(factsOfPassport(shown, root)).toEqual({ CLASS: 'B' });
            const salts = passport.facts.map(({ text }) => (JSON.parse(text) as { salt: string }).salt);
            expect(new Set(salts).size).toBe(passport.facts.length);
            expect(
                await refusal(() => consortium.evaluate(pearl, 'trade/credit-passport:ReadPassport', { passportId })),
            ).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        }, 60_000);

        it('until it is revoked, also between the inquiry and its answer', async () => {
            const consent = desk.consent({ uses: 9, bank: 'PearlBankMSP' }) as { consentId: string };
            const { consentId } = consent;
            expect(await desk.told(pearl, consent)).toMatchObject({ status: 'ANSWERED', receipt: 6 });
            const { id } = await desk.ask(pearl, consent);
            const revocation = desk.instruction(haizhou, { kind: 'REVOKE_CONSENT', consentId });
            expect(await desk.carryOut(haizhou, revocation)).toMatchObject({ status: 'DONE' });
            await desk.answer([pearl, id]);

            expect(await desk.read(pearl, id)).toMatchObject({
                status: 'REFUSED',
                refusal: 'CONSENT_MUST_NOT_BE_REVOKED',
            });
            expect(await consortium.evaluate(officer, consents, { uscc, consentId })).toMatchObject({
                used: 1,
                revokedAt: ConsentDesk.day.toISOString(),
            });
        }, 60_000);

        it('until an officer revokes it, before anybody used it', async () => {
            const consent = desk.consent({ bank: 'PearlBankMSP' }) as { consentId: string };
            const { consentId } = consent;
            const revoked = await consortium.submit(officer, 'trade/consent:RevokeConsent', {
                input: { uscc, consentId },
            });

            expect(revoked.event).toEqual({ type: 'ConsentRevoked', consentId });
            expect(await desk.told(pearl, consent)).toMatchObject({ refusal: 'CONSENT_MUST_NOT_BE_REVOKED' });
        });

        it('until it is over', async () => {
            const consent = desk.consent({ bank: 'PearlBankMSP', until: '2026-12-10' });
            const { id } = await desk.ask(pearl, consent);
            await desk.answerAt(new Date('2026-12-10T16:00:00Z'), [pearl, id]);

            expect(await desk.read(pearl, id)).toMatchObject({ refusal: 'CONSENT_MUST_BE_IN_FORCE' });
        });

        it('no more than so many a day, whatever came of them', async () => {
            const stranger = new Holder();
            const asked: (readonly [User, string])[] = [];
            for (let n = 0; n < 9; n++) {
                const consent = desk.consent({ bank: 'HarbourBankMSP' }, stranger);
                asked.push([harbour, (await desk.ask(harbour, consent)).id]);
            }
            await desk.answer(...asked);
            const codes: unknown[] = [];
            for (const [user, id] of asked) {
                codes.push(((await desk.read(user, id)) as { refusal: string }).refusal);
            }

            const strange = 'CONSENT_MUST_BE_SIGNED_WITH_REGISTERED_KEY';
            expect(codes).toEqual([
                ...Array.from({ length: 8 }, () => strange),
                'CREDIT_INQUIRIES_MUST_NOT_EXCEED_DAILY_LIMIT',
            ]);
        }, 60_000);
    });

    describe('refuses at once, and writes nothing', () => {
        it.each([
            ['CONSENT_MUST_BE_FOR_BANK', () => desk.ask(pearl, desk.consent())],
            ['CONSENT_MUST_BE_SIGNED_BY_ENTERPRISE', () => desk.ask(haizhou, { ...desk.consent(), uses: 366 })],
            ['CONSENT_MUST_COVER_FACTS', () => desk.ask(haizhou, desk.consent({ facts: ['CLASS'] }))],
            ['CONSENT_MUST_BE_IN_FORCE', () => desk.ask(haizhou, desk.consent({ from: '2026-12-11' }))],
            ['CALLER_MUST_HAVE_ROLE', () => desk.ask('HaizhouBankMSP/checker-1', desk.consent())],
            [
                'INSTRUCTION_MUST_BE_SIGNED_BY_ENTERPRISE',
                () => desk.carryOut(haizhou, desk.instruction(pearl, { kind: 'LIST_RECEIPTS' })),
            ],
        ])('%s', async (code, act) => {
            expect(await refusal(act)).toMatchObject({ code });
        });

        it('an instruction that is handed in twice', async () => {
            const instruction = desk.instruction(haizhou, { kind: 'LIST_RECEIPTS' });
            await desk.carryOut(haizhou, instruction);

            expect(await refusal(() => desk.carryOut(haizhou, instruction))).toMatchObject({
                code: 'RECORD_MUST_BE_NEW',
            });
        });

        it('an answer of who is no registrar, and a look of another bank', async () => {
            const { id } = await desk.ask(pearl, desk.consent({ bank: 'PearlBankMSP' }));
            const asOfficer = () =>
                consortium.submit(officer, 'trade/credit-inquiry:AnswerCreditInquiries', {
                    input: { items: [{ bank: 'PearlBankMSP', inquiryId: id }] },
                    request: null,
                });

            expect(await refusal(asOfficer)).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
            expect(await refusal(() => desk.read(haizhou, id))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        });
    });

    describe('rests on the directory', () => {
        const read = () => consortium.evaluate(officer, 'trade/enterprise:ReadEnterprise', { uscc });

        it('in which one person enters nothing, and no bank anything', async () => {
            const propose = (user: User) =>
                consortium.submit(user, 'trade/enterprise:ProposeEntry', {
                    input: { uscc, expectedVersion: 2, classCode: 'A' },
                });
            const confirm = (user: User, expectedVersion = 3) =>
                consortium.submit(user, 'trade/enterprise:ConfirmEntry', { input: { uscc, expectedVersion } });

            expect(await refusal(() => propose(haizhou))).toMatchObject({
                code: 'CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR',
            });
            const { event } = await propose(officer);
            expect(event).toEqual({ type: 'EnterpriseEntryProposed' });
            expect(await refusal(() => confirm(officer))).toMatchObject({
                code: 'ENTRY_MUST_BE_CONFIRMED_BY_ANOTHER',
            });
            // What was read before this was proposed.
            expect(await refusal(() => confirm(officer, 2))).toMatchObject({ code: 'VERSION_MUST_BE_CURRENT' });
            expect(await read()).toMatchObject({ version: 3, entry: { classCode: 'B' } });
        });

        it('and from which a key that is revoked or replaced takes all its consents with it', async () => {
            const before = desk.consent({ bank: 'PearlBankMSP' });
            const { version } = (await read()) as { version: number };
            await consortium.submit(officer, 'trade/enterprise:RevokeKey', {
                input: { uscc, expectedVersion: version },
            });
            expect(await desk.told(pearl, before)).toMatchObject({
                refusal: 'CONSENT_MUST_BE_SIGNED_WITH_REGISTERED_KEY',
            });

            const next = new Holder();
            await desk.enter(version + 1, { classCode: 'A', publicKey: next.holderKey });
            const after = desk.consent({ bank: 'PearlBankMSP' }, next);
            expect(await desk.told(pearl, after, { facts: ['CLASS'] })).toMatchObject({
                answer: { through: '2026-11', classCode: 'A' },
            });
            const { holderKey: publicKey } = desk.enterprise;
            await consortium.submit('SafeMSP/regulator-1', 'trade/enterprise:ProposeEntry', {
                input: { uscc, expectedVersion: version + 3, classCode: 'A', publicKey },
            });
            const confirm = () =>
                consortium.submit(officer, 'trade/enterprise:ConfirmEntry', {
                    input: { uscc, expectedVersion: version + 4 },
                });
            expect(await refusal(confirm)).toMatchObject({ code: 'ENTERPRISE_KEY_MUST_BE_NEW' });
        }, 60_000);
    });
});
