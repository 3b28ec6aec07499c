import {
    equalSecrets,
    hmac,
    privateRecord,
    type CohongContext,
    type PrivateRecord,
    type RecordAddress,
} from '@cohong/chaincode-runtime';
import {
    declarationNoticeSchema,
    declarationSchema,
    declarationSecretsSchema,
    type Declaration,
    type DeclarationNotice,
    type DeclarationSecrets,
    type DeclarationStanding,
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

/** What is filed: the name and the schema of its record. */
type Filed<Declared extends object> = Pick<PrivateRecord<Declared>, 'name' | 'schema'>;

/**
 * The declarations under their secret keys: those of exports, or those of imports.
 * A number has about 10⁹ plausible values a year, so a key without a secret could be found by trying them all.
 */
export class DeclarationFile<Declared extends DeclarationStanding = Declaration> {
    readonly record: PrivateRecord<Declared>;
    readonly #ctx: CohongContext;
    readonly #secrets: DeclarationSecrets;

    private constructor(ctx: CohongContext, secrets: DeclarationSecrets, filed: Filed<Declared>) {
        this.#ctx = ctx;
        this.#secrets = secrets;
        this.record = {
            ...filed,
            key: ({ declarationNumber }) => [this.keyOf(declarationNumber)],
        };
    }

    /** That of exports. Refuses RECORD_MUST_EXIST before customs has established the secrets. */
    static open(ctx: CohongContext): Promise<DeclarationFile> {
        return DeclarationFile.of(ctx, { name: 'declaration', schema: declarationSchema });
    }

    static async of<Declared extends DeclarationStanding>(
        ctx: CohongContext,
        filed: Filed<Declared>,
    ): Promise<DeclarationFile<Declared>> {
        return new DeclarationFile(ctx, await ctx.ledger.in(declarationsPlace).get(declarationSecrets), filed);
    }

    keyOf(declarationNumber: string): string {
        return hmac(this.#secrets.numberSecret, declarationNumber);
    }

    find(declarationNumber: string): Promise<Declared | undefined> {
        return this.#ctx.ledger.in(declarationsPlace).find(this.record, this.keyOf(declarationNumber));
    }

    /** What there is of many, asked for in one message with what else will be read of each: most of them are new. */
    async findMany<Request extends { readonly declarationNumber: string }>(
        requests: readonly Request[],
        alsoOf: (declarationNumber: string) => readonly RecordAddress[] = () => [],
    ): Promise<readonly { readonly request: Request; readonly declaration: Declared | undefined }[]> {
        const place = this.#ctx.ledger.in(declarationsPlace);
        await place.readAhead(
            ...requests.flatMap(({ declarationNumber }): RecordAddress[] => [
                [this.record, this.keyOf(declarationNumber)],
                ...alsoOf(declarationNumber),
            ]),
        );
        const found = [];
        for (const request of requests) {
            const isThere = await place.isThere(this.record, this.keyOf(request.declarationNumber));
            found.push({ request, declaration: isThere ? await this.find(request.declarationNumber) : undefined });
        }

        return found;
    }

    get(declarationNumber: string): Promise<Declared> {
        return this.#ctx.ledger.in(declarationsPlace).get(this.record, this.keyOf(declarationNumber));
    }

    /**
     * The declaration that a bank was shown, with its release code. Without that nothing is looked up: everybody sees in
     * the block whether what a transaction has read was there, and so whether a number that was guessed exists.
     */
    async findKnown({ declarationNumber, releaseCode }: ShownPaper): Promise<KnownDeclaration<Declared> | undefined> {
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
