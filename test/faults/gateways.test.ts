import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { withReadModelHeld } from '../scenarios/with-read-model-held.js';
import { FinancingUnderFaults, type Request } from './financing-under-faults.js';

const bank = 'HaizhouBankMSP';

let consortium: FinancingUnderFaults;
let goods: object;
let request: Request;

beforeAll(async () => {
    consortium = await FinancingUnderFaults.start();
    goods = await consortium.declare();
}, 120_000);

beforeEach(() => {
    request = consortium.request(bank, goods);
});

afterEach(() => consortium.network.faults.heal());
afterAll(() => consortium.stop());

/** While the bank's own blocks tell its gateway nothing, it depends on what is lost. */
const databaseUrl = (): string => consortium.consortium.organisation(bank).database.url;

/** What a clerk does who has not heard what came of a request: sends it again. */
async function expectDoneOnce(): Promise<void> {
    const again = await consortium.settle(request);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const ofAmount = (await consortium.financingsAt(bank, again)).filter(([amount]) => amount === request.amount);
    expect(ofAmount).toEqual([[request.amount, again.text('financingId')]]);
}

describe('A bank’s gateway', () => {
    it('that never hears what became of a transaction says so; sent again, the request is answered, and done once', async () => {
        consortium.network.faults.breakOff('commit-status', { of: bank });
        const unknown = await withReadModelHeld(databaseUrl(), () => consortium.send(request, { prefer: 'wait=2' }));
        expect([unknown.status, unknown.at('status')]).toEqual([202, 'RUNNING']);
        await consortium.network.faults.heal();
        await expectDoneOnce();
        const again = await consortium.settle(request);
        const operation = await consortium.maker(bank).get(unknown.headers.get('location')!);
        expect(again.at('ledger.transactionId')).toBe(operation.at('transactionId'));
    });

    it.each([
        ['the commit status is lost', () => consortium.network.faults.drop('commit-status', { of: bank, times: 1 })],
        ['the orderer’s word is lost', () => consortium.network.faults.drop('submission', { of: bank, times: 1 })],
        [
            'the connection breaks at submission',
            () => consortium.network.faults.breakOff('submission', { of: bank, times: 1 }),
        ],
        [
            'SAFE’s endorsement is lost',
            () => consortium.network.faults.drop('endorsement', { of: 'SafeMSP', times: 1 }),
        ],
        ['SAFE hangs', () => consortium.network.faults.pause('SafeMSP')],
        ['SAFE is cut off', () => consortium.network.faults.cutOff('SafeMSP')],
        ['its own endorsement is late', () => consortium.network.faults.delay('endorsement', { of: bank, byMs: 300 })],
    ])('finds out by itself while %s', async (_what, inject) => {
        inject();
        const answer = await withReadModelHeld(databaseUrl(), () => consortium.send(request));
        expect(answer.status).toBe(201);
        await consortium.network.faults.heal();
        await expectDoneOnce();
    });

    it.each([
        ['hangs', () => consortium.network.faults.pause(bank)],
        ['is gone', () => consortium.network.faults.stop(bank)],
        ['is cut off', () => consortium.network.faults.cutOff(bank)],
    ])('whose own peer %s takes nothing, and does what is sent again when it is back', async (_what, inject) => {
        inject();
        const refused = await consortium.send(request);
        expect(refused.status).toBe(503);
        await consortium.network.faults.heal();
        const answer = await consortium.settle(request);
        expect(answer.status).toBe(201);
        await expectDoneOnce();
    });
});
