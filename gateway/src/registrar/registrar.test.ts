import { bedLinenShortShipped, mainStory } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestConsortium, type TestConsortium } from '../../../test/scenarios/consortium.js';
import type { Client } from '../../../test/story/client.js';

const { exportDeclaration, exporter } = mainStory;
const { declarationNumber } = exportDeclaration;
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const patient = { prefer: 'wait=25' };

interface FinancingWire {
    readonly financingId: string;
    readonly status: string;
    readonly alerts: readonly object[];
}

describe('the registrar', () => {
    let consortium: TestConsortium;
    let haizhou: Client;
    let pearl: Client;
    let safe: Client;
    let customs: Client;
    let releaseCode: string;

    beforeAll(async () => {
        consortium = await startTestConsortium();
        haizhou = consortium.organisation('HaizhouBankMSP').user('maker-1');
        pearl = consortium.organisation('PearlBankMSP').user('maker-1');
        safe = consortium.organisation('SafeMSP').user('regulator-1');
        customs = consortium.organisation('CustomsMSP').user('officer-1');
        releaseCode = (await customs.post('/v1/declarations', exportDeclaration)).text('releaseCode');
    }, 120_000);
    afterAll(() => consortium.stop());

    const request = async (bank: Client, amount: string, headers: Record<string, string> = patient) => {
        const order = { declarationNumber, releaseCode, exporterUscc: exporter.uscc, amount: cny(amount) };
        return (await bank.post('/v1/financings', order, headers)).body as FinancingWire;
    };
    const used = async () => {
        return (await safe.get(`/v1/supervision/declarations/${declarationNumber}`)).text('used.amount');
    };
    const eventually = async <Seen>(look: () => Promise<Seen>, isThere: (seen: Seen) => boolean): Promise<Seen> => {
        const deadline = Date.now() + 20_000;
        for (;;) {
            const seen = await look();
            if (isThere(seen) || Date.now() > deadline) {
                return seen;
            }
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    };

    it('decides what two banks ask at the same time, in few transactions, and never gives more than there is', async () => {
        const before = consortium.embedded?.peer('SafeMSP').height ?? 0;
        const flood = Array.from({ length: 12 }, () => request(haizhou, '300000.00'));
        const others = Array.from({ length: 3 }, () => request(pearl, '300000.00'));
        const decided = await Promise.all([...flood, ...others]);
        const blocks = (consortium.embedded?.peer('SafeMSP').height ?? 0) - before;

        // 90 % of 3 124 000.00 is 2 811 600.00, which is nine times 300 000.00.
        expect(decided.filter(({ status }) => status === 'RESERVED')).toHaveLength(9);
        expect(decided.filter(({ status }) => status === 'REFUSED')).toHaveLength(6);
        expect(await used()).toBe('2700000.00');
        expect(blocks).toBeLessThan(30);
    }, 60_000);

    it('frees what a bank gives back', async () => {
        const { data } = (await haizhou.get('/v1/financings?status=RESERVED')).body as { data: FinancingWire[] };
        await Promise.all(data.map(({ financingId }) => haizhou.post(`/v1/financings/${financingId}/withdrawal`)));
        const { data: ofPearl } = (await pearl.get('/v1/financings?status=RESERVED')).body as { data: FinancingWire[] };
        await Promise.all(ofPearl.map(({ financingId }) => pearl.post(`/v1/financings/${financingId}/withdrawal`)));

        expect(await eventually(used, (amount) => amount === '0.00')).toBe('0.00');
    }, 30_000);

    it("of PBOC takes over while SAFE's gateway is silent, after its patience and not before", async () => {
        const organisation = consortium.organisation('SafeMSP');
        await organisation.stopGateway();
        const began = performance.now();
        try {
            const { status } = await request(haizhou, '1000.00');

            expect(status).toBe('RESERVED');
            expect(performance.now() - began).toBeGreaterThan(2_000);
        } finally {
            await organisation.startGateway();
        }
    }, 60_000);

    it("decides nothing while the other regulator's peers are away, and says so; then it goes on", async () => {
        const isReady = async () => (await fetch(`${consortium.organisation('SafeMSP').url}/health/ready`)).ok;
        const financing = await consortium.withoutPeersOf('PbocMSP', async () => {
            const requested = await request(haizhou, '2000.00', { prefer: 'wait=3' });

            expect(requested.status).toBe('REQUESTED');
            expect(await eventually(isReady, (ready) => !ready)).toBe(false);
            return requested;
        });
        const read = async () => (await haizhou.get(`/v1/financings/${financing.financingId}`)).body as FinancingWire;

        expect((await eventually(read, ({ status }) => status !== 'REQUESTED')).status).toBe('RESERVED');
        expect(await eventually(isReady, (ready) => ready)).toBe(true);
    }, 60_000);

    it('alerts the lenders of an amendment, once', async () => {
        const { financingId } = await request(pearl, '5000.00');
        const path = `/v1/declarations/${declarationNumber}`;
        const amended = await customs.post(`${path}/amendments`, {
            ...bedLinenShortShipped,
            expectedVersion: 1,
        });
        expect(amended.status).toBe(200);
        const read = async () => (await pearl.get(`/v1/financings/${financingId}`)).body as FinancingWire;

        expect((await eventually(read, ({ alerts }) => alerts.length > 0)).alerts).toMatchObject([
            { declarationVersion: 2, declarationStatus: 'RELEASED' },
        ]);
    }, 30_000);

    it('says nothing of terms or customers in its log', () => {
        for (const mspId of ['SafeMSP', 'PbocMSP']) {
            const log = consortium.organisation(mspId).log();
            for (const secret of [declarationNumber, releaseCode, exporter.uscc, exporter.partyName, '300000.00']) {
                expect(log).not.toContain(secret);
            }
        }
    });
});
