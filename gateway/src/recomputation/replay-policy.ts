import type { CapitalPolicy, CapitalPolicyBook } from '@cohong/domain/capital-account/capital-policy';
import { capitalPolicyAt } from '@cohong/domain/capital-account/set-capital-policy';
import type {
    ImportFinancingPolicy,
    ImportFinancingPolicyBook,
} from '@cohong/domain/import-financing/import-financing-policy';
import { importFinancingPolicyAt } from '@cohong/domain/import-financing/set-import-financing-policy';
import { epochMilliseconds, type Instant } from '@cohong/domain/kernel/time';
import { packingCreditPolicyAt } from '@cohong/domain/packing-credit/set-packing-credit-policy';
import type { PackingCreditPolicy, PackingCreditPolicyBook } from '@cohong/domain/packing-credit/packing-credit-policy';
import { CapitalReplay } from '@cohong/domain/recomputation/capital-replay';
import { FinancingReplay } from '@cohong/domain/recomputation/financing-replay';
import { ImportFinancingReplay } from '@cohong/domain/recomputation/import-financing-replay';
import { PackingCreditReplay } from '@cohong/domain/recomputation/packing-credit-replay';
import type { ReplayParts } from '@cohong/domain/recomputation/replay-parts';
import { TaxFormReplay } from '@cohong/domain/recomputation/tax-form-replay';
import type { Writings } from '@cohong/domain/recomputation/writings';
import type { FinancingPolicy, FinancingPolicyBook } from '@cohong/domain/receivable/policy';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { taxFormPolicyAt } from '@cohong/domain/tax-form/set-tax-form-policy';
import type { TaxFormPolicy, TaxFormPolicyBook } from '@cohong/domain/tax-form/tax-form-policy';
import { followChain, type Stretch } from './follow-chain.js';
import type {
    CapitalReplayRead,
    FinancingReplayRead,
    ImportFinancingReplayRead,
    PackingCreditReplayRead,
    PolicyReplayRead,
    ProposedPolicy,
    TaxFormReplayRead,
} from './policy-replay-read.js';
import { releaseCodeOf } from './release-code.js';

/** What a policy would have changed, had it been in force: nothing is written anywhere. */
export async function replayPolicy(stretch: Stretch, proposed: ProposedPolicy): Promise<PolicyReplayRead> {
    switch (proposed.book) {
        case 'TAX_FORM': {
            const { book, policy } = proposed;
            const parts = replayPartsOf<TaxFormPolicy, TaxFormPolicyBook>(proposed, policy, taxFormPolicyAt);
            return { book, policy, ...(await replayTaxForms(stretch, parts)) };
        }
        case 'PACKING_CREDIT': {
            const { book, policy } = proposed;
            const parts = replayPartsOf<PackingCreditPolicy, PackingCreditPolicyBook>(
                proposed,
                policy,
                packingCreditPolicyAt,
            );
            return { book, policy, ...(await replayPackingCredits(stretch, parts)) };
        }
        case 'IMPORT_FINANCING': {
            const { book, policy } = proposed;
            const parts = replayPartsOf<ImportFinancingPolicy, ImportFinancingPolicyBook>(
                proposed,
                policy,
                importFinancingPolicyAt,
            );
            return { book, policy, ...(await replayImportFinancings(stretch, parts)) };
        }
        case 'CAPITAL': {
            const { book, policy } = proposed;
            const parts = replayPartsOf<CapitalPolicy, CapitalPolicyBook>(proposed, policy, capitalPolicyAt);
            return { book, policy, ...(await replayCapitalPayments(stretch, parts)) };
        }
        case 'FINANCING':
        case undefined: {
            const { policy } = proposed;
            const parts = replayPartsOf<FinancingPolicy, FinancingPolicyBook>(proposed, policy, financingPolicyAt);
            return { book: 'FINANCING', policy, ...(await replayFinancings(stretch, parts)) };
        }
    }
}

type Without<Answer> = Omit<Answer, 'book' | 'policy'>;

/** All loans against exports that were ever decided, decided again by whatever policies. */
export async function replayFinancings(
    stretch: Stretch,
    parts: ReplayParts<FinancingPolicy, FinancingPolicyBook>,
): Promise<Without<FinancingReplayRead>> {
    const replay = new FinancingReplay({ ...parts, releaseCodeOf });
    const read = await follow(stretch, replay);
    const { requests, disbursements, totals } = replay;

    return { ...read, requests, disbursements, totals: [...totals] };
}

/** The same of all payments abroad. */
export async function replayTaxForms(
    stretch: Stretch,
    parts: ReplayParts<TaxFormPolicy, TaxFormPolicyBook>,
): Promise<Without<TaxFormReplayRead>> {
    const replay = new TaxFormReplay(parts);
    const read = await follow(stretch, replay);
    const { payments, confirmations, totals } = replay;

    return { ...read, payments, confirmations, totals: [...totals] };
}

/** The same of all loans on orders. */
export async function replayPackingCredits(
    stretch: Stretch,
    parts: ReplayParts<PackingCreditPolicy, PackingCreditPolicyBook>,
): Promise<Without<PackingCreditReplayRead>> {
    const replay = new PackingCreditReplay(parts);
    const read = await follow(stretch, replay);
    const { requests, disbursements, totals } = replay;

    return { ...read, requests, disbursements, totals: [...totals] };
}

/** The same of all payments for imports. */
export async function replayImportFinancings(
    stretch: Stretch,
    parts: ReplayParts<ImportFinancingPolicy, ImportFinancingPolicyBook>,
): Promise<Without<ImportFinancingReplayRead>> {
    const replay = new ImportFinancingReplay({ ...parts, releaseCodeOf });
    const read = await follow(stretch, replay);
    const { requests, disbursements, totals } = replay;

    return { ...read, requests, disbursements, totals: [...totals] };
}

/** The same of all payments out of capital receipts. */
export async function replayCapitalPayments(
    stretch: Stretch,
    parts: ReplayParts<CapitalPolicy, CapitalPolicyBook>,
): Promise<Without<CapitalReplayRead>> {
    const replay = new CapitalReplay(parts);
    const read = await follow(stretch, replay);
    const { accounts, payments, checks, totals } = replay;

    return { ...read, accounts, payments, checks: [...checks], totals: [...totals] };
}

async function follow(
    stretch: Stretch,
    replay: { take(writings: Writings): void },
): Promise<{ readonly asOfBlock: number; readonly blockHash: string }> {
    const { number, hash } = await followChain(stretch, (writings) => {
        replay.take(writings);
    });

    return { asOfBlock: number, blockHash: hash };
}

/** By the proposed policy from the first day of the period on, and told until its last; before by what was in force. */
export function replayPartsOf<Policy, Book>(
    { since, before }: Pick<ProposedPolicy, 'since' | 'before'>,
    policy: Policy,
    inForceAt: (book: Book | undefined, at: Instant) => Policy,
): ReplayParts<Policy, Book> {
    const isFrom = (at: Instant): boolean => since === undefined || epochMilliseconds(at) >= epochMilliseconds(since);
    const isUntil = (at: Instant): boolean => before === undefined || epochMilliseconds(at) < epochMilliseconds(before);

    return {
        policyAt: (at, book) => (isFrom(at) ? policy : inForceAt(book, at)),
        isTold: (at) => isFrom(at) && isUntil(at),
    };
}
