import { expect } from '@jest/globals';

import { type Client, text } from '../conformance/register-network.js';
import type { Act, LedgerLoad } from './ledger-load.js';
import { LedgerReading } from './ledger-reading.js';

/** Compares what members were told with what their peers have, from time to time. */
export class LedgerAudit {
    readonly #load: LedgerLoad;
    readonly #assets: readonly string[];
    readonly #readings = [new LedgerReading(), new LedgerReading()] as const;

    constructor(load: LedgerLoad, assets: readonly string[]) {
        this.#load = load;
        this.#assets = assets;
    }

    /** The chain, as far as it has been compared. */
    get reading(): LedgerReading {
        return this.#readings[0];
    }

    /**
     * The chain says what happened. It is the same at both members, it contains what was acknowledged, and states and
     * private data are what it says.
     */
    async check(clients: readonly Client[], height: number): Promise<void> {
        for (const [number, reading] of this.#readings.entries()) await reading.readTo(height, clients[number]!);
        const [one, other] = this.#readings.map(({ transactions }) => transactions);
        expect(one).toEqual(other);
        const committed = one!.filter(({ isValid }) => isValid);
        const inChain = new Set(committed.map(({ txId }) => txId));
        expect([...this.#load.acknowledged].filter((txId) => !inChain.has(txId))).toEqual([]);
        // Nothing that was sent once is in it twice, valid or not.
        expect(one).toHaveLength(new Set(one!.map(({ txId }) => txId)).size);
        const acts = committed.flatMap(({ txId }) => this.#load.acts.get(txId) ?? []);
        for (const { txId, privateValues } of committed) {
            const act = this.#load.acts.get(txId);
            expect(privateValues).toEqual(act?.transaction === 'Appraise' ? [act.value] : []);
        }
        for (const client of clients) await this.#checkStates(client, acts);
    }

    async #checkStates({ contract }: Client, acts: readonly Act[]): Promise<void> {
        for (const asset of this.#assets) {
            const last = (isPrivate: boolean): string | undefined =>
                acts.filter((act) => act.asset === asset && (act.transaction === 'Appraise') === isPrivate).at(-1)
                    ?.value;
            const [state, appraisal] = await Promise.all([
                contract.evaluateTransaction('ReadAsset', asset),
                contract.evaluateTransaction('ReadAppraisal', asset),
            ]);
            expect(JSON.parse(text(state))).toMatchObject({ id: asset, value: Number(last(false)) });
            expect(text(appraisal)).toBe(last(true) ?? '');
        }
    }
}
