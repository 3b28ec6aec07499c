import { must } from './must.js';
import { fenOf, type WrittenChange } from './written-change.js';
import type { WrittenCoin } from './written-records.js';

/** Coins of a change that one record accounts for: those that end, and those that are made, each in its state. */
export interface Part {
    readonly ended: readonly string[];
    readonly made: readonly WrittenCoin[];
    readonly states: readonly string[];
}

export function stateOf(owner: string | undefined): string {
    return owner === 'vault' ? 'IN_VAULT' : 'UNSPENT';
}

/** What is left of a change when a part of it is accounted for. */
export function without(change: WrittenChange, { ended, made, states }: Part): WrittenChange {
    const [gone, come] = [new Set(ended), new Set(made.map(({ serial }) => serial))];
    const isTold = made.every(({ serial, owner, fen }, place) => {
        const state = change.states.get(serial);
        return state?.['status'] === states[place] && state?.['owner'] === owner && fenOf(state['amount']) === fen;
    });
    const isGone = ended.every((serial) => change.states.has(serial) && change.states.get(serial) === undefined);
    must(isTold && isGone, 'a state is not that of its coin');

    return {
        ...change,
        ended: change.ended.filter(({ serial }) => !gone.has(serial)),
        made: change.made.filter(({ serial }) => !come.has(serial)),
        states: new Map([...change.states].filter(([serial]) => !gone.has(serial) && !come.has(serial))),
    };
}
