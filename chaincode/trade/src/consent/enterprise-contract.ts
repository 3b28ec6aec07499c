import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    confirmEntrySchema,
    enterpriseAddressSchema,
    proposeEntrySchema,
    revokeKeySchema,
} from '@cohong/domain/consent/api';
import {
    confirmEntry,
    proposeEntry,
    revokeKey,
    type Deed,
    type Entered,
} from '@cohong/domain/consent/enter-enterprise';
import type { Enterprise } from '@cohong/domain/consent/enterprise';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { refusals } from '@cohong/domain/kernel/refusal';
import { mustBeActor, mustBeRegulator } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { EnterpriseRegister } from './enterprise-register.js';

const refusal = refusals({ ENTERPRISE_MUST_EXIST: 'not-found' });

interface Act {
    readonly uscc: string;
    readonly type: string;
    readonly decide: (enterprise: Enterprise | undefined, register: EnterpriseRegister) => Promise<Entered>;
}

/**
 * The directory of enterprises that trade abroad. The regulator keeps it and no bank: a bank that could enter a key could
 * sign consents in anybody's name. Endorsers of every act: both regulators. Events name no enterprise.
 */
@Info({ title: 'Enterprise', description: 'The class and the key of each enterprise' })
export class EnterpriseContract extends CohongContract {
    constructor() {
        super('enterprise');
    }

    /** Proposes what the directory is to say of an enterprise. */
    @Transaction()
    @Returns('string')
    async ProposeEntry(ctx: CohongContext): Promise<string> {
        const input = ctx.input(proposeEntrySchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'regulator', 'officer');

        return await this.#change(ctx, {
            uscc: input.uscc,
            type: 'EnterpriseEntryProposed',
            decide: (enterprise) =>
                Promise.resolve({ enterprise: proposeEntry(input, { enterprise, deed: deedIn(ctx) }), keys: [] }),
        });
    }

    /** Enters what somebody else proposed, as it was read. */
    @Transaction()
    @Returns('string')
    async ConfirmEntry(ctx: CohongContext): Promise<string> {
        const input = ctx.input(confirmEntrySchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await this.#change(ctx, {
            uscc: input.uscc,
            type: 'EnterpriseEntered',
            decide: async (enterprise, register) => {
                const keys = enterprise
                    ? await register.keysOf(enterprise)
                    : { before: undefined, proposed: undefined };
                return confirmEntry(input, { enterprise, keys, deed: deedIn(ctx) });
            },
        });
    }

    /** Ends a key at once. */
    @Transaction()
    @Returns('string')
    async RevokeKey(ctx: CohongContext): Promise<string> {
        const input = ctx.input(revokeKeySchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await this.#change(ctx, {
            uscc: input.uscc,
            type: 'EnterpriseKeyRevoked',
            decide: async (enterprise, register) => {
                const key = enterprise && (await register.keysOf(enterprise)).before;
                return revokeKey(input, { enterprise, key, deed: deedIn(ctx) });
            },
        });
    }

    /** What the directory says of an enterprise. */
    @Transaction(false)
    @Returns('string')
    async ReadEnterprise(ctx: CohongContext): Promise<string> {
        const { uscc } = ctx.input(enterpriseAddressSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator', 'registrar');
        const enterprise = await (await EnterpriseRegister.find(ctx))?.find(uscc);
        if (enterprise === undefined) {
            throw refusal('ENTERPRISE_MUST_EXIST');
        }

        return canonicalJson(enterprise);
    }

    async #change(ctx: CohongContext, { uscc, type, decide }: Act): Promise<string> {
        return await once(ctx, registryPlace, async () => {
            const register = await EnterpriseRegister.open(ctx);

            const entered = await decide(await register.find(uscc), register);

            register.putEntered(entered);
            await register.save();
            ctx.emit({ type });
            return ctx.transactionId;
        });
    }
}

function deedIn(ctx: CohongContext): Deed {
    return { by: ctx.certificate.id, at: ctx.now };
}
