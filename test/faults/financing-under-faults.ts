import { randomUUID } from 'node:crypto';

import { blockHeaderHash, validationCodesOf, type EmbeddedNetwork } from '@cohong/embedded-fabric';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';

import { take } from '../conformance/register/client.js';
import { asClient } from '../scenarios/fabric-client.js';
import { startTestConsortium, type TestConsortium } from '../scenarios/consortium.js';
import type { Answer, Client } from '../story/client.js';
import { until } from '../story/until.js';

/** A request of a bank's clerk, with the key under which it is sent again. */
export interface Request {
    readonly bank: string;
    readonly amount: string;
    readonly key: string;
    readonly body: object;
}

/** A consortium whose gateways and peers soon give up, so that faults show quickly. */
export class FinancingUnderFaults {
    readonly consortium: TestConsortium;
    readonly network: EmbeddedNetwork;
    #declarations = 0;
    #fen = 100_000;

    private constructor(consortium: TestConsortium, network: EmbeddedNetwork) {
        this.consortium = consortium;
        this.network = network;
    }

    static async start(): Promise<FinancingUnderFaults> {
        const consortium = await startTestConsortium({
            patience: {
                deadlines: { evaluateSeconds: 1.5, endorseSeconds: 1.5, submitSeconds: 1, commitSeconds: 1 },
                peerMilliseconds: 500,
            },
        });
        return new FinancingUnderFaults(consortium, consortium.embedded!);
    }

    /** The goods that banks are asked to lend on, under a number of their own. */
    async declare(): Promise<object> {
        const declarationNumber = `310420260${String(700_000_000 + (this.#declarations += 1))}`;
        const customs = this.consortium.organisation('CustomsMSP').user('officer-1');
        const declared = await customs.post('/v1/declarations', { ...bedLinen, declarationNumber });
        const releaseCode = declared.text('releaseCode');
        return { declarationNumber, releaseCode, exporterUscc: lanternTextiles.uscc };
    }

    /** A request like no other: its amount tells it from the rest, too. */
    request(bank: string, goods: object): Request {
        this.#fen += 1;
        const amount = `${Math.floor(this.#fen / 100)}.${String(this.#fen % 100).padStart(2, '0')}`;
        const body = { ...goods, amount: { amount, currency: 'CNY' } };
        return { bank, amount, key: randomUUID(), body };
    }

    send({ bank, key, body }: Request, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
        return this.maker(bank).post('/v1/financings', body, { 'idempotency-key': key, ...headers });
    }

    /** Sends a request again and again, under its key, until it is known what came of it. */
    settle(request: Request): Promise<Answer> {
        return until({
            what: `a definite answer to ${request.bank} for ${request.amount}`,
            ask: () => this.send(request),
            isAwaited: (answer) => answer.status < 500 && !isUnderWay(answer),
            seconds: 30,
        });
    }

    /**
     * The ids of all financings that a bank has, each by its amount: one for each request, if none is lost or done twice.
     * They are looked up when the bank's read model has what it was told last.
     */
    async financingsAt(
        bank: string,
        told: Answer,
    ): Promise<readonly (readonly [amount: string, financingId: string])[]> {
        const found: [string, string][] = [];
        const whole = `limit=100&atLeastBlock=${String(told.at('ledger.blockNumber'))}`;
        for (let query: string | undefined = whole; query !== undefined;) {
            const asked = `/v1/financings?${query}`;
            // After a fault its stream of blocks begins anew in its own time: until then it says that it is behind.
            const page: Answer = await until({
                what: `the financings of ${bank}`,
                ask: () => this.maker(bank).get(asked),
                isAwaited: ({ status }) => status !== 503,
                seconds: 30,
            });
            for (const { amount, financingId } of page.list('data')) {
                found.push([(amount as { amount: string }).amount, String(financingId)]);
            }
            const cursor = page.at('nextCursor');
            query = typeof cursor === 'string' ? `${whole}&cursor=${cursor}` : undefined;
        }
        return found;
    }

    /** Every block with the codes of its transactions, as an organisation's own peer gives it out. */
    chainAt(mspId: string): Promise<readonly string[]> {
        return asClient(this.consortium, { mspId }, async (gateway) => {
            const network = gateway.getNetwork(this.consortium.description.channel);
            const blocks = await network.getBlockEvents({ startBlock: 0n });
            return (await take(blocks, this.network.peer(mspId).height)).map((block) => {
                const hash = Buffer.from(blockHeaderHash(block.getHeader()!)).toString('hex');
                return `${hash} ${validationCodesOf(block).join(' ')}`;
            });
        });
    }

    stop(): Promise<void> {
        return this.consortium.stop();
    }

    maker(bank: string): Client {
        return this.consortium.organisation(bank).user('maker-1');
    }
}

/** What is under way is answered with 202, and while it is, the same request with 409. */
function isUnderWay(answer: Answer): boolean {
    return answer.status === 202 || answer.at('code') === 'REQUEST_MUST_NOT_BE_RUNNING';
}
