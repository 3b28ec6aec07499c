import { bedLinen, bedLinenShortShipped, electricBicycles } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shapesNaming, type Shape } from '../../../../test/contracts/block-shape.js';
import { Consortium, newId, refusalOf, type Outcome, type User } from '../../../../test/contracts/consortium.js';
import { TradeFloor } from '../../../../test/contracts/trade-floor.js';
import { midnightIsFar } from '../../../../test/story/midnight.js';

const registrar = 'SafeMSP/registrar-1';
const customs = 'CustomsMSP/officer-1';
const haizhou = 'HaizhouBankMSP/maker-1';
const pearl = 'PearlBankMSP/maker-1';
const harbour = 'HarbourBankMSP/maker-1';
const { declarationNumber } = bedLinen;
const shown = { exporterUscc: bedLinen.consignor.uscc };
const wrongCode = '0'.repeat(32);

interface Told {
    readonly result?: string;
    readonly evidence?: { readonly contentHash: string; readonly version: number };
}

/** The policy lets a bank ask twelve times a day, and takes customs' word for a day. */
describe('the contracts of verifications', () => {
    let consortium: Consortium;
    let floor: TradeFloor;

    beforeAll(midnightIsFar, 180_000);
    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = await TradeFloor.open(consortium);
    }, 120_000);
    afterAll(() => consortium.stop());

    const refusal = (act: () => Promise<unknown>) => refusalOf(consortium, act);
    const report = (input: object, user: User = customs): Promise<Outcome> =>
        consortium.submit(user, 'trade/declaration-source:ReportSource', { input });
    const vouch = () => report({ status: 'CURRENT', completeUntil: new Date().toISOString() });
    const ask = (user: User, more: object = {}): Promise<Outcome> =>
        consortium.submit(user, 'trade/verification:VerifyDeclaration', {
            input: {
                verificationId: newId(),
                declarationNumber,
                releaseCode: floor.releaseCode,
                shown,
                ...more,
            },
        });
    const answer = (...asked: readonly (readonly [User, string])[]): Promise<Outcome> =>
        consortium.submit(registrar, 'trade/verification:AnswerVerifications', {
            input: { items: asked.map(([user, verificationId]) => ({ bank: user.split('/')[0], verificationId })) },
            request: null,
        });
    const read = (user: User, verificationId: string) =>
        consortium.evaluate(user, 'trade/verification:ReadVerification', { verificationId }) as Promise<Told>;
    const told = async (user: User, more: object = {}): Promise<Told> => {
        const { id } = await ask(user, more);
        await answer([user, id]);
        return await read(user, id);
    };
    /** What everybody sees of the last block about a verification. */
    const lastSeen = async (id: string): Promise<readonly Shape[]> => {
        const startBlock = BigInt(consortium.height - 1);
        const blocks = await consortium.channel(haizhou).getBlockEvents({ startBlock });
        for await (const block of blocks) {
            blocks.close();
            return shapesNaming(id, block);
        }
        throw new Error('there is no such block');
    };

    it('lets nothing pass before customs has ever vouched, and shows everybody why', async () => {
        expect(await told(haizhou)).toMatchObject({ status: 'ANSWERED', result: 'SOURCE_UNAVAILABLE' });
        expect(await consortium.evaluate(pearl, 'trade/declaration-source:ReadSource', {})).toEqual({});
        const reported = await vouch();
        expect(reported.event).toEqual({ type: 'DeclarationSourceReported', status: 'CURRENT' });
        expect(await consortium.evaluate(pearl, 'trade/declaration-source:ReadSource', {})).toMatchObject({
            source: { status: 'CURRENT' },
        });
    });

    it('confirms what customs has, and keeps the release code no longer', async () => {
        const verified = await told(haizhou, {
            shown: {
                ...shown,
                value: { amount: { amount: '3124000.00', currency: 'CNY' }, incotermCode: 'FCA' },
                exportedBetween: { from: '2026-09-01', until: '2026-09-30' },
            },
        });

        expect(verified).toMatchObject({ result: 'MATCH', evidence: { version: 1, declarationStatus: 'RELEASED' } });
        expect(verified).not.toHaveProperty('releaseCode');
    });

    it('answers an unknown number and a wrong code alike, also in the block', async () => {
        const asked = async (number: string) => {
            const { id } = await ask(haizhou, { declarationNumber: number, releaseCode: wrongCode });
            await answer([haizhou, id]);
            const { result, evidence } = await read(haizhou, id);
            return { result, told: Object.keys(evidence ?? {}).sort(), seen: await lastSeen(id) };
        };

        const unknown = await asked(electricBicycles.declarationNumber);
        expect(unknown).toMatchObject({ result: 'NOT_FOUND', told: ['asOf', 'validUntil'] });
        expect(unknown.seen).toHaveLength(1);
        expect(await asked(declarationNumber)).toEqual(unknown);
    });

    it('in a transaction whose events have ids alone', async () => {
        const asked = await ask(harbour);
        const answered = await answer([harbour, asked.id]);

        expect(asked.event).toEqual({ type: 'VerificationAsked', verificationId: asked.id });
        expect(answered.event).toEqual({ type: 'VerificationsAnswered', verificationIds: [asked.id] });
    });

    it('proves an answer to another bank, and nothing that was altered', async () => {
        const { id } = await ask(harbour);
        await answer([harbour, id]);
        const proof = (await consortium.evaluate(harbour, 'trade/verification:ReadProof', {
            verificationId: id,
        })) as { verification: Told; salt: string };
        const check = (altered: object) =>
            consortium.evaluate(pearl, 'trade/verification:CheckProof', { ...proof, ...altered });

        expect(await check({})).toEqual({ verdict: 'GENUINE_VALID', verification: proof.verification });
        const { verification } = proof;
        for (const altered of [
            { salt: '0'.repeat(64) },
            { verification: { ...verification, result: 'CANCELLED' } },
            { verification: { ...verification, bank: 'PearlBankMSP' } },
            { verification: { ...verification, bank: 'CustomsMSP' } },
        ]) {
            expect(await check(altered)).toEqual({ verdict: 'UNKNOWN' });
        }
    });

    it('lets a financing rest on what was confirmed, and on nothing else', async () => {
        const request = (verificationId: string) =>
            consortium.submit(harbour, 'trade/receivable:RequestFinancing', {
                input: { ...floor.requestOf('100.00'), verificationIds: [verificationId] },
            });
        const match = await ask(harbour);
        const guessed = await ask(harbour, { releaseCode: wrongCode });
        await answer([harbour, match.id], [harbour, guessed.id]);

        const { id: financingId } = await request(match.id);
        expect(await floor.read(harbour, financingId)).toMatchObject({ verificationIds: [match.id] });
        expect(await refusal(() => request(guessed.id))).toMatchObject({
            code: 'VERIFICATION_MUST_BE_A_MATCH',
            detail: { result: 'NOT_FOUND' },
        });
        expect(await refusal(() => request(newId()))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
    });

    it('tells what has become of the declaration since', async () => {
        const before = await told(harbour);
        const known = { shown: { ...shown, contentHash: before.evidence!.contentHash } };
        const change = (act: 'AmendExport' | 'CancelExport', input: object) =>
            consortium.submit(customs, `trade/declaration:${act}`, {
                input: { declarationNumber, noticeId: newId(), ...input },
            });

        expect(await told(harbour, known)).toMatchObject({ result: 'MATCH' });
        await change('AmendExport', { ...bedLinenShortShipped, expectedVersion: 1 });
        const amended = await told(harbour, known);
        expect(amended).toMatchObject({ result: 'AMENDED_SINCE', evidence: { version: 2 } });
        expect(amended.evidence!.contentHash).not.toBe(before.evidence!.contentHash);
        await change('CancelExport', { expectedVersion: 2 });
        expect(await told(harbour, known)).toMatchObject({ result: 'CANCELLED', evidence: { version: 3 } });
    });

    it('lets nothing pass while customs sends nothing', async () => {
        await report({ status: 'SUSPENDED' });
        const { id } = await ask(harbour);
        await answer([harbour, id]);

        expect(await read(harbour, id)).toMatchObject({ result: 'SOURCE_UNAVAILABLE' });
        const prove = () => consortium.evaluate(harbour, 'trade/verification:ReadProof', { verificationId: id });
        expect(await refusal(prove)).toMatchObject({ code: 'VERIFICATION_MUST_HAVE_EVIDENCE' });
        await vouch();
    });

    it('no more than so many a day, over all declarations, and then nothing', async () => {
        const asked = [];
        for (let n = 0; n < 13; n++) {
            asked.push((await ask(pearl)).id);
        }
        await answer(...asked.map((id) => [pearl, id] as const));

        const results = await Promise.all(asked.map((id) => read(pearl, id)));
        expect(results.filter(({ result }) => result === 'CANCELLED')).toHaveLength(12);
        expect(results.at(-1)).toMatchObject({
            status: 'REFUSED',
            refusal: 'VERIFICATIONS_MUST_NOT_EXCEED_DAILY_LIMIT',
        });
        expect(results.at(-1)).not.toHaveProperty('result');
    });

    describe('refuses', () => {
        it('a question of who is no maker, and one about an import', async () => {
            expect(await refusal(() => ask('PearlBankMSP/checker-1'))).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
            expect(await refusal(() => ask(pearl, { declarationNumber: '310420261046012345' }))).toMatchObject({
                code: 'DECLARATION_MUST_BE_EXPORT',
            });
        });

        it('an answer of who is no registrar, and a second answer', async () => {
            const { id } = await ask(haizhou);
            const items = [{ bank: 'HaizhouBankMSP', verificationId: id }];
            const asOfficer = () =>
                consortium.submit('SafeMSP/officer-1', 'trade/verification:AnswerVerifications', {
                    input: { items },
                    request: null,
                });

            expect(await refusal(asOfficer)).toMatchObject({ code: 'CALLER_MUST_HAVE_ROLE' });
            await answer([haizhou, id]);
            expect(await refusal(() => answer([haizhou, id]))).toMatchObject({ code: 'ITEMS_MUST_WAIT' });
        });

        it('another bank a look at a question, and a proof of it', async () => {
            const { id } = await ask(haizhou);
            const prove = () => consortium.evaluate(pearl, 'trade/verification:ReadProof', { verificationId: id });

            expect(await refusal(() => read(pearl, id))).toMatchObject({ code: 'RECORD_MUST_EXIST' });
            expect(await refusal(prove)).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        });

        it.each<[User, object, string]>([
            [haizhou, { status: 'SUSPENDED' }, 'DECLARANT_MUST_BE_CUSTOMS'],
            [customs, { status: 'CURRENT', completeUntil: '2099-01-01T00:00:00Z' }, 'SOURCE_MUST_NOT_VOUCH_FOR_FUTURE'],
            [customs, { status: 'CURRENT', completeUntil: '2020-01-01T00:00:00Z' }, 'SOURCE_MUST_NOT_GO_BACK'],
        ])('a report of %s: %j', async (user, input, code) => {
            expect(await refusal(() => report(input, user))).toMatchObject({ code });
        });
    });
});
