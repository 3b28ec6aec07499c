import type { ProposalOptions, Transaction } from '@hyperledger/fabric-gateway';

import { until } from '../story/until.js';
import { alterTransaction, codesOf } from '../scenarios/envelope.js';
import type { Client } from '../conformance/register/client.js';
import { type Alteration, type Conspirators, conspirators } from '../conformance/register/alterations.js';
import type { Register } from '../conformance/register/register.js';

/** A transaction of the history: what it is there for, where it stands, and what its peers made of it. */
export interface Told {
    readonly what: string;
    readonly block: number;
    readonly index: number;
    readonly code: number;
}

/** A transaction to come, and what it is there for. */
export type ToTell = readonly [what: string, transaction: Transaction];

/** Whose client proposes, to which chaincode and to whom, and in private with what. */
interface Proposing extends Pick<ProposalOptions, 'transientData' | 'endorsingOrganizations'> {
    readonly chaincode?: string;
    readonly client?: Client;
}

/** Writes a history block by block: nothing else goes on meanwhile. */
export class Chronicle {
    readonly told: Told[] = [];
    readonly register: Register;
    readonly #alpha: Client;
    #conspirators: Conspirators | undefined;

    constructor(register: Register) {
        this.register = register;
        this.#alpha = register.client('AlphaMSP');
    }

    /** A transaction as its endorsers have signed it: those of Alpha and Beta, unless others are named. */
    async endorse(
        [name, ...args]: readonly [name: string, ...args: string[]],
        { chaincode = 'register', client = this.#alpha, ...options }: Proposing = {},
    ): Promise<Transaction> {
        const proposal = client.network.getContract(chaincode).newProposal(name, {
            arguments: args,
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
            ...options,
        });
        return proposal.endorse();
    }

    /** The same transaction, changed after its endorsement and signed anew by its creator. */
    async altered(transaction: Transaction, change: Alteration[2]): Promise<Transaction> {
        this.#conspirators ??= await conspirators(this.register);
        const insiders = this.#conspirators;
        const bytes = alterTransaction(transaction.getBytes(), (open) => change(open, insiders));
        return this.#alpha.gateway.newTransaction(bytes);
    }

    /** Has transactions in one block, in this order, and notes what became of them. */
    async block(...transactions: readonly ToTell[]): Promise<void> {
        await this.register.awaitCut();
        const number = await this.register.height();
        await this.register.order(transactions.map(([, transaction]) => transaction));
        await until({
            what: `block ${number}`,
            ask: () => this.register.height(),
            isAwaited: (height) => height > number,
            seconds: 30,
        });
        const codes = codesOf(await this.register.block(number));
        if (codes.length !== transactions.length) {
            throw new Error(`Block ${number} has ${codes.length} transactions, not ${transactions.length}.`);
        }
        this.told.push(...transactions.map(([what], index) => ({ what, block: number, index, code: codes[index]! })));
    }

    /** Endorses all on the same state, and has them in one block. */
    async acts(...acts: readonly (readonly [what: string, ...act: Parameters<Chronicle['endorse']>])[]): Promise<void> {
        const transactions: ToTell[] = [];
        for (const [what, ...act] of acts) transactions.push([what, await this.endorse(...act)]);
        await this.block(...transactions);
    }
}
