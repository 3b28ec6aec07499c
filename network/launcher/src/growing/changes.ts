import { z } from 'zod';
import { readConsortium } from '../consortium/consortium.js';
import type { ControlAct, ControlActs } from '../control/door.js';
import type { Wish } from '../engine.js';
import type { RunningConsortium } from '../start-consortium.js';

const memberOrder = z.strictObject({ mspId: z.string() });
const ordererOrder = z.strictObject({ name: z.string() });
const chaincodesOrder = z.strictObject({ names: z.array(z.string()) });

/** What can be changed, and what comes after each change. */
export interface ChangesOptions {
    readonly running: RunningConsortium;
    /** Where it stands what is wished for. It is read anew for each change. */
    readonly file: string;
    /** Called after each change, and after each that was not carried through. */
    readonly afterChange: () => void;
}

/** The changes of a running consortium that an operator orders through the control door: one at a time. */
export class Changes {
    readonly acts: ControlActs;
    readonly #options: ChangesOptions;
    #underWay: Promise<void> | undefined;
    #isBrokenOff = false;

    constructor(options: ChangesOptions) {
        const { running } = options;
        this.#options = options;
        this.acts = {
            'POST /organisations': this.#change((order, wish) =>
                running.addOrganisation(memberOrder.parse(order).mspId, wish),
            ),
            'POST /organisations/removed': this.#change((order, wish) =>
                running.removeOrganisation(memberOrder.parse(order).mspId, wish),
            ),
            'POST /orderers': this.#change((order, wish) => running.addOrderer(ordererOrder.parse(order).name, wish)),
            'POST /orderers/removed': this.#change((order, wish) =>
                running.removeOrderer(ordererOrder.parse(order).name, wish),
            ),
            'POST /certificates': this.#change((order, wish) =>
                running.renewCertificates(memberOrder.parse(order).mspId, wish),
            ),
            'POST /chaincodes': this.#change((order, wish) =>
                running.upgradeChaincodes(chaincodesOrder.parse(order).names, wish),
            ),
        };
    }

    /** Has the change that is under way end at its next step; resolves when it has. Running it again goes on from there. */
    async breakOff(): Promise<void> {
        this.#isBrokenOff = true;
        await this.#underWay?.catch(() => undefined);
    }

    #change(act: (order: unknown, wish: Wish) => Promise<void>): ControlAct {
        return async (order, say) => {
            if (this.#underWay !== undefined) {
                throw new Error('Another change of the consortium is under way. Run this again when it has ended.');
            }
            const log = (line: string): void => {
                if (this.#isBrokenOff) {
                    throw new Error('The consortium is being stopped. Run this again when it is up.');
                }
                say(line);
            };
            try {
                this.#underWay = act(order, { consortium: readConsortium(this.#options.file), log });
                await this.#underWay;
            } finally {
                this.#underWay = undefined;
                this.#options.afterChange();
            }
        };
    }
}
