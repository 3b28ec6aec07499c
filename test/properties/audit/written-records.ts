/** Records of `dcep` as they stand in the blocks, as far as the audit looks at them. */

export interface Signed {
    readonly keyVersion: number;
    readonly validUntil: string;
    readonly signature: string;
}

/** A coin as it was written. */
export interface WrittenCoin {
    readonly serial: string;
    readonly owner: string;
    readonly fen: bigint;
    readonly parents: readonly string[];
}

export interface WrittenReserve {
    readonly balance: bigint;
    readonly issued: bigint;
    readonly destroyed: bigint;
}

export interface WrittenWallet {
    readonly walletId: string;
    readonly holderKey: string;
    readonly payeeClass?: string;
    readonly status: 'OPEN' | 'STOPPED' | 'CLOSED';
    /** Of a sub-wallet: the wallet that it is under, and what that one's holder lets it hold and pay. */
    readonly parent?: string;
    readonly limits?: object;
    readonly subWallets?: readonly string[];
}

/** What happened to a wallet since it was opened. */
export interface WrittenWalletChange {
    readonly changeId: string;
    readonly walletId: string;
    readonly change: 'STOPPED' | 'KEY_REPLACED' | 'KEY_CHANGED' | 'TIER_RAISED' | 'SUB_WALLET_OPENED' | 'CLOSED';
    readonly interestTo?: string;
    readonly signed?: Signed;
}

/** A payment within a bank. */
export interface WrittenTransfer {
    readonly transferId: string;
    readonly from: string;
    readonly coins: readonly string[];
    readonly outputs: readonly { readonly to: string; readonly amount: unknown }[];
    readonly reference?: string;
    readonly refundOf?: string;
    readonly signed?: Signed;
}

/** Coins that wait for a condition. */
export interface WrittenLock {
    readonly lockId: string;
    readonly payer: string;
    readonly payee: string;
    readonly amount: unknown;
    readonly coins: readonly string[];
    readonly serial: string;
    readonly condition: { readonly kind: string; readonly payeeClasses?: readonly string[] };
    readonly escapeAt: string;
    readonly signed: Signed;
    readonly status: string;
}

/** A payment to another bank as both banks have it. */
export interface WrittenRemittance {
    readonly remittanceId: string;
    readonly payerBank: string;
    readonly payeeBank: string;
    readonly payee: string;
    readonly amount: unknown;
    readonly serial: string;
    readonly acceptBy?: string;
    readonly message?: string;
    readonly status: 'PENDING' | 'ACCEPTED' | 'REFUSED' | 'TAKEN_BACK';
}

/** By whom something that goes to another bank was ordered, as the payer's bank has it. */
export interface WrittenOrder extends Pick<WrittenTransfer, 'from' | 'coins' | 'signed'> {
    readonly remittanceId: string;
}

/** A device that pays without a connection. */
export interface WrittenDevice {
    readonly deviceId: string;
    readonly walletId: string;
    readonly deviceKey: string;
    readonly signed: Signed;
    readonly loadId?: string;
    readonly status: 'REGISTERED' | 'STOPPED';
    readonly stop?: { readonly reason: 'LOST' | 'FRAUD'; readonly proofId?: string };
}

/** What a device says that it has paid away or gives back. */
export interface WrittenTerms {
    readonly deviceId: string;
    readonly loadId: string;
    readonly coins: readonly string[];
    readonly counter?: number;
}
export interface WrittenStatement {
    readonly kind: 'PAYMENT' | 'UNLOADING';
    readonly terms: WrittenTerms;
    readonly signature: string;
}

/** What a wallet has put on a device. */
export interface WrittenLoad {
    readonly loadId: string;
    readonly deviceId: string;
    readonly deviceKey: string;
    readonly walletId: string;
    readonly coins: readonly { readonly serial: string; readonly amount: unknown }[];
    readonly parents: readonly string[];
    readonly caps: { readonly amount: unknown; readonly payments: number };
    readonly payableUntil: string;
    readonly registrableUntil: string;
    readonly signed: Signed;
    readonly statements: readonly WrittenStatement[];
    readonly returned?: readonly string[];
    readonly status: 'ON_DEVICE' | 'UNLOADED' | 'ENDED';
}

export interface WrittenOfflinePayment {
    readonly paymentId: string;
    readonly terms: Required<WrittenTerms> & {
        readonly amount: unknown;
        readonly toBank: string;
        readonly to: string;
        readonly toDevice: string;
        readonly paidAt: string;
    };
    readonly payerSignature: string;
    readonly payeeSignature: string;
    readonly paid: unknown;
    readonly transferId?: string;
    readonly status: 'REGISTERED' | 'DUPLICATE';
    readonly proofId?: string;
}

/** That a device has signed the same away twice. */
export interface WrittenProof {
    readonly proofId: string;
    readonly deviceId: string;
    readonly deviceKey: string;
    readonly earlier: WrittenStatement;
    readonly later: WrittenStatement;
}

/** A payment that waits for the net of its day, as both banks have it. */
export interface WrittenDeferred {
    readonly paymentId: string;
    readonly cycleId: string;
    readonly payerBank: string;
    readonly payeeBank: string;
    readonly payee: string;
    readonly amount: unknown;
    readonly message?: string;
    readonly serial?: string;
    readonly status: 'QUEUED' | 'CREDITED' | 'REFUSED' | 'RETURNED';
}

export interface WrittenDeferredOrder extends Pick<WrittenTransfer, 'from' | 'coins' | 'signed'> {
    readonly paymentId: string;
}

/** What the customers of one bank pay to those of another in a cycle. */
export interface WrittenObligation {
    readonly cycleId: string;
    readonly payerBank: string;
    readonly payeeBank: string;
    readonly total: unknown;
    readonly serial?: string;
    readonly isClosed: boolean;
}

/** What a bank has counted of a cycle, and what it holds for customers. */
export interface WrittenPosition {
    readonly cycleId: string;
    readonly positionId: string;
    readonly pays: unknown;
    readonly receives: unknown;
    readonly fundedSerial: string;
    readonly payoutSerial: string;
    readonly held?: { readonly serial: string; readonly amount: unknown };
    readonly status: 'CONFIRMED' | 'SETTLED' | 'FAILED';
}

/** The same at the central bank. */
export interface WrittenContribution extends Omit<WrittenPosition, 'held' | 'status'> {
    readonly bank: string;
}
