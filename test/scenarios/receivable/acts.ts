import { mainStory } from '@cohong/fixtures';
import type { ProposalOptions } from '@hyperledger/fabric-gateway';
import { randomBytes } from 'node:crypto';
import { Holder } from '../../story/holder.js';
import { loanRequest, type ReadyLoan } from './ready-loan.js';

const bank = 'HaizhouBankMSP';

/** A transaction as a client past the gateways makes it, good unless a test spoils it. */
export interface Act {
    readonly name: string;
    readonly input?: unknown;
    readonly arguments?: string[];
    readonly endorsers: string[];
    readonly settlement?: object;
    readonly seed?: Uint8Array;
    /** Instead of all that would be made of the rest. */
    readonly transientData?: Record<string, string | Uint8Array>;
}

export function optionsOf(act: Act): ProposalOptions {
    const { input, settlement, seed = randomBytes(32) } = act;
    const request = { key: randomBytes(32).toString('hex'), bodyHash: randomBytes(32).toString('hex') };

    return {
        arguments: act.arguments ?? [],
        endorsingOrganizations: act.endorsers,
        transientData: act.transientData ?? {
            input: input instanceof Uint8Array ? input : JSON.stringify(input ?? {}),
            request: JSON.stringify(request),
            seed,
            ...(settlement !== undefined && { settlement: JSON.stringify(settlement) }),
        },
    };
}

/** An act that needs no registrar afterwards. */
export function openingOfWallet(): Act {
    const { uscc, partyName } = mainStory.exporter;
    const [openingId, walletId] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
    const { holderKey } = new Holder();
    const input = { openingId, walletId, holderUscc: uscc, holderName: partyName, holderKey };

    return { name: 'dcep/wallet:OpenWallet', input, endorsers: ['PbocMSP', bank] };
}

export function requestOfLoan({ releaseCode }: ReadyLoan): Act {
    const financingId = randomBytes(16).toString('hex');

    return {
        name: 'trade/receivable:RequestFinancing',
        input: { ...loanRequest, financingId, releaseCode },
        endorsers: [bank, 'SafeMSP'],
    };
}

export function withdrawal({ financingId }: ReadyLoan): Act {
    return { name: 'trade/receivable:WithdrawFinancing', input: { financingId }, endorsers: [bank, 'SafeMSP'] };
}

/** The checker's approval, with coins for this amount; no coin of that serial exists. */
export function disbursement(
    { approvalId, financingId, walletId }: ReadyLoan,
    amount: object,
): Act & { readonly settlement: object } {
    const wallet = { bank, wallet: walletId, holderUscc: mainStory.exporter.uscc };

    return {
        name: 'trade/receivable:ApproveDisbursement',
        input: { approvalId },
        settlement: {
            transferId: approvalId,
            reference: financingId,
            from: { bank, wallet: 'vault' },
            to: wallet,
            amount,
            coins: ['00'.repeat(32)],
        },
        endorsers: ['PbocMSP', bank],
    };
}

/** The payment alone. */
export const settling: Act = { name: 'dcep/settlement:Settle', endorsers: ['PbocMSP', bank] };
