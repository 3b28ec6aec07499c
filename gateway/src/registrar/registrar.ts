import { Refusal } from '@cohong/domain/kernel/refusal';
import type { Logger } from 'pino';
import type { GatewayConfig } from '../config.js';
import type { Ledger } from '../fabric/ledger.js';
import { CommitUnknownError, ConflictError, LedgerDefectError } from '../fabric/ledger-error.js';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { Signal } from '../fabric/signal.js';
import type { OwnChain } from '../read-model/own-chain.js';
import { batchesOf } from './batches.js';
import { Patience } from './patience.js';
import { FingerprintClient } from '../fingerprint/fingerprint-client.js';
import { RegistryClient } from './registry-client.js';
import type { WaitingItem } from './tasks.js';

export interface RegistrarParts {
    readonly registry: RegistryClient;
    readonly fingerprints: FingerprintClient;
    readonly events: LedgerEvents;
    readonly logger: Logger;
    readonly banks: readonly string[];
    readonly standbySeconds: number;
    readonly pollMilliseconds: number;
}

/**
 * Decides what banks ask of the regulators: reservations, balance questions, payments abroad, samples, releases, expiries, alerts.
 *
 * It looks at what waits whenever an event comes and besides that at intervals, and keeps nothing: whatever it does not
 * get done waits on the ledger. Where something is wrong nothing is decided, which leaves no claim lent on twice.
 */
export class Registrar {
    readonly #parts: RegistrarParts;
    readonly #patience: Patience;
    readonly #wake = new Signal();
    #hasPepper = false;
    /** Whether documents may be filed with an old key: after a rotation, and as long as it has not looked. */
    #mustRefile = true;
    #isStopped = false;
    #isHealthy = true;
    #working: Promise<void> = Promise.resolve();

    constructor(parts: RegistrarParts) {
        this.#parts = parts;
        this.#patience = new Patience(parts.standbySeconds);
    }

    /** Whether its last look at what waits was answered, and the other regulator endorsed what it decided. */
    get isHealthy(): boolean {
        return this.#isHealthy;
    }

    start(): void {
        const ceaseListening = this.#parts.events.listen((event) => {
            this.#mustRefile ||= event?.includes('FingerprintKeysRotated') ?? true;
            this.#wake.raise();
        });
        this.#working = this.#work().finally(ceaseListening);
    }

    /** Resolves when the batch under way has ended. */
    async stop(): Promise<void> {
        this.#isStopped = true;
        this.#wake.raise();
        await this.#working;
    }

    async #work(): Promise<void> {
        while (!this.#isStopped) {
            await this.#wake.wait(this.#parts.pollMilliseconds);
            await this.#round();
        }
    }

    async #round(): Promise<void> {
        try {
            const waiting = await this.#parts.registry.listWaiting(this.#parts.banks);
            const due = this.#patience.due(waiting, performance.now());
            if (due.length > 0) {
                await this.#ensurePepper();
            }
            for (const batch of batchesOf(due)) {
                await this.#carryOut(batch);
            }
            await this.#refile();
            this.#isHealthy = true;
        } catch (error) {
            // Refused, it is not a member yet; anything else means that a peer is away. Both pass, and nothing is lost.
            this.#isHealthy = error instanceof Refusal;
            this.#parts.logger.warn({ err: error }, 'the registrar could not do its round');
        }
    }

    /** One batch a round, after everything for which a bank waits; its own event begins the next round. */
    async #refile(): Promise<void> {
        if (this.#mustRefile) {
            this.#mustRefile = await this.#parts.fingerprints.refileSome();
        }
    }

    /** Every key of the registry is made with the pepper, so it is there before the first decision. */
    async #ensurePepper(): Promise<void> {
        if (!this.#hasPepper) {
            await this.#parts.registry.establishPepper();
            this.#hasPepper = true;
        }
    }

    /** What keeps a batch from being done is looked for in its halves, so that one item spoils no other's decision. */
    async #carryOut(batch: readonly WaitingItem[]): Promise<void> {
        if (this.#isStopped || batch.length === 0) {
            return;
        }
        try {
            await this.#parts.registry.carryOut(batch);
        } catch (error) {
            if (error instanceof CommitUnknownError) {
                this.#parts.logger.warn({ err: error }, 'the outcome of a batch is not known; the next round sees it');
            } else if (concernsItems(error)) {
                await this.#carryOutHalves(batch, error);
            } else {
                throw error;
            }
        }
    }

    async #carryOutHalves(batch: readonly WaitingItem[], error: unknown): Promise<void> {
        const [item, ...others] = batch;
        if (item !== undefined && others.length === 0) {
            this.#patience.hold(item, performance.now());
            this.#parts.logger.warn({ task: item.task, id: item.id, err: error }, 'an item could not be decided');
            return;
        }
        const half = Math.ceil(batch.length / 2);
        await this.#carryOut(batch.slice(0, half));
        await this.#carryOut(batch.slice(half));
    }
}

function concernsItems(error: unknown): boolean {
    return error instanceof ConflictError || error instanceof Refusal || error instanceof LedgerDefectError;
}

/** The registrar of this organisation, where it is configured to have one. */
export function createRegistrar(
    { registrar, banks }: GatewayConfig,
    {
        ledgerOf,
        chain,
        events,
        logger,
    }: { ledgerOf: (user: string) => Ledger; chain: OwnChain; events: LedgerEvents; logger: Logger },
): Registrar | undefined {
    if (registrar === undefined) {
        return undefined;
    }
    const { user, standbySeconds, pollMilliseconds } = registrar;
    const registry = new RegistryClient(ledgerOf(user), chain);
    const fingerprints = new FingerprintClient(ledgerOf(user));

    return new Registrar({ registry, fingerprints, events, logger, banks, standbySeconds, pollMilliseconds });
}
