import { sha256, type CohongContext } from '@cohong/chaincode-runtime';
import { declaredText, type KnownContent } from '@cohong/domain/verification/compare-declared';
import type { Verification } from '@cohong/domain/verification/verification';
import { DeclarationFile } from '../declaration/declaration-file.js';
import { DailyCounts } from '../registry/daily-counts.js';
import { pepperOf } from '../registry/registry-file.js';

/** What a registrar needs for its answers, and how often it was asked, as a batch changes it. */
export class VerificationFile {
    readonly #declarations: DeclarationFile;
    readonly #counts: DailyCounts;

    private constructor(ctx: CohongContext, declarations: DeclarationFile, pepper: string) {
        this.#declarations = declarations;
        this.#counts = new DailyCounts(ctx, { name: 'verification-count', what: 'verifications', pepper });
    }

    /** Refuses RECORD_MUST_EXIST before both secrets, of customs and of the registry, are there. */
    static async open(ctx: CohongContext): Promise<VerificationFile> {
        const declarations = await DeclarationFile.open(ctx);
        const pepper = await pepperOf(ctx);

        return new VerificationFile(ctx, declarations, pepper);
    }

    /** What customs has under the number, with its hash; undefined where the code is not its own. */
    async findKnown({ declarationNumber, releaseCode = '' }: Verification): Promise<KnownContent | undefined> {
        const known = await this.#declarations.findKnown({ declarationNumber, releaseCode });

        return known && { declaration: known.declaration, contentHash: sha256(declaredText(known.declaration)) };
    }

    /** Counts one more question of the bank, and tells how many came before it that day. */
    countQuestion(bank: string): Promise<number> {
        return this.#counts.add(bank, 1);
    }

    save(): Promise<void> {
        return this.#counts.save();
    }
}
