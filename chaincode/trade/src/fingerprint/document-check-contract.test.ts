import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Consortium, newId, refusalOf, type Outcome, type User } from '../../../../test/contracts/consortium.js';
import {
    alteredInvoice,
    describedBill,
    describedInvoice,
    otherInvoice,
} from '../../../../test/contracts/described-documents.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { midnightIsFar } from '../../../../test/story/midnight.js';

const registrar = 'SafeMSP/registrar-1';
const haizhou = 'HaizhouBankMSP/maker-1';
const pearl = 'PearlBankMSP/maker-1';
const harbour = 'HarbourBankMSP/maker-1';

/** The policy lets a bank ask about five documents a day. */
describe('document-check contract', () => {
    let consortium: Consortium;
    let floor: TradeFloor;

    beforeAll(midnightIsFar, 180_000);
    beforeAll(async () => {
        consortium = await Consortium.start();
    }, 120_000);
    afterAll(() => consortium.stop());

    const ask = (user: User, ...documents: readonly object[]): Promise<Outcome> =>
        consortium.submit(user, 'trade/document-check:CheckDocuments', { input: { checkId: newId(), documents } });
    const answer = (...asked: readonly (readonly [User, string])[]): Promise<Outcome> =>
        consortium.submit(registrar, 'trade/document-check:AnswerDocumentChecks', {
            input: { items: asked.map(([user, checkId]) => ({ bank: user.split('/')[0], checkId })) },
            request: null,
        });
    const read = (user: User, checkId: string) =>
        consortium.evaluate(user, 'trade/document-check:ReadDocumentCheck', { checkId });
    const told = async (user: User, ...documents: readonly object[]): Promise<unknown> => {
        const { id } = await ask(user, ...documents);
        await answer([user, id]);
        const { answers } = (await read(user, id)) as { answers?: unknown };
        return answers;
    };

    describe('tells a bank of documents that another finances', () => {
        beforeAll(async () => {
            floor = await TradeFloor.open(consortium);
            const financingId = newId();
            const input = {
                ...floor.requestOf('100000.00', financingId),
                documents: [describedInvoice, describedBill],
            };
            await consortium.submit(haizhou, 'trade/receivable:RequestFinancing', { input });
            await floor.decide([{ bank: 'HaizhouBankMSP', financingId }]);
        }, 60_000);

        it('a word about each, and nothing else', async () => {
            expect(await told(pearl, describedInvoice, alteredInvoice, otherInvoice, describedBill)).toEqual([
                { likeness: 'EXACT' },
                { likeness: 'SIMILAR' },
                { likeness: 'NONE' },
                { likeness: 'EXACT' },
            ]);
        });

        it('no more than so many a day, and then nothing, nor is anything counted less', async () => {
            const first = await ask(pearl, describedInvoice, alteredInvoice);
            const second = await ask(pearl, otherInvoice);
            await answer([pearl, first.id], [pearl, second.id]);

            for (const { id } of [first, second]) {
                expect(await read(pearl, id)).toMatchObject({
                    status: 'REFUSED',
                    refusal: 'DOCUMENTS_CHECKED_MUST_NOT_EXCEED_DAILY_LIMIT',
                });
                expect(await read(pearl, id)).not.toHaveProperty('answers');
            }
        });

        it('and the bank itself which of its own financings are meant', async () => {
            const [exact, none] = (await told(haizhou, describedInvoice, otherInvoice)) as Record<string, unknown>[];

            expect(exact).toEqual({ likeness: 'NONE', ownFinancingIds: [expect.any(String)] });
            expect(none).toEqual({ likeness: 'NONE' });
        });

        it('in a transaction whose event has ids alone', async () => {
            const asked = await ask(harbour, describedInvoice);
            const answered = await answer([harbour, asked.id]);

            expect(asked.event).toEqual({ type: 'DocumentsAskedAbout', checkId: asked.id });
            expect(answered.event).toEqual({ type: 'DocumentChecksAnswered', checkIds: [asked.id] });
        });
    });

    describe('refuses', () => {
        let asked: string;
        beforeEach(async () => {
            asked = (await ask(harbour, otherInvoice)).id;
        });
        const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);

        it('a question of who is no maker, and one about the same document twice', async () => {
            expect(await refusal(() => ask('PearlBankMSP/checker-1', otherInvoice))).toMatchObject({
                code: 'CALLER_MUST_HAVE_ROLE',
            });
            expect(
                await refusal(() => ask(pearl, otherInvoice, { ...otherInvoice, documentReference: 'lt20260777' })),
            ).toMatchObject({
                code: 'REQUEST_MUST_MATCH_SCHEMA',
            });
        });

        it('an answer of who is no registrar, and a second answer', async () => {
            const items = [{ bank: 'HarbourBankMSP', checkId: asked }];
            const asOfficer = () =>
                consortium.submit('SafeMSP/officer-1', 'trade/document-check:AnswerDocumentChecks', {
                    input: { items },
                    request: null,
                });

            expect(await refusal(asOfficer)).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
            await answer([harbour, asked]);
            expect(await refusal(() => answer([harbour, asked]))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('another bank a look at a question', async () => {
            expect(await refusal(() => read(pearl, asked))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        });
    });
});
