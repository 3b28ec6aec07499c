import { CohongContext, CohongContract, isSignedBy, once, resultOf } from '@cohong/chaincode-runtime';
import {
    carryOutInstructionsSchema,
    consentAddressSchema,
    handInInstructionSchema,
    readInstructionSchema,
} from '@cohong/domain/consent/api';
import { carriedOut, handInInstruction, receiptNumbers } from '@cohong/domain/consent/carry-out-instruction';
import { isRegistered } from '@cohong/domain/consent/enterprise';
import { enterpriseInstructionText, type HandedInInstruction } from '@cohong/domain/consent/enterprise-instruction';
import { revokeConsent } from '@cohong/domain/consent/use-consent';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor, mustBeRegulator } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, registryPlace, vaultInView, vaultOf } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { EnterpriseRegister } from './enterprise-register.js';
import { handedInInstructions } from './records.js';

/** What an enterprise does with its consents: it revokes one, or is shown who has used them. */
@Info({ title: 'Consent', description: 'Consents revoked, and the receipts of their use' })
export class ConsentContract extends CohongContract {
    constructor() {
        super('consent');
    }

    /** Hands in what an enterprise has signed. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async HandInInstruction(ctx: CohongContext): Promise<string> {
        const input = ctx.input(handInInstructionSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const { signature, ...instruction } = input;
            const text = enterpriseInstructionText(instruction, { channel: ctx.channel, bank });
            const isSigned = isSignedBy(instruction.publicKey, { text, signature });

            const handedIn = handInInstruction(input, { bank, isSigned, at: ctx.now });

            const { instructionId } = handedIn;
            await ctx.ledger.in(place).insert(handedInInstructions, handedIn);
            await leaveNote(ctx.ledger.in(place), {
                kind: 'enterprise-instruction',
                id: instructionId,
                since: ctx.now,
            });
            ctx.emit({ type: 'EnterpriseInstructionHandedIn', instructionId });
            return instructionId;
        });
    }

    /** Does what enterprises ordered, each with those before it in the batch. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async CarryOutInstructions(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(carryOutInstructionsSchema);
        await mustBeRegistrar(ctx, items);
        const register = await EnterpriseRegister.open(ctx);
        const done: HandedInInstruction[] = [];

        for (const { bank, instructionId } of items) {
            const handedIn = await ctx.ledger.in(vaultOf(bank)).find(handedInInstructions, instructionId);
            if (handedIn?.status === 'RECEIVED') {
                done.push(await carryOut(ctx, handedIn, register));
            }
        }

        mustWait(done);
        for (const instruction of done) {
            const vault = ctx.ledger.in(vaultOf(instruction.bank));
            await vault.replace(handedInInstructions, instruction);
            await vault.remove(waitingNotes, 'enterprise-instruction', instruction.instructionId);
        }
        await register.save();
        ctx.emit({
            type: 'EnterpriseInstructionsCarriedOut',
            instructionIds: done.map(({ instructionId }) => instructionId),
        });
        return resultOf(ctx, ctx.transactionId);
    }

    /** Revokes a consent for an enterprise that asks at the regulator's counter. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async RevokeConsent(ctx: CohongContext): Promise<string> {
        const address = ctx.input(consentAddressSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const register = await EnterpriseRegister.open(ctx);

            register.putUse(revokeConsent(address, { use: await register.findUse(address), at: ctx.now }));

            await register.save();
            ctx.emit({ type: 'ConsentRevoked', consentId: address.consentId });
            return address.consentId;
        });
    }

    /** How often a consent was used, and whether it is revoked. Of one that nobody has used or revoked nothing is known. */
    @Transaction(false)
    @Returns('string')
    async ReadConsent(ctx: CohongContext): Promise<string> {
        const address = ctx.input(consentAddressSchema);
        mustBeRegulator(await ctx.caller(), 'officer', 'regulator', 'registrar');
        const use = await (await EnterpriseRegister.find(ctx))?.findUse(address);
        return canonicalJson(use ?? { ...address, used: 0 });
    }

    @Transaction(false)
    @Returns('string')
    async ReadInstruction(ctx: CohongContext): Promise<string> {
        const { bank, instructionId } = ctx.input(readInstructionSchema);
        return canonicalJson(
            await ctx.ledger.in(await vaultInView(ctx, bank)).get(handedInInstructions, instructionId),
        );
    }
}

/** Nothing but the key is looked up before the key is the enterprise's: everybody sees in the block whether it was there. */
async function carryOut(
    ctx: CohongContext,
    handedIn: HandedInInstruction,
    register: EnterpriseRegister,
): Promise<HandedInInstruction> {
    const { instruction } = handedIn;
    const { uscc } = instruction;
    const key = await register.findKey(instruction);
    if (!isRegistered(key)) {
        return carriedOut(handedIn, { key, at: ctx.now });
    }
    if (instruction.kind === 'REVOKE_CONSENT') {
        const address = { uscc, consentId: instruction.consentId };
        register.putUse(revokeConsent(address, { use: await register.findUse(address), at: ctx.now }));
        return carriedOut(handedIn, { key, at: ctx.now });
    }
    const { receipts: newest } = await register.get(uscc);
    const receipts = await register.receiptsOf(uscc, receiptNumbers(instruction, newest));

    return carriedOut(handedIn, { key, receipts, at: ctx.now });
}
