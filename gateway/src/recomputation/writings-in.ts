import { readJson } from '@cohong/domain/kernel/json-text';
import { capitalAccountSchema } from '@cohong/domain/capital-account/capital-account';
import { capitalPaymentSchema } from '@cohong/domain/capital-account/capital-payment';
import { capitalPolicyBookSchema } from '@cohong/domain/capital-account/capital-policy';
import { capitalPopulationSchema } from '@cohong/domain/capital-account/capital-population';
import {
    declarationNoticeSchema,
    declarationSchema,
    declarationSecretsSchema,
} from '@cohong/domain/declaration/declaration';
import { importDeclarationSchema } from '@cohong/domain/import-declaration/import-declaration';
import { financedImportSchema } from '@cohong/domain/import-financing/financed-import';
import { importFinancingPolicyBookSchema } from '@cohong/domain/import-financing/import-financing-policy';
import { importFinancingSchema } from '@cohong/domain/import-financing/import-financing';
import { creditSchema } from '@cohong/domain/letter-of-credit/credit';
import { financedOrderSchema } from '@cohong/domain/packing-credit/financed-order';
import { packingCreditPolicyBookSchema } from '@cohong/domain/packing-credit/packing-credit-policy';
import { packingCreditSchema } from '@cohong/domain/packing-credit/packing-credit';
import { sharedPresentationSchema } from '@cohong/domain/presentation/presentation';
import { encumbranceSchema } from '@cohong/domain/receivable/encumbrance';
import { exportReceiptSchema } from '@cohong/domain/export-receipt/export-receipt';
import { financingSchema } from '@cohong/domain/receivable/financing';
import { holdSchema } from '@cohong/domain/receivable/hold';
import { financingPolicyBookSchema } from '@cohong/domain/receivable/policy';
import { waitingKindSchema } from '@cohong/domain/receivable/waiting';
import { formlessTrailSchema } from '@cohong/domain/tax-form/formless-trail';
import { outwardPaymentSchema } from '@cohong/domain/tax-form/outward-payment';
import { taxFormPolicyBookSchema } from '@cohong/domain/tax-form/tax-form-policy';
import { taxFormSchema } from '@cohong/domain/tax-form/tax-form';
import { transferRequestSchema, transferSchema } from '@cohong/domain/transfer/transfer';
import type { DoneNote, VaultWritings, Writings } from '@cohong/domain/recomputation/writings';
import { z } from 'zod';
import type { ReadBlock } from '../read-model/block.js';
import { declarationsPlace, publicState, registryPlace, vaultOf } from '../read-model/places.js';
import type { ReadTransaction } from '../read-model/transaction.js';
import { read, recordsOf, type Written } from './written-records.js';

const vaultPrefix = vaultOf('');
const idsSchema = z.array(z.string()).default([]);
const toldSchema = z.object({
    financingIds: idsSchema,
    packingCreditIds: idsSchema,
    importFinancingIds: idsSchema,
    outwardPaymentIds: idsSchema,
});

/** What the transactions of a block have written that bears on balances, in their order. */
export function writingsIn({ transactions }: Pick<ReadBlock, 'transactions'>): readonly Writings[] {
    return transactions.flatMap((transaction) => {
        const written = recordsOf(transaction, 'trade');
        return written.length === 0 ? [] : [writingsOf(transaction, written)];
    });
}

function writingsOf(transaction: ReadTransaction, written: readonly Written[]): Writings {
    const [policies] = read(written, {
        collection: publicState,
        kind: 'financing-policy',
        schema: financingPolicyBookSchema,
    });
    const [taxFormPolicies] = read(written, {
        collection: publicState,
        kind: 'tax-form-policy',
        schema: taxFormPolicyBookSchema,
    });
    const [packingCreditPolicies] = read(written, {
        collection: publicState,
        kind: 'packing-credit-policy',
        schema: packingCreditPolicyBookSchema,
    });
    const [importFinancingPolicies] = read(written, {
        collection: publicState,
        kind: 'import-financing-policy',
        schema: importFinancingPolicyBookSchema,
    });
    const [capitalPolicies] = read(written, {
        collection: publicState,
        kind: 'capital-policy',
        schema: capitalPolicyBookSchema,
    });
    const [secrets] = read(written, {
        collection: declarationsPlace,
        kind: 'declaration-secrets',
        schema: declarationSecretsSchema,
    });
    const vaults = new Set(written.map(({ collection }) => collection).filter((each) => each.startsWith(vaultPrefix)));

    return {
        at: transaction.time.toISOString(),
        declarations: read(written, { collection: declarationsPlace, kind: 'declaration', schema: declarationSchema }),
        importDeclarations: read(written, {
            collection: declarationsPlace,
            kind: 'import-declaration',
            schema: importDeclarationSchema,
        }),
        notices: read(written, { collection: declarationsPlace, kind: 'notice', schema: declarationNoticeSchema }),
        noticesTaken: takenAway(written, { collection: declarationsPlace, kind: 'notice' }).map(([id = '']) => id),
        ...(policies && { policies }),
        ...(taxFormPolicies && { taxFormPolicies }),
        ...(packingCreditPolicies && { packingCreditPolicies }),
        ...(importFinancingPolicies && { importFinancingPolicies }),
        ...(capitalPolicies && { capitalPolicies }),
        ...(secrets && { secrets }),
        vaults: [...vaults].map((collection) => vaultWritings(collection, written)),
        encumbrances: read(written, { collection: registryPlace, kind: 'encumbrance', schema: encumbranceSchema }),
        holds: read(written, { collection: registryPlace, kind: 'hold', schema: holdSchema }),
        financedOrders: read(written, {
            collection: registryPlace,
            kind: 'financed-order',
            schema: financedOrderSchema,
        }),
        financedImports: read(written, {
            collection: registryPlace,
            kind: 'financed-import',
            schema: financedImportSchema,
        }),
        taxForms: read(written, { collection: registryPlace, kind: 'tax-form', schema: taxFormSchema }),
        formlessTrails: read(written, {
            collection: registryPlace,
            kind: 'formless-trail',
            schema: formlessTrailSchema,
        }),
        inOrder: toldIn(transaction),
    };
}

function toldIn({ event }: ReadTransaction): readonly string[] {
    return Object.values(toldSchema.parse(readJson(event?.payload ?? '{}'))).flat();
}

function vaultWritings(collection: string, written: readonly Written[]): VaultWritings {
    return {
        bank: collection.slice(vaultPrefix.length),
        financings: read(written, { collection, kind: 'financing', schema: financingSchema }),
        receipts: read(written, { collection, kind: 'export-receipt', schema: exportReceiptSchema }),
        credits: read(written, { collection, kind: 'credit', schema: creditSchema }),
        presentations: read(written, { collection, kind: 'credit-presentation', schema: sharedPresentationSchema }),
        transfers: read(written, { collection, kind: 'credit-transfer', schema: transferSchema }),
        transferRequests: read(written, { collection, kind: 'credit-transfer-request', schema: transferRequestSchema }),
        packingCredits: read(written, { collection, kind: 'packing-credit', schema: packingCreditSchema }),
        importFinancings: read(written, { collection, kind: 'import-financing', schema: importFinancingSchema }),
        capitalAccounts: read(written, { collection, kind: 'capital-account', schema: capitalAccountSchema }),
        capitalPayments: read(written, { collection, kind: 'capital-payment', schema: capitalPaymentSchema }),
        capitalPopulations: read(written, { collection, kind: 'capital-population', schema: capitalPopulationSchema }),
        outwardPayments: read(written, { collection, kind: 'outward-payment', schema: outwardPaymentSchema }),
        done: takenAway(written, { collection, kind: 'waiting' }).map(doneNote),
    };
}

/** By the parts of their keys. */
function takenAway(
    written: readonly Written[],
    { collection, kind }: Pick<Written, 'collection' | 'kind'>,
): readonly (readonly string[])[] {
    return written.flatMap((each) =>
        each.collection === collection && each.kind === kind && each.value === undefined ? [each.parts] : [],
    );
}

function doneNote([kind, id = '', number]: readonly string[]): DoneNote {
    return { kind: waitingKindSchema.parse(kind), id, ...(number !== undefined && { number: Number(number) }) };
}
