import { sha256, type CohongContext } from '@cohong/chaincode-runtime';
import { chinaDate } from '@cohong/domain/kernel/time';
import { declaredText, type KnownContent } from '@cohong/domain/verification/compare-declared';
import type { Verification, VerificationCount } from '@cohong/domain/verification/verification';
import { DeclarationFile } from '../declaration/declaration-file.js';
import { registryPlace } from '../places.js';
import { PendingRecords } from '../registry/pending-records.js';
import { pepperOf } from '../registry/registry-file.js';
import { verificationCounts } from './records.js';

/** What a registrar needs for its answers, and how often it was asked, as a batch changes it. */
export class VerificationFile {
    readonly #ctx: CohongContext;
    readonly #declarations: DeclarationFile;
    readonly #kind: ReturnType<typeof verificationCounts>;
    readonly #counts: PendingRecords<VerificationCount>;

    private constructor(ctx: CohongContext, declarations: DeclarationFile, pepper: string) {
        this.#ctx = ctx;
        this.#declarations = declarations;
        this.#kind = verificationCounts(pepper);
        this.#counts = new PendingRecords(ctx.ledger.in(registryPlace), this.#kind);
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
    async countQuestion(bank: string): Promise<number> {
        const counted = { bank, day: chinaDate(this.#ctx.now) };
        const before = (await this.#counts.find(...this.#kind.key({ ...counted, count: 1 })))?.count ?? 0;
        this.#counts.put({ ...counted, count: before + 1 });

        return before;
    }

    save(): Promise<void> {
        return this.#counts.save();
    }
}
