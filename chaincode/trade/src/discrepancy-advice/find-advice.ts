import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import type { AdviceAddress } from '@cohong/domain/discrepancy-advice/api';
import { adviceBanks, type DiscrepancyAdvice } from '@cohong/domain/discrepancy-advice/discrepancy-advice';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultsOfBanks } from '../places.js';
import { discrepancyAdvices } from './records.js';

/** The vaults of its two banks, the acting bank's first: of the other only the hash is read. */
export function vaultsOfAdvice(ctx: CohongContext, acting: Acting, advice: DiscrepancyAdvice): PrivateCollection {
    return vaultsOfBanks(ctx, acting, adviceBanks(advice));
}

/** What was advised of a presentation, as both its banks hold it; to any other bank there is no such record. */
export async function findAdvice(
    ctx: CohongContext,
    acting: Acting,
    { creditId, number }: AdviceAddress,
): Promise<DiscrepancyAdvice | undefined> {
    const own = await ctx.ledger.in(acting.place).find(discrepancyAdvices, creditId, String(number));

    return own && (await vaultsOfAdvice(ctx, acting, own).get(discrepancyAdvices, creditId, String(number)));
}

/** By what a bank may take documents in spite of what is wrong with them: what was advised of them where they came first. */
export async function adviceOn(
    ctx: CohongContext,
    acting: Acting,
    { creditId, number, firstPresentedAs }: Presentation,
): Promise<DiscrepancyAdvice | undefined> {
    return await findAdvice(ctx, acting, { creditId, number: firstPresentedAs?.number ?? number });
}

/** All that was advised under a credit, as far as the vault's bank is one of the two that hold it. */
export async function advicesIn(
    vault: PrivateCollection,
    { creditId, numberOfPresentations }: Credit,
): Promise<readonly DiscrepancyAdvice[]> {
    const numbers = Array.from({ length: numberOfPresentations }, (_, index) => String(index + 1));
    const found = await Promise.all(numbers.map((number) => vault.find(discrepancyAdvices, creditId, number)));

    return found.filter((advice) => advice !== undefined);
}
