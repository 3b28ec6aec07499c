import { hmac, type CohongContext } from '@cohong/chaincode-runtime';
import type { DescribedDocument } from '@cohong/domain/fingerprint/described-document';
import { filingsOf, placesOf, refiled } from '@cohong/domain/fingerprint/filing';
import { fingerprintsOf } from '@cohong/domain/fingerprint/fingerprint';
import type { FingerprintKeys } from '@cohong/domain/fingerprint/fingerprint-keys';
import type { DocumentMatches, NewCase } from '@cohong/domain/fingerprint/judge-documents';
import { matchesIn, type Found, type Match } from '@cohong/domain/fingerprint/match-document';
import { pairOf, type SimilarityCase } from '@cohong/domain/fingerprint/similarity-case';
import { canonicalJson } from '@cohong/domain/kernel/json';
import type { Financing } from '@cohong/domain/receivable/financing';
import { registryPlace } from '../places.js';
import { DailyCounts } from '../registry/daily-counts.js';
import { PendingRecords } from '../registry/pending-records.js';
import { registryPepper } from '../registry/registry-file.js';
import { FingerprintFile } from './fingerprint-file.js';
import { fingerprintKeys, similarityCases } from './records.js';

interface Opened {
    readonly pepper: string;
    readonly file: FingerprintFile;
}

/**
 * What the regulators know of documents over all banks, as a batch changes it. Nothing of it is read before a document
 * is looked up: a batch of requests without documents costs nothing here.
 */
export class DocumentRegister {
    readonly #ctx: CohongContext;
    readonly #cases: PendingRecords<SimilarityCase>;
    #opened: Promise<Opened> | undefined;
    #checked: DailyCounts | undefined;

    constructor(ctx: CohongContext) {
        this.#ctx = ctx;
        this.#cases = new PendingRecords(ctx.ledger.in(registryPlace), similarityCases);
    }

    /** What each of the documents is like, in their order, with what the batch has already filed. */
    async matchesOf(documents: readonly DescribedDocument[]): Promise<DocumentMatches> {
        const { file } = await this.#open();
        await file.readAhead(documents.flatMap(fingerprintsOf));
        const matches: (readonly Match[])[] = [];
        for (const document of documents) {
            const found: Found[] = [];
            for (const fingerprint of fingerprintsOf(document)) {
                found.push({ rule: fingerprint.rule, filings: await file.find(fingerprint) });
            }
            matches.push(matchesIn(found));
        }

        return matches;
    }

    /** Files the documents of a financing as it stands now, or takes them away. */
    async keep(financing: Financing): Promise<void> {
        const { documents } = financing;
        if (documents === undefined) {
            return;
        }
        const { file } = await this.#open();
        await file.readAhead(documents.flatMap(fingerprintsOf));
        for (const { fingerprint, filings } of placesOf(documents, filingsOf(financing))) {
            const before = await file.find(fingerprint);
            const after = refiled(before, financing, filings);
            if (canonicalJson(after) !== canonicalJson(before)) {
                await file.put(fingerprint, after);
            }
        }
    }

    /** Opens cases for the foreign-exchange regulator, but none of two documents of which there was one. */
    async open(cases: readonly NewCase[]): Promise<void> {
        for (const each of cases) {
            const { pepper } = await this.#open();
            const caseId = hmac(pepper, 'similarity-case', ...pairOf(each)).slice(0, 32);
            if ((await this.#cases.find(caseId)) === undefined) {
                this.#cases.put({ ...each, rules: [...each.rules], caseId });
            }
        }
    }

    /** Counts documents about which a bank asks, and tells how many came before them that day. */
    async countChecked(bank: string, count: number): Promise<number> {
        const { pepper } = await this.#open();
        this.#checked ??= new DailyCounts(this.#ctx, { name: 'documents-checked', what: 'documents-checked', pepper });

        return await this.#checked.add(bank, count);
    }

    async save(): Promise<void> {
        await (await this.#opened)?.file.save();
        await this.#cases.save();
        await this.#checked?.save();
    }

    #open(): Promise<Opened> {
        this.#opened ??= this.#load();

        return this.#opened;
    }

    async #load(): Promise<Opened> {
        const registry = this.#ctx.ledger.in(registryPlace);
        const { pepper } = await registry.get(registryPepper);
        const keys = (await registry.find(fingerprintKeys)) ?? firstKeys(pepper);

        return { pepper, file: new FingerprintFile(registry, { keys, pepper }) };
    }
}

/** Before any rotation there is one key, which the registry has had from its beginning. */
export function firstKeys(pepper: string): FingerprintKeys {
    return { epochs: [{ epoch: 1, secret: hmac(pepper, 'fingerprint-keys') }] };
}
