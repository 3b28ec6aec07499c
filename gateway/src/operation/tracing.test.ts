import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { spansOf } from '../../../test/scenarios/gateway/collected.js';
import { Receiver } from '../../../test/story/receiver.js';
import { askingPeer, inSpan, within } from './span.js';
import { Tracing } from './tracing.js';

const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentId: '00f067aa0ba902b7', flags: '01' };
const done = (): Promise<string> => Promise.resolve('done');
const request = { name: 'POST /v1/financings', kind: 'server' } as const;

describe('tracing', () => {
    let collector: Receiver;
    let log = '';
    const logger = pino({}, new Writable({ write: (chunk, _encoding, done) => done(void (log += String(chunk))) }));

    beforeEach(async () => {
        collector = await Receiver.open();
        collector.answer = () => 200;
        log = '';
    });
    afterEach(() => collector.goAway());

    const started = async (sampleRatio = 1): Promise<Tracing> => {
        const tracing = new Tracing({ otlpUrl: collector.url, sampleRatio }, { mspId: 'HaizhouBankMSP', logger });
        await tracing.start();
        return tracing;
    };
    /** As a request is traced, with something in it that is done. */
    const asked = async (tracing: Tracing, from: typeof caller | undefined, work: () => Promise<string>) => {
        const span = tracing.begin(request, from);
        const answer = await within(span!, work);
        span!.end();
        return answer;
    };

    it('tells a collector of each step, inside the one that it was done in, and of who did it', async () => {
        const tracing = await started();

        await asked(tracing, caller, () => inSpan({ name: 'act' }, () => askingPeer('Endorse', done)));
        await tracing.stop();

        const [endorse, act, whole] = spansOf(collector);
        expect([whole, act, endorse]).toMatchObject([
            { name: request.name, traceId: caller.traceId, parentSpanId: caller.parentId },
            { name: 'act', traceId: caller.traceId, parentSpanId: whole?.spanId },
            { name: 'gateway.Gateway/Endorse', traceId: caller.traceId, parentSpanId: act?.spanId },
        ]);
        expect(endorse?.attributes).toMatchObject({
            'service.name': 'cohong-gateway',
            'cohong.msp_id': 'HaizhouBankMSP',
            'rpc.system.name': 'grpc',
        });
        expect(log).toBe('');
    });

    it('traces by itself what no caller has begun', async () => {
        const tracing = await started();
        let applied: Promise<unknown> = Promise.resolve();

        tracing.run(() => void (applied = inSpan({ name: 'apply block' }, done)));
        await applied;
        await tracing.stop();

        expect(spansOf(collector)).toMatchObject([{ name: 'apply block' }]);
        expect(spansOf(collector)[0]?.parentSpanId).toBeUndefined();
    });

    it('tells what kind of error ended a step, and none of its words', async () => {
        const tracing = await started();
        const failing = (): Promise<string> => Promise.reject(new TypeError('declaration 310120260000000017'));

        await expect(asked(tracing, caller, () => inSpan({ name: 'act' }, failing))).rejects.toThrow(TypeError);
        await tracing.stop();

        expect(spansOf(collector)).toMatchObject([{ attributes: { 'error.type': 'TypeError' }, status: { code: 2 } }]);
        expect(JSON.stringify(collector.told)).not.toContain('310120260000000017');
    });

    it.each([
        ['is what a caller wants kept, where none is of our own', 0, caller, 1],
        ['is not what a caller does not want kept', 1, { ...caller, flags: '00' }, 0],
        ['is not what nobody decided on, where none is', 0, undefined, 0],
    ] as const)('kept %s', async (...[, sampleRatio, from, kept]) => {
        const tracing = await started(sampleRatio);

        await asked(tracing, from, done);
        await tracing.stop();

        expect(spansOf(collector)).toHaveLength(kept);
    });

    it.each([
        ['refuses what it is sent', () => 400],
        ['never answers', () => new Promise<number>(() => undefined)],
    ])('ends within its four seconds while the collector %s, and tells the log', async (_case, answer) => {
        collector.answer = answer;
        const tracing = await started();

        expect(await asked(tracing, caller, done)).toBe('done');
        const began = performance.now();
        await tracing.stop();

        expect(performance.now() - began).toBeLessThan(5_000);
        expect(log).toContain('spans could not be sent, and are dropped');
    });

    it('does what it would trace, where it is switched off', async () => {
        const tracing = new Tracing(undefined, { mspId: 'HaizhouBankMSP', logger });
        await tracing.start();
        let applied = false;

        tracing.run(() => (applied = true));

        expect([tracing.begin(request, caller), applied]).toEqual([undefined, true]);
        expect(await inSpan({ name: 'act' }, done)).toBe('done');
        await tracing.stop();
    });
});
