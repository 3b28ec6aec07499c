import type { Transaction } from '@hyperledger/fabric-gateway';

import type { Client } from '../conformance/register-network.js';

/** Whoever reads or writes private data must be a member. */
const members = ['AlphaMSP', 'BetaMSP'];

/** A transaction of the load: a new public value for an asset, or a new appraisal, which is private. */
export interface Act {
    readonly txId: string;
    readonly asset: string;
    readonly transaction: 'CreateAsset' | 'RevalueAsset' | 'Appraise';
    readonly value: string;
}

/** For each call, when its client gives up. */
type Patience = () => { readonly deadline: number };

/** Sends transactions, and keeps what it was told of them. */
export class LedgerLoad {
    /** By transaction id, everything that was endorsed. */
    readonly acts = new Map<string, Act>();
    /** The ids of those that a client was told are valid and committed. */
    readonly acknowledged = new Set<string>();
    #value = 0;
    #awaited: { readonly count: number; readonly resolve: () => void } | undefined;

    /** Writes the assets that the load goes on with. */
    async createAssets(client: Client, assets: readonly string[]): Promise<void> {
        await Promise.all(
            assets.map(async (asset) =>
                this.submit(await this.#endorse(client, { transaction: 'CreateAsset', asset })),
            ),
        );
    }

    /** One transaction after the other on one asset, public and private in turn, until the network is gone or it is told. */
    async run(client: Client, asset: string, isOver: () => boolean): Promise<void> {
        while (!isOver()) {
            try {
                await this.goOn(client, asset);
            } catch (cause) {
                if (!isOver()) throw cause;
            }
        }
    }

    /** The next transaction on an asset; throws unless it is valid and the client hears of it. */
    async goOn(client: Client, asset: string, patience?: Patience): Promise<void> {
        const transaction = this.#value % 2 === 0 ? 'RevalueAsset' : 'Appraise';
        await this.submit(await this.#endorse(client, { transaction, asset }, patience), patience);
    }

    /** Private data that its endorsers have, and that is in no block. */
    appraise(client: Client, asset: string): Promise<Transaction> {
        return this.#endorse(client, { transaction: 'Appraise', asset });
    }

    /** Hands a transaction in and waits for its end; throws unless it is valid. */
    async submit(transaction: Transaction, patience?: Patience): Promise<void> {
        const status = await (await transaction.submit(patience?.())).getStatus(patience?.());
        const txId = transaction.getTransactionId();
        if (!status.successful) throw new Error(`${txId} was committed with code ${status.code}`);
        this.acknowledged.add(txId);
        if (this.acknowledged.size >= (this.#awaited?.count ?? Infinity)) this.#awaited?.resolve();
    }

    /** Resolves when so many are acknowledged. */
    whenAcknowledged(count: number): Promise<void> {
        return new Promise((resolve) => (this.#awaited = { count, resolve }));
    }

    async #endorse(
        client: Client,
        { transaction, asset }: Pick<Act, 'transaction' | 'asset'>,
        patience?: Patience,
    ): Promise<Transaction> {
        const value = String((this.#value += 1));
        const args = { CreateAsset: [asset, 'Ming', value], RevalueAsset: [asset, value], Appraise: [asset] };
        const proposal = client.contract.newProposal(transaction, {
            arguments: args[transaction],
            ...(transaction === 'Appraise' && { transientData: { appraisal: value } }),
            endorsingOrganizations: members,
        });
        const txId = proposal.getTransactionId();
        const endorsed = await proposal.endorse(patience?.());
        this.acts.set(txId, { txId, asset, transaction, value });
        return endorsed;
    }
}
