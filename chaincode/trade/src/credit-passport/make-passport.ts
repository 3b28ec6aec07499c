import { deriveSecret, sha256, type CohongContext } from '@cohong/chaincode-runtime';
import type { CreditInquiry } from '@cohong/domain/credit-information/credit-inquiry';
import { issuePassport, type CreditPassport } from '@cohong/domain/credit-passport/credit-passport';
import { vaultOf } from '../places.js';
import { creditPassports, passportRoots } from './records.js';

/** The passport that an answer becomes, if that is what the enterprise consented to. */
export function passportOf(
    ctx: CohongContext,
    { inquiryId, consent, answer }: CreditInquiry,
): CreditPassport | undefined {
    if (consent.reason !== 'PASSPORT' || answer === undefined) {
        return undefined;
    }

    return issuePassport({
        passportId: deriveSecret(ctx.seed, `passport of ${inquiryId}`).slice(0, 32),
        consent,
        information: answer,
        issuedAt: ctx.now,
        saltOf: (name) => deriveSecret(ctx.seed, `passport of ${inquiryId}, ${name}`),
        sha256,
    });
}

/** The passport goes into the bank's vault, and of it the root alone where everybody reads. */
export async function savePassport(ctx: CohongContext, passport: CreditPassport): Promise<void> {
    const { passportId, root, issuedAt } = passport;
    await ctx.ledger.in(vaultOf(passport.bank)).insert(creditPassports, passport);
    await ctx.ledger.insertPublic(passportRoots, { passportId, root, issuedAt });
}
