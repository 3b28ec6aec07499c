import { CohongContext, CohongContract, deriveSecret, once, resultOf } from '@cohong/chaincode-runtime';
import {
    listToRefileSchema,
    readEpochsSchema,
    refileFingerprintsSchema,
    retireEpochSchema,
    rotateKeysSchema,
    type FiledAt,
} from '@cohong/domain/fingerprint/api';
import { newestOf, retireEpoch, rotateKeys, type FingerprintKeys } from '@cohong/domain/fingerprint/fingerprint-keys';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeRegulator } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { registryPepper } from '../registry/registry-file.js';
import { firstKeys } from './document-register.js';
import { EpochCounts } from './epoch-counts.js';
import { FingerprintFile } from './fingerprint-file.js';
import { fingerprintKeys } from './records.js';

/** A batch of a registrar. */
const mostAtOnce = 20;

interface Keyed {
    readonly pepper: string;
    readonly keys: FingerprintKeys;
}

/**
 * The keys under which documents are filed. They change by epochs: a key that has become known opens nothing that is
 * filed later, and what was filed before is carried over. Endorsers of every act: both regulators.
 */
@Info({ title: 'Fingerprint', description: 'The keys under which financed documents are filed' })
export class FingerprintContract extends CohongContract {
    constructor() {
        super('fingerprint');
    }

    @Transaction()
    @Returns('string')
    async RotateKeys(ctx: CohongContext): Promise<string> {
        ctx.input(rotateKeysSchema);
        mustBeRegulator(await ctx.caller(), 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await keysIn(ctx);
            const secret = deriveSecret(ctx.seed, 'keys of fingerprints');

            const keys = rotateKeys(before.keys, { secret, since: ctx.now });

            await ctx.ledger.in(registryPlace).put(fingerprintKeys, keys);
            const { epoch } = newestOf(keys);
            ctx.emit({ type: 'FingerprintKeysRotated', epoch });
            return String(epoch);
        });
    }

    /** Forgets an old key, under which nothing is filed any more. */
    @Transaction()
    @Returns('string')
    async RetireEpoch(ctx: CohongContext): Promise<string> {
        const { epoch } = ctx.input(retireEpochSchema);
        mustBeRegulator(await ctx.caller(), 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await keysIn(ctx);
            const count = await new EpochCounts(ctx.ledger.in(registryPlace), before.pepper).of(epoch);

            const keys = retireEpoch(before.keys, epoch, count);

            await ctx.ledger.in(registryPlace).put(fingerprintKeys, keys);
            ctx.emit({ type: 'FingerprintEpochRetired', epoch });
            return String(epoch);
        });
    }

    /** Files with the newest key what a registrar has found filed with an old one. */
    @Transaction()
    @Returns('string')
    async RefileFingerprints(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(refileFingerprintsSchema);
        await mustBeRegistrar(ctx, []);
        const file = new FingerprintFile(ctx.ledger.in(registryPlace), await keysIn(ctx));
        const moved: FiledAt[] = [];

        for (const item of items) {
            if (await file.refile(item)) {
                moved.push(item);
            }
        }

        mustWait(moved);
        await file.save();
        ctx.emit({ type: 'FingerprintsRefiled', count: moved.length });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Where something is filed with an old key: as much as one batch takes. */
    @Transaction(false)
    @Returns('string')
    async ListToRefile(ctx: CohongContext): Promise<string> {
        ctx.input(listToRefileSchema);
        await mustBeRegistrar(ctx, []);
        const registry = ctx.ledger.in(registryPlace);
        // Before the first rotation, which may be before there is a pepper, nothing is filed with an old key.
        if ((await registry.find(fingerprintKeys)) === undefined) {
            return canonicalJson([]);
        }

        return canonicalJson(await new FingerprintFile(registry, await keysIn(ctx)).listToRefile(mostAtOnce));
    }

    /** The living epochs and how much is filed with the key of each; the keys themselves nobody is shown. */
    @Transaction(false)
    @Returns('string')
    async ReadEpochs(ctx: CohongContext): Promise<string> {
        ctx.input(readEpochsSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator', 'registrar');
        const { pepper, keys } = await keysIn(ctx);
        const counts = new EpochCounts(ctx.ledger.in(registryPlace), pepper);
        const epochs = [];
        for (const { epoch, since } of keys.epochs) {
            epochs.push({ ...(await counts.of(epoch)), ...(since !== undefined && { since }) });
        }

        return canonicalJson({ epochs });
    }
}

/** Refuses RECORD_MUST_EXIST before the pepper is established. */
async function keysIn(ctx: CohongContext): Promise<Keyed> {
    const registry = ctx.ledger.in(registryPlace);
    const { pepper } = await registry.get(registryPepper);

    return { pepper, keys: (await registry.find(fingerprintKeys)) ?? firstKeys(pepper) };
}
