import { bedLinen, importDeclarationNumber, rawCotton } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestConsortium, type TestConsortium } from '../../../test/scenarios/consortium.js';
import type { Client } from '../../../test/story/client.js';

interface Told {
    readonly status: number;
    readonly lines: readonly Readonly<Record<string, unknown>>[];
    readonly summary: Readonly<Record<string, unknown>>;
}

let serial = 0;
const fresh = (change: object = {}): object => {
    serial += 1;
    return { ...bedLinen, declarationNumber: `3104202600${String(serial).padStart(8, '0')}`, ...change };
};
const textOf = (declarations: readonly object[]): string =>
    declarations.map((each) => `${JSON.stringify(each)}\n`).join('');
const outcomesOf = ({ lines }: Told): unknown => lines.map(({ outcome, code }) => code ?? outcome);

describe('an import of declarations', () => {
    let consortium: TestConsortium;
    let customs: Client;
    let token: string;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        const { user, token: tokenOf } = consortium.organisation('CustomsMSP');
        customs = user('officer-1');
        token = await tokenOf('officer-1');
    }, 120_000);
    afterAll(() => consortium.stop());

    const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
        fetch(`${consortium.organisation('CustomsMSP').url}/v1/declaration-imports`, {
            method: 'POST',
            headers: {
                authorization: `Bearer ${token}`,
                'content-type': 'application/x-ndjson',
                'idempotency-key': randomUUID(),
                ...headers,
            },
            body,
        });
    const told = async (response: Response): Promise<Told> => {
        const lines = (await response.text())
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Record<string, unknown>);
        return { status: response.status, lines: lines.slice(0, -1), summary: lines.at(-1) ?? {} };
    };
    const send = async (body: string | Buffer, key = randomUUID()): Promise<Told> =>
        await told(await post(body, { 'idempotency-key': key }));

    it('200: each line is told of in its order, with the release code, and the last line sums up', async () => {
        const declarations = [fresh(), fresh({ status: 'ACCEPTED' }), fresh()];
        const { status, lines, summary } = await send(textOf(declarations));

        expect(status).toBe(200);
        expect(lines).toEqual(
            declarations.map((declaration, index) => ({
                kind: 'LINE',
                lineNumber: index + 1,
                declarationNumber: (declaration as typeof bedLinen).declarationNumber,
                outcome: 'IMPORTED',
                releaseCode: expect.stringMatching(/^[0-9a-f]{32}$/),
            })),
        );
        expect(summary).toMatchObject({ status: 'COMPLETE', lines: 3, imported: 3, alreadyThere: 0, refused: 0 });
        const one = await customs.get(`/v1/declarations/${String(lines[1]?.['declarationNumber'])}`);
        expect([one.at('status'), one.at('releaseCode')]).toEqual(['ACCEPTED', lines[1]?.['releaseCode']]);
    });

    it('200: what is wrong with a line spoils no other', async () => {
        const right = fresh();
        const bad = [
            '{"declarationNumber": "31042026',
            JSON.stringify(fresh({ surplus: 1, lines: [] })),
            JSON.stringify(fresh({ declarationNumber: importDeclarationNumber })),
            JSON.stringify(fresh({ declarationDate: '2025-09-14' })),
            JSON.stringify(right).replace('"declarationNumber"', '"declarationNumber":"1","declarationNumber"'),
            `{"a":"${'a'.repeat(300_000)}"}`,
        ];
        const body = Buffer.concat([
            Buffer.from(`${textOf([right])}\r\n${bad.join('\n')}\n`),
            Buffer.from('{"name":"\xff"}\n', 'latin1'),
            Buffer.from(textOf([right, fresh()])),
        ]);
        const answer = await send(body);

        expect(outcomesOf(answer)).toEqual([
            'IMPORTED',
            'REQUEST_MUST_BE_JSON',
            'REQUEST_MUST_MATCH_SCHEMA',
            'DECLARATION_MUST_BE_EXPORT',
            'DECLARATION_YEAR_MUST_MATCH_DATE',
            'REQUEST_MUST_BE_JSON',
            'LINE_MUST_BE_READABLE',
            'LINE_MUST_BE_READABLE',
            'DECLARATION_MUST_OCCUR_ONCE',
            'IMPORTED',
        ]);
        expect(answer.lines.map(({ lineNumber }) => lineNumber)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        expect(answer.lines[2]).toMatchObject({ errors: [{ path: 'lines' }, { path: 'surplus' }] });
        expect(answer.lines[8]).toMatchObject({ facts: { firstLineNumber: 1 } });
        expect(answer.summary).toMatchObject({ lines: 10, imported: 2, refused: 8 });
    });

    it('200: a file that was cut in half is sent again whole, with its key: nothing twice, nothing left out', async () => {
        const declarations = Array.from({ length: 130 }, () => fresh());
        const whole = textOf(declarations);
        const half = whole.slice(0, whole.length / 2 + 100);
        const key = randomUUID();

        const first = await send(half, key);
        const again = await send(whole, key);
        const once = await send(whole, key);

        const taken = half.split('\n').length - 1;
        expect(first.lines.at(-1)).toMatchObject({ lineNumber: taken + 1, code: 'LINE_MUST_BE_WHOLE' });
        expect(first.summary).toMatchObject({ imported: taken, refused: 1 });
        expect(outcomesOf(again)).toEqual(
            declarations.map((_, index) => (index < taken ? 'ALREADY_THERE' : 'IMPORTED')),
        );
        expect(once.summary).toMatchObject({ lines: 130, imported: 0, alreadyThere: 130, refused: 0 });
        expect(once.summary['importId']).toBe(first.summary['importId']);
        expect(once.lines.map(({ releaseCode }) => releaseCode)).toEqual(
            again.lines.map(({ releaseCode }) => releaseCode),
        );
    });

    it('200: exports and imports of one file are told of in its order, and each is recorded as what it is', async () => {
        const cotton = { ...rawCotton, declarationNumber: '310420261046500041' };
        const wide = { ...rawCotton, declarationNumber: '３１０４－２０２６－１０４６５０００５８' };
        const asImport = { ...cotton, declarationNumber: '310420260046500041' };
        const file = [cotton, fresh(), wide, asImport, fresh(), cotton];
        const key = randomUUID();

        const first = await send(textOf(file), key);
        const again = await send(textOf(file), key);

        expect(outcomesOf(first)).toEqual([
            'IMPORTED',
            'IMPORTED',
            'IMPORTED',
            'DECLARATION_MUST_BE_IMPORT',
            'IMPORTED',
            'DECLARATION_MUST_OCCUR_ONCE',
        ]);
        expect(again.summary).toMatchObject({ lines: 6, imported: 0, alreadyThere: 4, refused: 2 });
        const one = await customs.get('/v1/import-declarations/310420261046500058');
        expect([one.at('version'), one.at('releaseCode')]).toEqual([1, first.lines[2]?.['releaseCode']]);
    });

    it('200: what has another content is refused, whatever its key', async () => {
        const declaration = fresh();
        await send(textOf([declaration]));

        expect(outcomesOf(await send(textOf([{ ...declaration, voyage: '9' }])))).toEqual(['DECLARATION_MUST_BE_NEW']);
        expect(outcomesOf(await send(textOf([declaration])))).toEqual(['ALREADY_THERE']);
    });

    it('200: nothing at all is an import of no lines', async () => {
        expect((await send('\n\n')).summary).toMatchObject({ status: 'COMPLETE', lines: 0 });
    });

    it('200: who sent it reads how far it came; 404: what was not sent; 403: another role', async () => {
        const { summary } = await send(textOf([fresh(), {}]));
        const path = `/v1/declaration-imports/${String(summary['importId'])}`;
        const other = consortium.organisation('CustomsMSP').user('gateway');
        const nothing = await customs.get(`/v1/declaration-imports/${'0'.repeat(32)}`);

        expect((await customs.get(path)).body).toEqual({
            importId: summary['importId'],
            status: 'COMPLETE',
            receivedAt: expect.any(String),
            finishedAt: expect.any(String),
            lines: 2,
            imported: 1,
            alreadyThere: 0,
            refused: 1,
        });
        expect([nothing.status, nothing.at('code')]).toEqual([404, 'IMPORT_MUST_EXIST']);
        expect((await other.get(path)).status).toBe(403);
    });

    it.each([
        [400, 'IDEMPOTENCY_KEY_MUST_BE_GIVEN', { 'idempotency-key': '' }],
        [415, 'CONTENT_TYPE_MUST_BE_NDJSON', { 'content-type': 'application/json' }],
        [415, 'CONTENT_TYPE_MUST_BE_NDJSON', { 'content-encoding': 'gzip' }],
    ])('%s: %s', async (status, code, headers) => {
        const response = await post(textOf([fresh()]), headers);

        expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ code })]);
    });

    it('403: a certificate without the role of an officer, before anything is read', async () => {
        const authorization = `Bearer ${await consortium.organisation('CustomsMSP').token('gateway')}`;
        const response = await post('{"torn', { authorization });

        expect([response.status, await response.json()]).toEqual([
            403,
            expect.objectContaining({ code: 'CALLER_MUST_HAVE_ROLE' }),
        ]);
    });
});
