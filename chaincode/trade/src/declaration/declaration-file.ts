import { equalSecrets, hmac, privateRecord, type CohongContext, type PrivateRecord } from '@cohong/chaincode-runtime';
import {
    declarationNoticeSchema,
    declarationSchema,
    declarationSecretsSchema,
    type Declaration,
    type DeclarationNotice,
    type DeclarationSecrets,
} from '@cohong/domain/declaration/declaration';
import { importBatchSchema, type ImportBatch } from '@cohong/domain/declaration/import-batch';
import type { KnownDeclaration } from '@cohong/domain/receivable/decide-financing';
import type { Share } from '@cohong/domain/receivable/financing';
import { declarationsPlace } from '../places.js';

const releaseCodeDigits = 32;

/** What a bank says that it has seen of a declaration. */
type ShownPaper = Pick<Share, 'declarationNumber' | 'releaseCode'>;

/** There is one. A second would lose every declaration made under the first. */
export const declarationSecrets = privateRecord<DeclarationSecrets>({
    name: 'declaration-secrets',
    schema: declarationSecretsSchema,
    key: () => [],
});

export const notices = privateRecord<DeclarationNotice>({
    name: 'notice',
    schema: declarationNoticeSchema,
    key: ({ noticeId }) => [noticeId],
});

export const importBatches = privateRecord<ImportBatch>({
    name: 'import-batch',
    schema: importBatchSchema,
    key: ({ batchId }) => [batchId],
});

/**
 * The declarations under their secret keys.
 * A number has about 10⁹ plausible values a year, so a key without a secret could be found by trying them all.
 */
export class DeclarationFile {
    readonly record: PrivateRecord<Declaration>;
    readonly #ctx: CohongContext;
    readonly #secrets: DeclarationSecrets;

    private constructor(ctx: CohongContext, secrets: DeclarationSecrets) {
        this.#ctx = ctx;
        this.#secrets = secrets;
        this.record = {
            name: 'declaration',
            schema: declarationSchema,
            key: ({ declarationNumber }) => [this.keyOf(declarationNumber)],
        };
    }

    /** Refuses RECORD_MUST_EXIST before customs has established the secrets. */
    static async open(ctx: CohongContext): Promise<DeclarationFile> {
        return new DeclarationFile(ctx, await ctx.ledger.in(declarationsPlace).get(declarationSecrets));
    }

    keyOf(declarationNumber: string): string {
        return hmac(this.#secrets.numberSecret, declarationNumber);
    }

    find(declarationNumber: string): Promise<Declaration | undefined> {
        return this.#ctx.ledger.in(declarationsPlace).find(this.record, this.keyOf(declarationNumber));
    }

    get(declarationNumber: string): Promise<Declaration> {
        return this.#ctx.ledger.in(declarationsPlace).get(this.record, this.keyOf(declarationNumber));
    }

    /**
     * The declaration that a bank was shown, with its release code. Without that nothing is looked up: everybody sees in
     * the block whether what a transaction has read was there, and so whether a number that was guessed exists.
     */
    async findKnown({
        declarationNumber,
        releaseCode,
    }: ShownPaper): Promise<KnownDeclaration<Declaration> | undefined> {
        if (!equalSecrets(releaseCode, this.releaseCodeOf(declarationNumber))) {
            return undefined;
        }
        const declaration = await this.find(declarationNumber);

        return declaration && { declaration, releaseCode };
    }

    releaseCodeOf(declarationNumber: string): string {
        return hmac(this.#secrets.releaseSecret, declarationNumber).slice(0, releaseCodeDigits);
    }
}
