import { bedLinen, rawCotton } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consortium, newId, newRequest, refusalOf, type User } from '../../../../test/contracts/consortium.js';

type Act = 'DeclareImport' | 'DeclareImports' | 'ReleaseImport' | 'ClearImport' | 'AmendImport' | 'CancelImport';

const officer = 'CustomsMSP/officer-1';
const { declarationNumber, status, ...content } = rawCotton;

describe('import declaration contract', () => {
    let consortium: Consortium;

    beforeAll(async () => {
        consortium = await Consortium.start();
    }, 60_000);
    afterAll(() => consortium.stop());

    const read = (user: User) =>
        consortium.evaluate(user, 'trade/import-declaration:ReadImportDeclaration', { declarationNumber });
    const act = (name: Act, input: object, user: User = officer) =>
        consortium.submit(user, `trade/import-declaration:${name}`, { input });
    const declare = (input: object = rawCotton, user: User = officer) => act('DeclareImport', input, user);
    const refused = (asked: () => Promise<unknown>) => refusalOf(consortium, asked);

    it('files nothing before there are secrets to file it under', async () => {
        expect(await refused(declare)).toMatchObject({
            code: 'RECORD_MUST_EXIST',
            detail: { record: 'declaration-secrets' },
        });
    });

    it('files an import, tells that there is one, and gives customs its release code', async () => {
        await consortium.submit(officer, 'trade/declaration:EstablishSecrets', { input: {} });
        const declared = await declare();

        expect(declared.id).toMatch(/^[0-9a-f]{64}$/);
        expect(declared.event).toEqual({ type: 'ImportDeclared', id: declared.id });
        expect(await read(officer)).toEqual({
            ...rawCotton,
            status,
            version: 1,
            releaseCode: expect.stringMatching(/^[0-9a-f]{32}$/),
            lines: expect.anything(),
        });
        expect(await refused(declare)).toMatchObject({ code: 'DECLARATION_MUST_BE_NEW' });
    });

    it('takes an export for no import, nor an import for an export', async () => {
        const exported = { ...rawCotton, declarationNumber: bedLinen.declarationNumber };
        const imported = () =>
            consortium.submit(officer, 'trade/declaration:DeclareExport', {
                input: { ...bedLinen, declarationNumber },
            });

        expect(await refused(() => declare(exported))).toMatchObject({ code: 'DECLARATION_MUST_BE_IMPORT' });
        expect(await refused(imported)).toMatchObject({ code: 'DECLARATION_MUST_BE_EXPORT' });
    });

    it('is filed beside exports and not among them: neither is read or changed as the other', async () => {
        await consortium.submit(officer, 'trade/declaration:DeclareExport', { input: bedLinen });
        const asExport = { declarationNumber, noticeId: newId() };
        const asImport = { declarationNumber: bedLinen.declarationNumber, noticeId: newId() };
        const clear = () => consortium.submit(officer, 'trade/declaration:ClearExport', { input: asExport });
        const readExport = () =>
            consortium.evaluate(officer, 'trade/declaration:ReadDeclaration', { declarationNumber });

        expect(await refused(clear)).toMatchObject({ code: 'DECLARATION_MUST_EXIST' });
        expect(await refused(readExport)).toMatchObject({ code: 'RECORD_MUST_EXIST' });
        expect(await refused(() => act('ClearImport', asImport))).toMatchObject({ code: 'DECLARATION_MUST_EXIST' });
    });

    it('files many at once, each as if it had come alone, and nothing twice', async () => {
        const [batchId, again] = [newId(), newId()];
        const others = ['310420261046500025', '310420261046500033'];
        const declarations = [
            ...others.map((number) => ({ ...rawCotton, declarationNumber: number })),
            { ...rawCotton, declarationNumber: bedLinen.declarationNumber },
            rawCotton,
        ];
        const report = (id: string) =>
            consortium.evaluate(officer, 'trade/declaration:ReadImportBatch', { batchId: id });
        const { event } = await act('DeclareImports', { batchId, declarations });
        await act('DeclareImports', { batchId: again, declarations });
        const alone = (await consortium.evaluate(officer, 'trade/import-declaration:ReadImportDeclaration', {
            declarationNumber: others[0],
        })) as { version: number; releaseCode: string };

        expect(event).toEqual({ type: 'ImportsDeclared', id: batchId });
        expect(alone.version).toBe(1);
        expect(await report(batchId)).toMatchObject({
            lines: [
                { outcome: 'IMPORTED', releaseCode: alone.releaseCode },
                { outcome: 'IMPORTED' },
                { outcome: 'REFUSED', code: 'DECLARATION_MUST_BE_IMPORT' },
                { outcome: 'ALREADY_THERE' },
            ],
        });
        expect(await report(again)).toMatchObject({
            lines: [
                { outcome: 'ALREADY_THERE', releaseCode: alone.releaseCode },
                { outcome: 'ALREADY_THERE' },
                { outcome: 'REFUSED' },
                { outcome: 'ALREADY_THERE' },
            ],
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
        expect(await refused(() => read(user))).toMatchObject({ code });
    });

    it.each<[Act, object]>([
        ['DeclareImport', rawCotton],
        ['DeclareImports', { batchId: newId(), declarations: [rawCotton] }],
        ['ReleaseImport', { declarationNumber, noticeId: newId() }],
        ['ClearImport', { declarationNumber, noticeId: newId() }],
        ['AmendImport', { ...content, declarationNumber, noticeId: newId(), expectedVersion: 1 }],
        ['CancelImport', { declarationNumber, noticeId: newId(), expectedVersion: 1 }],
    ])('%s is for customs alone', async (name, input) => {
        const byBank = () => act(name, input, 'HaizhouBankMSP/maker-1');

        expect(await refused(byBank)).toMatchObject({ code: 'DECLARANT_MUST_BE_CUSTOMS' });
    });

    it('releases, amends, clears and cancels, one version after the other, each once for one request', async () => {
        const notices = [newId(), newId(), newId(), newId()] as const;
        const release = { input: { declarationNumber, noticeId: notices[0] }, request: newRequest() };
        const first = await consortium.submit(officer, 'trade/import-declaration:ReleaseImport', release);
        const again = await consortium.submit(officer, 'trade/import-declaration:ReleaseImport', release);
        const short = {
            ...content,
            lines: [{ ...content.lines[0], totalAmount: { amount: '160000.00', currency: 'USD' } }],
            totalValue: { amount: '160000.00', currency: 'USD' },
        };
        const amended = await act('AmendImport', {
            ...short,
            declarationNumber,
            noticeId: notices[1],
            expectedVersion: 2,
        });
        expect(await read(officer)).toMatchObject({ version: 3, status: 'RELEASED', totalValue: short.totalValue });
        const cleared = await act('ClearImport', { declarationNumber, noticeId: notices[2] });
        const cancelled = await act('CancelImport', { declarationNumber, noticeId: notices[3], expectedVersion: 4 });

        expect([again.replayed, again.transactionId]).toEqual([true, first.transactionId]);
        expect([first, amended, cleared, cancelled].map(({ event }) => event)).toEqual([
            { type: 'ImportReleased', id: notices[0] },
            { type: 'ImportAmended', id: notices[1] },
            { type: 'ImportCleared', id: notices[2] },
            { type: 'ImportCancelled', id: notices[3] },
        ]);
        expect(await read('SafeMSP/officer-1')).toMatchObject({ version: 5, status: 'CANCELLED' });
        expect(await refused(declare)).toMatchObject({ code: 'DECLARATION_MUST_BE_NEW' });
    });
});
