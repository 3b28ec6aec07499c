import type { Books } from './books.js';
import { must, same } from './must.js';
import { keyOfObligation, keyOfPosition, type Nets } from './net-audit.js';
import { fenOf, nettingPlace, type WrittenChange } from './written-change.js';
import type { WrittenPosition } from './written-records.js';

/** What the records of all places say is set aside, by place and serial, in fen. */
export class Aside {
    readonly #due = new Map<string, Map<string, bigint>>();

    /** Takes in what a transaction has written, before what is known of remittances and nets is brought up to date. */
    take(changes: readonly WrittenChange[], nets: Nets): void {
        for (const change of changes) {
            const here = this.#at(change.bank);
            for (const { serial, payeeBank, status, amount } of change.remittances) {
                if (change.bank === payeeBank) {
                    put(here, serial, status === 'PENDING' || status === 'REFUSED' ? fenOf(amount) : 0n);
                }
            }
            this.#takeObligations(change, nets);
            this.#takeRefused(change, nets);
            change.positions.forEach((each) => this.#takePosition(each, change.bank, nets));
            this.#takePayouts(change, nets);
        }
    }

    /** What is set aside between two banks is one coin, until the payer's has counted it. */
    #takeObligations({ bank, obligations }: WrittenChange, nets: Nets): void {
        for (const each of obligations) {
            if (each.payerBank === bank && !nets.positions.has(keyOfPosition(each.cycleId, bank))) {
                put(this.#at(bank), nets.obligations.get(keyOfObligation(each))?.serial, 0n);
                put(this.#at(bank), each.serial, fenOf(each.total));
            }
        }
    }

    /** What was refused lies at the payer's bank until it is paid back. */
    #takeRefused({ bank, deferred }: WrittenChange, nets: Nets): void {
        for (const { paymentId, payerBank, status, serial, amount } of deferred) {
            if (payerBank === bank && status !== 'QUEUED') {
                put(this.#at(bank), nets.payments.get(paymentId)?.serial, 0n);
                put(this.#at(bank), status === 'REFUSED' ? serial : undefined, fenOf(amount));
            }
        }
    }

    /** A bank that counts holds one coin instead of its obligations, and lays another down; collecting takes that away. */
    #takePosition(position: WrittenPosition, bank: string, nets: Nets): void {
        const { cycleId, held, status, pays, fundedSerial, payoutSerial } = position;
        const [here, central] = [this.#at(bank), this.#at(nettingPlace)];
        const before = nets.positions.get(keyOfPosition(cycleId, bank));
        if (before === undefined) {
            [...nets.obligations.values()]
                .filter((each) => each.cycleId === cycleId && each.payerBank === bank)
                .forEach(({ serial }) => put(here, serial, 0n));
            put(central, fundedSerial, fenOf(pays));
        } else if (before.status !== status) {
            put(central, status === 'SETTLED' ? payoutSerial : fundedSerial, 0n);
        }
        put(here, before?.held?.serial, 0n);
        put(here, held?.serial, held === undefined ? 0n : fenOf(held.amount));
    }

    /** What was laid down for a cycle that is settled becomes what each bank is paid. */
    #takePayouts({ settled }: WrittenChange, nets: Nets): void {
        for (const { cycleId, fundedSerial, payoutSerial, receives } of nets.contributions.values()) {
            if (settled.includes(cycleId)) {
                put(this.#at(nettingPlace), fundedSerial, 0n);
                put(this.#at(nettingPlace), payoutSerial, fenOf(receives));
            }
        }
    }

    /** Throws unless what is set aside somewhere is what records say, coin by coin. */
    mustBe({ bank, aside }: Books): void {
        const told = (coins: ReadonlyMap<string, bigint>): string[] =>
            [...coins].map(([serial, fen]) => `${serial} ${fen}`);
        must(same(told(aside), told(this.#at(bank))), 'what is set aside is not what waits for its end');
    }

    #at(place: string): Map<string, bigint> {
        const due = this.#due.get(place) ?? new Map<string, bigint>();
        this.#due.set(place, due);

        return due;
    }
}

function put(due: Map<string, bigint>, serial: string | undefined, fen: bigint): void {
    if (serial === undefined) {
        return;
    }
    if (fen === 0n) {
        due.delete(serial);
    } else {
        due.set(serial, fen);
    }
}
