import type { Network } from '@hyperledger/fabric-gateway';
import { common } from '@hyperledger/fabric-protos';

export interface OwnChainParts {
    /** The channel, as a user who may follow it sees it. */
    readonly network: () => Network;
    readonly mspId: string;
}

/** What the own peer answers of its chain itself. */
export class OwnChain {
    readonly #parts: OwnChainParts;

    constructor(parts: OwnChainParts) {
        this.#parts = parts;
    }

    /** How many blocks it has. */
    async height(): Promise<number> {
        return common.BlockchainInfo.deserializeBinary(await this.#ask('GetChainInfo')).getHeight();
    }

    /** One of those. */
    async block(number: number): Promise<common.Block> {
        return common.Block.deserializeBinary(await this.#ask('GetBlockByNumber', String(number)));
    }

    /** The one with a transaction that has taken effect there. */
    async blockWith(transactionId: string): Promise<common.Block> {
        return common.Block.deserializeBinary(await this.#ask('GetBlockByTxID', transactionId));
    }

    async #ask(name: string, ...argument: readonly string[]): Promise<Uint8Array> {
        const network = this.#parts.network();

        return await network.getContract('qscc').evaluate(name, {
            arguments: [network.getName(), ...argument],
            endorsingOrganizations: [this.#parts.mspId],
        });
    }
}
