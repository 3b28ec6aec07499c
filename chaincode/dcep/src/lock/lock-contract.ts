import { CohongContext, CohongContract, isSignedBy, once, sha256 } from '@cohong/chaincode-runtime';
import { factAnswerSchema } from '@cohong/domain/fact/fact';
import { bookingsOfTransfers } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    claimLockSchema,
    lockCoinsSchema,
    payForPurposeSchema,
    readLockSchema,
    returnLockSchema,
} from '@cohong/domain/lock/api';
import type { Evidence } from '@cohong/domain/lock/condition';
import { claimLock, payForPurpose, returnLock, type ClaimedLock, type Proven } from '@cohong/domain/lock/end-lock';
import type { Lock } from '@cohong/domain/lock/lock';
import { lockCoins } from '@cohong/domain/lock/lock-coins';
import { lockText, purposeText, releaseText } from '@cohong/domain/lock/signed-texts';
import type { Owner } from '@cohong/domain/dcep/coin';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { actingBank } from '../places.js';
import { isTransferIdTaken } from '../transfer/is-transfer-id-taken.js';
import { transfers } from '../transfer/records.js';
import { findWallet } from '../wallet/find-wallet.js';
import { locks } from './records.js';

/** Coins that wait for a condition, within one bank. Endorsers of every act: the central bank and the bank. */
@Info({ title: 'Lock', description: 'Coins that wait for a condition' })
export class LockContract extends CohongContract {
    constructor() {
        super('lock');
    }

    /** Locks coins of a wallet as its holder has signed. */
    @Transaction()
    @Returns('string')
    async LockCoins(ctx: CohongContext): Promise<string> {
        const order = ctx.input(lockCoinsSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { lockId, from, payee, coins, signature, ...rest } = order;

        return await once(ctx, place, async () => {
            const collection = ctx.ledger.in(place);
            const payerWallet = await findWallet(ctx, place, from);
            const text = lockText({ lockId, from, payee, coins, ...rest }, { channel: ctx.channel, bank });

            const { lock, ...locked } = lockCoins(order, {
                ...mintingIn(ctx),
                payerWallet,
                payeeWallet: await this.#walletOf(ctx, place, payee),
                isPayerFrozen: await isFrozen(ctx, payerWallet),
                isSigned: isSignedBy(payerWallet?.holderKey, { text, signature }),
                isIdTaken: await isTransferIdTaken(ctx, place, lockId),
                coins: await findCoins(ctx, place, coins),
            });

            await saveCoins(ctx, place, locked);
            await collection.insert(locks, lock);
            ctx.emit({ type: 'CoinsLocked', lockId });
            return lockId;
        });
    }

    /** Gives locked coins to their payee, for whoever shows that the condition is met. */
    @Transaction()
    @Returns('string')
    async ClaimLock(ctx: CohongContext): Promise<string> {
        const { lockId, evidence } = ctx.input(claimLockSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const lock = await ctx.ledger.in(place).find(locks, lockId);

            const claimed = claimLock({
                lock,
                minting: mintingIn(ctx),
                proven: await provenBy(ctx, evidence, { lock, bank }),
            });

            return await this.#saveClaim(ctx, place, claimed);
        });
    }

    /** Pays money for a purpose on, as the holder whom it was given to has signed. */
    @Transaction()
    @Returns('string')
    async PayForPurpose(ctx: CohongContext): Promise<string> {
        const order = ctx.input(payForPurposeSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { signature, ...unsigned } = order;

        return await once(ctx, place, async () => {
            const lock = await ctx.ledger.in(place).find(locks, order.lockId);
            const holder = lock && (await this.#walletOf(ctx, place, lock.payee));
            const text = purposeText(unsigned, { channel: ctx.channel, bank });

            const paid = payForPurpose(order, {
                lock,
                minting: mintingIn(ctx),
                holder,
                isHolderFrozen: await isFrozen(ctx, holder),
                payee: await this.#walletOf(ctx, place, order.to),
                isSigned: isSignedBy(holder?.holderKey, { text, signature }),
            });

            return await this.#saveClaim(ctx, place, paid);
        });
    }

    /** Gives locked coins back to their payer after the escape. The payer need not ask for it. */
    @Transaction()
    @Returns('string')
    async ReturnLock(ctx: CohongContext): Promise<string> {
        const { lockId } = ctx.input(returnLockSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const before = await ctx.ledger.in(place).find(locks, lockId);

            const { lock, ...returned } = returnLock({ lock: before, minting: mintingIn(ctx) });

            await saveCoins(ctx, place, returned);
            await ctx.ledger.in(place).replace(locks, lock);
            ctx.emit({ type: 'LockReturned', lockId });
            return lockId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadLock(ctx: CohongContext): Promise<string> {
        const { lockId } = ctx.input(readLockSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        return canonicalJson(await ctx.ledger.in(place).get(locks, lockId));
    }

    async #walletOf(ctx: CohongContext, place: string, owner: Owner): Promise<Wallet | undefined> {
        return owner === 'vault' ? undefined : await findWallet(ctx, place, owner);
    }

    async #saveClaim(ctx: CohongContext, place: string, { lock, transfer, ...coins }: ClaimedLock): Promise<string> {
        await saveCoins(ctx, place, coins);
        await ctx.ledger.in(place).replace(locks, lock);
        await ctx.ledger.in(place).insert(transfers, transfer);
        await book(ctx, place, bookingsOfTransfers([transfer]));
        ctx.emit({ type: 'LockClaimed', lockId: lock.lockId });
        return lock.lockId;
    }
}

/** What the evidence proves, whatever the lock waits for: that the two belong together the rule decides. */
async function provenBy(
    ctx: CohongContext,
    evidence: Evidence,
    { lock, bank }: { readonly lock: Lock | undefined; readonly bank: string },
): Promise<Proven> {
    if (evidence.kind === 'HASH') {
        return { kind: 'HASH', sha256: sha256(Buffer.from(evidence.secret, 'hex')) };
    }
    if (evidence.kind === 'FACT') {
        // It reads the same input as this, so it answers of the very fact that was shown.
        const answer = await ctx.callChaincode('trade', 'fact:ReadFact');
        return { ...evidence, ...factAnswerSchema.parse(JSON.parse(answer)) };
    }
    const keys = lock?.condition.kind === 'PARTIES' ? lock.condition.keys : [];
    const text = lock === undefined ? '' : releaseText(lock, { channel: ctx.channel, bank });
    const signers = keys.filter((key) => evidence.signatures.some((signature) => isSignedBy(key, { text, signature })));

    return { kind: 'PARTIES', signers: new Set(signers) };
}
