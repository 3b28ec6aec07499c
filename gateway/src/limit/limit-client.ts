import { accountReadSchema, type AccountRead, type SetWalletPolicies } from '@cohong/domain/limit/api';
import { walletPolicyBookSchema, type WalletPolicyBook } from '@cohong/domain/limit/wallet-policy';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What wallets may hold and pay, and what each does, as the gateway sees it. */
export class LimitClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    setWalletPolicies(input: SetWalletPolicies, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/limit:SetWalletPolicies', input, request, bank: input.witness });
    }

    readWalletPolicies(): Promise<WalletPolicyBook> {
        return this.#ledger.evaluate({
            name: 'dcep/limit:ReadWalletPolicies',
            input: {},
            answer: walletPolicyBookSchema,
        });
    }

    readAccount(walletId: string): Promise<AccountRead> {
        return this.#ledger.evaluate({
            name: 'dcep/limit:ReadAccount',
            input: { walletId },
            answer: accountReadSchema,
        });
    }
}
