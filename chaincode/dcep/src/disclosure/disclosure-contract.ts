import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    askDisclosureSchema,
    caseAddressSchema,
    lookAddressSchema,
    lookAtIdentitySchema,
} from '@cohong/domain/disclosure/api';
import {
    approveDisclosure,
    askDisclosure,
    endDisclosure,
    refuseDisclosure,
} from '@cohong/domain/disclosure/decide-disclosure';
import type { Deed, DisclosureCase } from '@cohong/domain/disclosure/disclosure-case';
import { lookAtIdentity, mustBeShownTo } from '@cohong/domain/disclosure/look-at-identity';
import { tierSchema } from '@cohong/domain/dcep/wallet';
import type { WalletIdentity } from '@cohong/domain/dcep/wallet-identity';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor, mustBeRegulator } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { casesPlace, identitiesPlace } from '../places.js';
import { subWalletLinks, walletIdentities } from '../wallet/records.js';
import { disclosureCases, looks } from './records.js';

/**
 * Who stands behind a wallet is for the central bank alone, and there for nobody without a case. Cases and looks lie in
 * a collection of both regulators: the foreign-exchange regulator sees every one, and no act removes any. Endorser of
 * every act: the central bank alone.
 */
@Info({ title: 'Disclosure', description: 'Cases in which the holder of a wallet is disclosed' })
export class DisclosureContract extends CohongContract {
    constructor() {
        super('disclosure');
    }

    @Transaction()
    @Returns('string')
    async AskDisclosure(ctx: CohongContext): Promise<string> {
        const input = ctx.input(askDisclosureSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'regulator');

        return await once(ctx, casesPlace, async () => {
            const isWalletThere = await this.#isKnown(ctx, input.walletId);

            const asked = askDisclosure(input, { ...deedIn(ctx), isWalletThere });

            await ctx.ledger.in(casesPlace).insert(disclosureCases, asked);
            ctx.emit({ type: 'DisclosureAsked', caseId: asked.caseId });
            return asked.caseId;
        });
    }

    /** Two different officers do so: after the second the one who asked may look. */
    @Transaction()
    @Returns('string')
    async ApproveDisclosure(ctx: CohongContext): Promise<string> {
        return await this.#decide(ctx, { decide: approveDisclosure, type: 'DisclosureApproved' });
    }

    @Transaction()
    @Returns('string')
    async RefuseDisclosure(ctx: CohongContext): Promise<string> {
        return await this.#decide(ctx, { decide: refuseDisclosure, type: 'DisclosureRefused' });
    }

    @Transaction()
    @Returns('string')
    async EndDisclosure(ctx: CohongContext): Promise<string> {
        return await this.#decide(ctx, { decide: endDisclosure, type: 'DisclosureEnded' });
    }

    /**
     * Notes that the caller is about to learn who stands behind a wallet. The transaction shows nothing: its result is in
     * the block, for everybody.
     */
    @Transaction()
    @Returns('string')
    async LookAtIdentity(ctx: CohongContext): Promise<string> {
        const input = ctx.input(lookAtIdentitySchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'regulator');

        return await once(ctx, casesPlace, async () => {
            const cases = ctx.ledger.in(casesPlace);

            const look = lookAtIdentity(input, await cases.get(disclosureCases, input.caseId), deedIn(ctx));

            await cases.insert(looks, look);
            ctx.emit({ type: 'IdentityLookedAt', lookId: look.lookId });
            return look.lookId;
        });
    }

    /** Who stands behind the wallet of a look that is recorded. */
    @Transaction(false)
    @Returns('string')
    async ReadIdentity(ctx: CohongContext): Promise<string> {
        const { lookId } = ctx.input(lookAddressSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'regulator');
        const cases = ctx.ledger.in(casesPlace);
        const look = await cases.get(looks, lookId);
        mustBeShownTo(deedIn(ctx), look, await cases.get(disclosureCases, look.caseId));

        return canonicalJson({ identities: await this.#identitiesOf(ctx, look.walletId) });
    }

    @Transaction(false)
    @Returns('string')
    async ReadCase(ctx: CohongContext): Promise<string> {
        const { caseId } = ctx.input(caseAddressSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator');
        return canonicalJson(await ctx.ledger.in(casesPlace).get(disclosureCases, caseId));
    }

    @Transaction(false)
    @Returns('string')
    async ReadLook(ctx: CohongContext): Promise<string> {
        const { lookId } = ctx.input(lookAddressSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator');
        return canonicalJson(await ctx.ledger.in(casesPlace).get(looks, lookId));
    }

    async #isKnown(ctx: CohongContext, asked: string): Promise<boolean> {
        const walletId = await headOf(ctx, asked);
        for (const tier of tierSchema.options) {
            if (await ctx.ledger.in(identitiesPlace).isThere(walletIdentities, walletId, tier)) {
                return true;
            }
        }

        return false;
    }

    async #identitiesOf(ctx: CohongContext, asked: string): Promise<readonly WalletIdentity[]> {
        const walletId = await headOf(ctx, asked);
        const found: WalletIdentity[] = [];
        for (const tier of tierSchema.options) {
            const identity = await ctx.ledger.in(identitiesPlace).find(walletIdentities, walletId, tier);
            found.push(...(identity === undefined ? [] : [identity]));
        }

        return found;
    }

    async #decide(
        ctx: CohongContext,
        {
            decide,
            type,
        }: { readonly decide: (before: DisclosureCase, deed: Deed) => DisclosureCase; readonly type: string },
    ): Promise<string> {
        const { caseId } = ctx.input(caseAddressSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer');

        return await once(ctx, casesPlace, async () => {
            const cases = ctx.ledger.in(casesPlace);

            const decided = decide(await cases.get(disclosureCases, caseId), deedIn(ctx));

            await cases.replace(disclosureCases, decided);
            ctx.emit({ type, caseId });
            return caseId;
        });
    }
}

/** The wallet whose holder the central bank was told: of a sub-wallet its parent, which is held by the same. */
async function headOf(ctx: CohongContext, walletId: string): Promise<string> {
    return (await ctx.ledger.in(identitiesPlace).find(subWalletLinks, walletId))?.parent ?? walletId;
}

function deedIn(ctx: CohongContext): Deed {
    return { by: ctx.certificate.id, at: ctx.now };
}
