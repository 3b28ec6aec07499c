import path from 'node:path';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import { loudspeakers, rawCotton } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import { Client } from '../../story/client.js';
import { until } from '../../story/until.js';
import type { TestConsortium, TestOrganisation } from '../consortium.js';
import { startGatewayProcess } from '../gateway/gateway-process.js';

type Told = Readonly<Record<string, unknown>>;

/** Lines, and no problem. */
const isTold = (answer: unknown): answer is readonly Told[] => Array.isArray(answer);

/** More than the gateway has under way at once: four batches of fifty. */
const many = 230;

/** Customs sends its declarations, of exports and of imports, by the thousand, over connections and gateways that break. */
export function bulkImport(running: () => TestConsortium): void {
    describe('customs sends many declarations at once', () => {
        const customs = (): TestOrganisation => running().organisation('CustomsMSP');
        const officer = (): Client => customs().user('officer-1');
        let serial = 0;
        /** Every third is an import. */
        const file = (length: number): readonly object[] =>
            Array.from({ length }, () => {
                serial += 1;
                const paper = serial % 3 === 0 ? rawCotton : loudspeakers;
                const declarationNumber = paper.declarationNumber.slice(0, 9) + String(serial).padStart(9, '0');
                return { ...paper, declarationNumber };
            });
        const send = async (lines: readonly object[], key: string): Promise<readonly Told[]> =>
            (await officer().postLines('/v1/declaration-imports', lines, { 'idempotency-key': key })).body as Told[];
        const outcomes = (told: readonly Told[]): unknown => told.map(({ outcome, status }) => outcome ?? status);
        const progress = async (importId: unknown): Promise<Told> =>
            (await officer().get(`/v1/declaration-imports/${String(importId)}`)).body as Told;

        /** Opens an import and leaves it open. */
        const open = async (key: string): Promise<ClientRequest> =>
            request(`${customs().url}/v1/declaration-imports`, {
                method: 'POST',
                headers: {
                    authorization: `Bearer ${await customs().token('officer-1')}`,
                    'content-type': 'application/x-ndjson',
                    'idempotency-key': key,
                },
            });
        const write = (sending: ClientRequest, lines: readonly object[]): unknown =>
            sending.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

        it('over a connection that stays open, and hears of each while it sends more', async () => {
            const lines = file(3);
            const sending = await open(randomUUID());
            const answering = once(sending, 'response') as Promise<[IncomingMessage]>;
            write(sending, lines.slice(0, 1));
            const [answer] = await answering;
            const told = createInterface({ input: answer })[Symbol.asyncIterator]();
            const next = async (): Promise<Told> => JSON.parse(String((await told.next()).value)) as Told;

            expect(await next()).toMatchObject({ lineNumber: 1, outcome: 'IMPORTED' });
            write(sending, lines.slice(1, 2));
            expect(await next()).toMatchObject({ lineNumber: 2, outcome: 'IMPORTED' });
            sending.end(JSON.stringify(lines[2]));
            expect(await next()).toMatchObject({ lineNumber: 3, outcome: 'IMPORTED' });
            expect(await next()).toMatchObject({ kind: 'SUMMARY', status: 'COMPLETE', imported: 3 });
        });

        it('and goes away in the middle: what had come is there, and the same file again brings the rest', async () => {
            const [lines, key] = [file(many), randomUUID()];
            const sending = await open(key);
            const answering = once(sending, 'response') as Promise<[IncomingMessage]>;
            write(sending, lines.slice(0, 100));
            const [answer] = await answering;
            const reading = createInterface({ input: answer });
            const [first] = (await once(reading, 'line')) as [string];
            // Its own end, which it brings about below.
            reading.on('error', () => undefined);
            sending.write('{"declarationNumber"');
            const running = await send(lines, key);
            sending.destroy();
            await until({
                what: 'the gateway to notice',
                ask: () => send(lines.slice(0, 1), key),
                isAwaited: isTold,
            });
            const whole = await send(lines, key);

            expect(JSON.parse(first)).toMatchObject({ lineNumber: 1, outcome: 'IMPORTED' });
            expect(running).toMatchObject({ code: 'REQUEST_MUST_NOT_BE_RUNNING' });
            expect(outcomes(whole)).toEqual([
                ...lines.slice(0, 100).map(() => 'ALREADY_THERE'),
                ...lines.slice(100).map(() => 'IMPORTED'),
                'COMPLETE',
            ]);
        });

        it('and its gateway is stopped in the middle: the answer says so, and how far it came is kept', async () => {
            const [lines, key] = [file(many), randomUUID()];
            const sending = await open(key);
            const answering = once(sending, 'response') as Promise<[IncomingMessage]>;
            write(sending, lines.slice(0, 60));
            const [answer] = await answering;
            const told: Told[] = [];
            const reading = createInterface({ input: answer });
            const heard = once(reading, 'close');
            reading.on('line', (line) => told.push(JSON.parse(line) as Told));
            await until({
                what: 'the first report',
                ask: () => Promise.resolve(told),
                isAwaited: ({ length }) => length > 0,
            });
            await customs().stopGateway();
            await heard;
            await customs().startGateway();
            const summary = told.at(-1)!;
            const before = await progress(summary['importId']);
            const whole = await send(lines, key);

            expect(summary).toMatchObject({ status: 'INTERRUPTED', code: 'GATEWAY_MUST_NOT_BE_STOPPING' });
            expect(before).toMatchObject({ status: 'INTERRUPTED', lines: told.length - 1, imported: told.length - 1 });
            expect(whole.at(-1)).toMatchObject({ status: 'COMPLETE', lines: many, refused: 0 });
            expect(await progress(summary['importId'])).toMatchObject({ status: 'COMPLETE', lines: many });
        });

        // `make test-long` kills it at every step.
        const steps =
            process.env['KILLS'] === undefined ? ['kept', 'committed'] : ['endorsed', 'kept', 'committed', 'finished'];
        it.each(steps)(
            'and its gateway is killed when a batch is %s: sent again, each is there once and none is left out',
            async (step) => {
                const [lines, key] = [file(120), randomUUID()];
                await customs().stopGateway();
                const configuration = path.join(running().folder, 'gateways', 'CustomsMSP', 'gateway.json');
                const doomed = await startGatewayProcess(configuration, step);
                const client = new Client({ url: doomed.url, token: (user) => customs().token(user) }, 'officer-1');
                const headers = { 'idempotency-key': key };
                await expect(client.postLines('/v1/declaration-imports', lines, headers)).rejects.toThrow();
                await doomed.ended;
                await customs().startGateway();
                const whole = await until({
                    what: 'what the killed gateway was at to be at its end',
                    ask: () => send(lines, key),
                    isAwaited: (told) => isTold(told) && told.at(-1)?.['status'] === 'COMPLETE',
                });
                const another = await send(lines, randomUUID());

                expect(whole.at(-1)).toMatchObject({ lines: 120, refused: 0 });
                expect(another.at(-1)).toMatchObject({ lines: 120, imported: 0, alreadyThere: 120 });
                expect(another.map(({ releaseCode }) => releaseCode)).toEqual(
                    whole.map(({ releaseCode }) => releaseCode),
                );
            },
            60_000,
        );
    });
}
