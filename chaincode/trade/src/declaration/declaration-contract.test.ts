import { bedLinen, bedLinenShortShipped } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';

const officer = 'CustomsMSP/officer-1';
const { declarationNumber } = bedLinen;

describe('declaration contract', () => {
    let consortium: Consortium;

    beforeAll(async () => {
        consortium = await Consortium.start();
    }, 60_000);
    afterAll(() => consortium.stop());

    const read = (user: User) => consortium.evaluate(user, 'trade/declaration:ReadDeclaration', { declarationNumber });

    it('refuses a declaration before there are secrets to file it under', async () => {
        const refusal = await refusalOf(consortium, () =>
            consortium.submit(officer, 'trade/declaration:DeclareExport', { input: bedLinen }),
        );

        expect(refusal).toMatchObject({ code: 'RECORD_MUST_EXIST', detail: { record: 'declaration-secrets' } });
    });

    it('establishes its secrets once', async () => {
        const establish = () => consortium.submit(officer, 'trade/declaration:EstablishSecrets', { input: {} });

        expect((await establish()).id).toBe('declaration-secrets');
        expect(await refusalOf(consortium, establish)).toMatchObject({ code: 'RECORD_MUST_BE_NEW' });
    });

    it('files a declaration, tells that there is one, and gives customs its release code', async () => {
        const declared = await consortium.submit(officer, 'trade/declaration:DeclareExport', { input: bedLinen });

        expect(declared.id).toMatch(/^[0-9a-f]{64}$/);
        expect(declared.event).toEqual({ type: 'ExportDeclared', id: declared.id });
        expect(await read(officer)).toEqual({
            ...bedLinen,
            version: 1,
            releaseCode: expect.stringMatching(/^[0-9a-f]{32}$/),
            releaseFactId: expect.stringMatching(/^[0-9a-f]{64}$/),
            lines: expect.anything(),
            otherCharges: expect.anything(),
        });
    });

    it.each(['SafeMSP/regulator-1', 'PbocMSP/registrar-1'] as const)('keeps the release code from %s', async (user) => {
        expect(await read(user)).toMatchObject({ declarationNumber, version: 1 });
        expect(await read(user)).not.toHaveProperty('releaseCode');
    });

    it.each<[User, string]>([
        ['HaizhouBankMSP/maker-1', 'CALLER_MUST_BE_REGULATOR'],
        ['CustomsMSP/gateway', 'CALLER_MUST_HAVE_ROLE'],
        ['SafeMSP/gateway', 'CALLER_MUST_HAVE_ROLE'],
    ])('shows nothing to %s', async (user, code) => {
        expect(await refusalOf(consortium, () => read(user))).toMatchObject({ code });
    });

    it('refuses a second declaration of one number', async () => {
        const again = () => consortium.submit(officer, 'trade/declaration:DeclareExport', { input: bedLinen });

        expect(await refusalOf(consortium, again)).toMatchObject({ code: 'DECLARATION_MUST_BE_NEW' });
    });

    it('refuses everybody but customs', async () => {
        const byBank = () =>
            consortium.submit('HaizhouBankMSP/maker-1', 'trade/declaration:DeclareExport', { input: bedLinen });

        expect(await refusalOf(consortium, byBank)).toMatchObject({ code: 'DECLARANT_MUST_BE_CUSTOMS' });
    });

    it('amends once for one request, however often it is sent', async () => {
        const noticeId = newId();
        const input = { ...bedLinenShortShipped, declarationNumber, expectedVersion: 1, noticeId };
        const request = newRequest();

        const first = await consortium.submit(officer, 'trade/declaration:AmendExport', { input, request });
        const { height } = consortium;
        const again = await consortium.submit(officer, 'trade/declaration:AmendExport', { input, request });

        expect(first.event).toEqual({ type: 'ExportAmended', id: noticeId });
        expect([again.replayed, again.transactionId, consortium.height]).toEqual([true, first.transactionId, height]);
        expect(await read(officer)).toMatchObject({ version: 2, status: 'RELEASED' });
    });

    it('releases nothing that is released', async () => {
        const release = () =>
            consortium.submit(officer, 'trade/declaration:ReleaseExport', {
                input: { declarationNumber, noticeId: newId() },
            });

        expect(await refusalOf(consortium, release)).toMatchObject({ code: 'DECLARATION_MUST_BE_ACCEPTED' });
    });

    it('clears what is released, once', async () => {
        const clear = (noticeId: string) =>
            consortium.submit(officer, 'trade/declaration:ClearExport', { input: { declarationNumber, noticeId } });
        const noticeId = newId();

        expect((await clear(noticeId)).event).toEqual({ type: 'ExportCleared', id: noticeId });
        expect(await read(officer)).toMatchObject({ version: 3, status: 'CLEARED' });
        expect(await refusalOf(consortium, () => clear(newId()))).toMatchObject({
            code: 'DECLARATION_MUST_NOT_BE_CLEARED',
        });
    });

    it('cancels, after which the number is used up', async () => {
        const cancel = (noticeId: string) =>
            consortium.submit(officer, 'trade/declaration:CancelExport', {
                input: { declarationNumber, expectedVersion: 3, noticeId },
            });
        const noticeId = newId();

        expect((await cancel(noticeId)).event).toEqual({ type: 'ExportCancelled', id: noticeId });
        expect(await read('SafeMSP/officer-1')).toMatchObject({ version: 4, status: 'CANCELLED' });
        expect(await refusalOf(consortium, () => cancel(newId()))).toMatchObject({
            code: 'DECLARATION_MUST_NOT_BE_CANCELLED',
        });
    });

    describe('many at once', () => {
        const batchId = newId();
        const number = (serial: number) => `3104202600${String(serial).padStart(8, '0')}`;
        const declarations = [
            { ...bedLinen, declarationNumber: number(1) },
            { ...bedLinen, declarationNumber: number(2), declarationOfficeCode: '3105' },
            { ...bedLinen, declarationNumber: number(3), status: 'ACCEPTED' },
        ];
        const importBatch = (input: object, user: User = officer) =>
            consortium.submit(user, 'trade/declaration:ImportExports', { input });
        const report = (id: string, user: User = officer) =>
            consortium.evaluate(user, 'trade/declaration:ReadImportBatch', { batchId: id });
        const coded = expect.stringMatching(/^[0-9a-f]{32}$/);

        it('files those that the rules allow, and reports each to customs alone', async () => {
            const imported = await importBatch({ batchId, declarations });

            expect(imported.event).toEqual({ type: 'ExportsImported', id: batchId });
            expect(await report(batchId)).toEqual({
                batchId,
                lines: [
                    { declarationNumber: number(1), outcome: 'IMPORTED', releaseCode: coded },
                    {
                        declarationNumber: number(2),
                        outcome: 'REFUSED',
                        code: 'DECLARATION_OFFICE_MUST_MATCH_NUMBER',
                    },
                    { declarationNumber: number(3), outcome: 'IMPORTED', releaseCode: coded },
                ],
            });
            expect(await refusalOf(consortium, () => report(batchId, 'SafeMSP/officer-1'))).toMatchObject({
                code: 'DECLARANT_MUST_BE_CUSTOMS',
            });
        });

        it('files each as if it had come alone: with its code, and what happens when it is released', async () => {
            const { lines } = (await report(batchId)) as { lines: readonly { releaseCode?: string }[] };
            const alone = (await consortium.evaluate(officer, 'trade/declaration:ReadDeclaration', {
                declarationNumber: number(1),
            })) as { releaseCode: string; releaseFactId: string };
            const hasHappened = await consortium.evaluate('HaizhouBankMSP/maker-1', 'trade/fact:ReadFact', {
                evidence: { kind: 'FACT', fact: { kind: 'GOODS_RELEASED', factId: alone.releaseFactId } },
            });

            expect(lines[0]?.releaseCode).toBe(alone.releaseCode);
            expect(hasHappened).toEqual({ hasHappened: true });
        });

        it('sent again, files nothing twice', async () => {
            const again = newId();
            await importBatch({ batchId: again, declarations });

            expect(await report(again)).toMatchObject({
                lines: [{ outcome: 'ALREADY_THERE' }, { outcome: 'REFUSED' }, { outcome: 'ALREADY_THERE' }],
            });
        });

        it('refuses everybody but customs', async () => {
            const byBank = () => importBatch({ batchId: newId(), declarations }, 'HaizhouBankMSP/maker-1');

            expect(await refusalOf(consortium, byBank)).toMatchObject({ code: 'DECLARANT_MUST_BE_CUSTOMS' });
        });
    });

    it('knows no other number', async () => {
        const unknown = () =>
            consortium.evaluate(officer, 'trade/declaration:ReadDeclaration', {
                declarationNumber: '310420260046012346',
            });

        expect(await refusalOf(consortium, unknown)).toMatchObject({ code: 'RECORD_MUST_EXIST' });
    });
});
