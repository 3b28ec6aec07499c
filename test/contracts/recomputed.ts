import { capitalPolicyAt } from '@cohong/domain/capital-account/set-capital-policy';
import { importFinancingPolicyAt } from '@cohong/domain/import-financing/set-import-financing-policy';
import { readJson } from '@cohong/domain/kernel/json-text';
import { packingCreditPolicyAt } from '@cohong/domain/packing-credit/set-packing-credit-policy';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { taxFormPolicyAt } from '@cohong/domain/tax-form/set-tax-form-policy';
import { blocksFrom } from '../../gateway/src/read-model/blocks.js';
import { readRecordKey } from '../../gateway/src/read-model/record-key.js';
import type { PlaceWrites } from '../../gateway/src/read-model/transaction.js';
import type { Chain, Stretch } from '../../gateway/src/recomputation/follow-chain.js';
import { recompute, type Recomputed } from '../../gateway/src/recomputation/recompute.js';
import {
    replayCapitalPayments,
    replayFinancings,
    replayImportFinancings,
    replayPackingCredits,
    replayTaxForms,
} from '../../gateway/src/recomputation/replay-policy.js';
import type { Consortium, User } from './consortium.js';

/** Changes what the registry holds of one kind of record, as it is stored. */
export interface Alteration {
    readonly kind: string;
    readonly change: (stored: Stored) => object;
}

/** An amount as it is stored. */
interface StoredMoney {
    readonly amount: string;
    readonly currency: string;
}

/** A record as it is stored, with what banks have lent on it or paid for it, where they have. */
export interface Stored {
    readonly declarationNumber?: string;
    readonly order?: { readonly orderNumber: string };
    readonly formNumber?: string;
    readonly allocations?: readonly { readonly outstanding?: StoredMoney; readonly amount?: StoredMoney }[];
}

/** What a user's own peer shows, from its first block to its last, against what the registry holds in them. */
export async function recomputed(
    consortium: Consortium,
    { user = 'SafeMSP/regulator-1', alter }: { readonly user?: User; readonly alter?: Alteration } = {},
): Promise<Recomputed> {
    const [mspId = ''] = user.split('/');
    const chain = blocksFrom(0, { network: consortium.channel(user), mspId });

    return await recompute({
        chain: alter === undefined ? chain : altered(chain, alter),
        last: consortium.height - 1,
    });
}

interface Replayed {
    readonly financings: Awaited<ReturnType<typeof replayFinancings>>;
    readonly packingCredits: Awaited<ReturnType<typeof replayPackingCredits>>;
    readonly importFinancings: Awaited<ReturnType<typeof replayImportFinancings>>;
    readonly capitalPayments: Awaited<ReturnType<typeof replayCapitalPayments>>;
    readonly taxForms: Awaited<ReturnType<typeof replayTaxForms>>;
}

/** What really was decided, decided again by the policies that were in force. */
export async function replayed(consortium: Consortium): Promise<Replayed> {
    const stretch = (): Stretch => ({
        chain: blocksFrom(0, { network: consortium.channel('SafeMSP/regulator-1'), mspId: 'SafeMSP' }),
        last: consortium.height - 1,
    });
    const isTold = (): boolean => true;

    return {
        financings: await replayFinancings(stretch(), { policyAt: (at, book) => financingPolicyAt(book, at), isTold }),
        packingCredits: await replayPackingCredits(stretch(), {
            policyAt: (at, book) => packingCreditPolicyAt(book, at),
            isTold,
        }),
        importFinancings: await replayImportFinancings(stretch(), {
            policyAt: (at, book) => importFinancingPolicyAt(book, at),
            isTold,
        }),
        capitalPayments: await replayCapitalPayments(stretch(), {
            policyAt: (at, book) => capitalPolicyAt(book, at),
            isTold,
        }),
        taxForms: await replayTaxForms(stretch(), { policyAt: (at, book) => taxFormPolicyAt(book, at), isTold }),
    };
}

/** A copy of the blocks in which the registry holds something else; the peer's own are as they were. */
export async function* altered(chain: Chain, alter: Alteration): Chain {
    for await (const { block, held } of chain) {
        const transactions = block.transactions.map((transaction) => ({
            ...transaction,
            places: transaction.places.map((place) => alteredPlace(place, alter)),
        }));
        yield { block: { ...block, transactions }, held };
    }
}

function alteredPlace(place: PlaceWrites, { kind, change }: Alteration): PlaceWrites {
    if (place.collection !== 'registry') {
        return place;
    }

    return {
        ...place,
        writes: place.writes?.map(({ key, value }) => ({
            key,
            value:
                readRecordKey(key)?.kind === kind && value !== undefined
                    ? Buffer.from(JSON.stringify(change(readJson(value.toString('utf8')) as Stored)))
                    : value,
        })),
    };
}
