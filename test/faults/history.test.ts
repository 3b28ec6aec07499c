import { FaultPlan } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startRegister } from '../conformance/register-network.js';
import { seed } from '../seed.js';
import { FinancingUnderFaults } from './financing-under-faults.js';

const rounds = Number(process.env['ROUNDS'] ?? 3);
const secondsPerRound = 60;
const mostFaults = 3;
const longestDelayMs = 400;

const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const struck = [...banks, 'SafeMSP', 'PbocMSP', 'CustomsMSP'] as const;
const again = `SEED=${seed} ROUNDS=${rounds} npx jest test/faults/history.test.ts`;

describe(`A consortium under faults (again by: ${again})`, () => {
    const plan = new FaultPlan({ seed, of: [...struck], longestDelayMs });
    let consortium: FinancingUnderFaults;
    let goods: object;
    /** By bank, the amount and the id of each financing that its clerk was told of. */
    const acknowledged = new Map(banks.map((bank) => [bank as string, [] as (readonly [string, string])[]]));

    beforeAll(async () => {
        consortium = await FinancingUnderFaults.start();
        goods = await consortium.declare();
    }, 120_000);

    afterAll(() => consortium.stop());

    /** Whatever fails, what had been injected until then is told with it. */
    async function explained(act: () => Promise<void>): Promise<void> {
        try {
            await act();
        } catch (cause) {
            const told = consortium.network.faults.history.join('\n  ');
            throw new Error(`After these faults (again by: ${again})\n  ${told}`, { cause });
        }
    }

    it.each(Array.from({ length: rounds }, (_, number) => number + 1))(
        'has done all that it acknowledged, and nothing twice, after round %i',
        (round) =>
            explained(async () => {
                const { faults } = consortium.network;
                for (let count = 0; count <= round % mostFaults; count += 1) plan.strike(faults);
                const requests = banks.map((bank) => consortium.request(bank, goods));
                const first = await Promise.all(requests.map((request) => consortium.send(request)));
                await faults.heal();
                const settled = await Promise.all(requests.map((request) => consortium.settle(request)));

                for (const [index, request] of requests.entries()) {
                    const financingId = settled[index]!.text('financingId');
                    // Whoever was told once is told the same again.
                    if (first[index]!.status === 201) expect(first[index]!.text('financingId')).toBe(financingId);
                    acknowledged.get(request.bank)!.push([request.amount, financingId]);
                }
                for (const [index, bank] of banks.entries()) {
                    const found = await consortium.financingsAt(bank, settled[index]!);
                    expect([...found].sort()).toEqual(acknowledged.get(bank)!.sort());
                }
            }),
        secondsPerRound * 1_000,
    );

    it('has one chain, of which every organisation’s peer gives out the same blocks with the same codes', () =>
        explained(async () => {
            const chains = await Promise.all(struck.map((mspId) => consortium.chainAt(mspId)));
            const shortest = Math.min(...chains.map(({ length }) => length));
            expect(shortest).toBeGreaterThan(rounds);
            for (const chain of chains) expect(chain.slice(0, shortest)).toEqual(chains[0]!.slice(0, shortest));
            console.log(
                `${rounds} rounds (SEED=${seed}): ${[...acknowledged.values()].flat().length} financings acknowledged, each there once, in ` +
                    `${shortest} blocks, after ${consortium.network.faults.history.length} faults and healings`,
            );
        }));
});

describe('A plan of faults', () => {
    it('injects the same ones in the same order for the same seed, and others for another', async () => {
        const network = await startRegister();
        const injected = async (from: number): Promise<readonly string[]> => {
            const before = network.faults.history.length;
            const plan = new FaultPlan({ seed: from, of: ['AlphaMSP', 'BetaMSP', 'GammaMSP'], longestDelayMs });
            for (let count = 0; count < 20; count += 1) plan.strike(network.faults);
            await network.faults.heal();
            return network.faults.history.slice(before);
        };
        const once = await injected(seed);
        expect(once).toHaveLength(21);
        expect(await injected(seed)).toEqual(once);
        expect(await injected(seed + 1)).not.toEqual(once);
        await network.stop();
    });
});
