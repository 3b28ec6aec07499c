import type { OpenWallet } from '@cohong/domain/dcep/api';
import type { OpenSubWallet } from '@cohong/domain/dcep/sub-wallet';
import { walletSchema } from '@cohong/domain/dcep/wallet';
import type { ChangeKey, CloseWallet, ProposeKeyReplacement, RaiseTier } from '@cohong/domain/dcep/wallet-change';
import { z } from 'zod';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

export const walletReadSchema = walletSchema.extend({
    /** By order of a court or an authority: nothing can be paid out of it. */
    isFrozen: z.boolean(),
});
export type WalletRead = z.output<typeof walletReadSchema>;

/** The wallets that a bank keeps for its customers, as the gateway sees them. */
export class WalletClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    openWallet(input: OpenWallet, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/wallet:OpenWallet', input, request });
    }

    openSubWallet(input: OpenSubWallet, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/wallet:OpenSubWallet', input, request });
    }

    stopWallet(
        input: { readonly changeId: string; readonly walletId: string },
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/wallet-key:StopWallet', input, request });
    }

    proposeKeyReplacement(input: ProposeKeyReplacement, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/wallet-key:ProposeKeyReplacement', input, request });
    }

    approveKeyReplacement(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/wallet-key:ApproveKeyReplacement', input: { approvalId }, request });
    }

    changeKey(input: ChangeKey, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/wallet-key:ChangeKey', input, request });
    }

    raiseTier(input: RaiseTier, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/wallet:RaiseTier', input, request });
    }

    closeWallet(input: CloseWallet, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/wallet-closing:CloseWallet', input, request });
    }

    readWallet(walletId: string): Promise<WalletRead> {
        return this.#read({ walletId });
    }

    /** The wallet that an act of opening made. */
    readOpened(openingId: string): Promise<WalletRead> {
        return this.#read({ openingId });
    }

    #read(input: { readonly walletId: string } | { readonly openingId: string }): Promise<WalletRead> {
        return this.#ledger.evaluate({ name: 'dcep/wallet:ReadWallet', input, answer: walletReadSchema });
    }
}
