import { CohongContext, CohongContract, isSignedBy, once, SignedPolicies } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    loadDeviceSchema,
    readDeviceSchema,
    readLoadSchema,
    readOfflinePoliciesSchema,
    registerDeviceSchema,
    returnLoadSchema,
    setOfflinePoliciesSchema,
    stopDeviceSchema,
    unloadDeviceSchema,
} from '@cohong/domain/offline/api';
import { stopLostDevice } from '@cohong/domain/offline/device';
import { loadDevice } from '@cohong/domain/offline/load-device';
import { registerDevice } from '@cohong/domain/offline/register-device';
import { offlinePolicyAt, setOfflinePolicies } from '@cohong/domain/offline/set-offline-policies';
import { deviceText, loadText } from '@cohong/domain/offline/signed-texts';
import { unloadingText } from '@cohong/domain/offline/statement';
import { returnLoad } from '@cohong/domain/offline/return-load';
import { unloadDevice } from '@cohong/domain/offline/unload-device';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { actingBank } from '../places.js';
import { approvalPlace } from '../approval/dcep-approval-contract.js';
import { findWallet } from '../wallet/find-wallet.js';
import { devices, fraudProofs, loads, offlinePolicies } from './records.js';
import { idOfStatement } from './statement-id.js';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: 'central-bank',
    proposers: ['officer'],
    schema: setOfflinePoliciesSchema,
    book: offlinePolicies,
    add: ({ policies: added }, setting) => setOfflinePolicies(added, setting),
    act: 'device:ApproveOfflinePolicies',
    events: ['OfflinePoliciesProposed', 'OfflinePoliciesSet'],
});

/** Devices that pay without a connection, and what wallets put on them. Endorsers: the central bank and the bank. */
@Info({ title: 'Device', description: 'Devices that pay without a connection' })
export class DeviceContract extends CohongContract {
    constructor() {
        super('device');
    }

    /**
     * Sets policies where the last one of the book lets one officer do it. Endorsers, as of what follows: the central bank
     * and a bank, whichever; the request's record lies with that bank's coins.
     */
    @Transaction()
    @Returns('string')
    async SetOfflinePolicies(ctx: CohongContext): Promise<string> {
        return await policies.set(ctx);
    }

    /** Proposes them, for an officer who is another. What waits lies with that bank's coins too. */
    @Transaction()
    @Returns('string')
    async ProposeOfflinePolicies(ctx: CohongContext): Promise<string> {
        return await policies.propose(ctx);
    }

    /** Sets what another has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveOfflinePolicies(ctx: CohongContext): Promise<string> {
        return await policies.approve(ctx);
    }

    /** Public: every device checks by it what it is handed. */
    @Transaction(false)
    @Returns('string')
    async ReadOfflinePolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readOfflinePoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(offlinePolicies)) ?? { policies: [] });
    }

    /** Takes a device into use for a wallet, as the wallet's holder has signed. */
    @Transaction()
    @Returns('string')
    async RegisterDevice(ctx: CohongContext): Promise<string> {
        const order = ctx.input(registerDeviceSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { signature, ...unsigned } = order;

        return await once(ctx, place, async () => {
            const collection = ctx.ledger.in(place);
            const wallet = await findWallet(ctx, place, order.walletId);
            const text = deviceText(unsigned, { channel: ctx.channel, bank });

            const device = registerDevice(order, {
                wallet,
                isSigned: isSignedBy(wallet?.holderKey, { text, signature }),
                isIdTaken: await collection.isThere(devices, order.deviceId),
                registeredAt: ctx.now,
            });

            await collection.insert(devices, device);
            ctx.emit({ type: 'DeviceRegistered', deviceId: device.deviceId });
            return device.deviceId;
        });
    }

    /** Stops a device that its holder has lost. No signature is asked for: who lost it may have lost the key as well. */
    @Transaction()
    @Returns('string')
    async StopDevice(ctx: CohongContext): Promise<string> {
        const { deviceId } = ctx.input(stopDeviceSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const before = await ctx.ledger.in(place).find(devices, deviceId);

            const device = stopLostDevice(before, ctx.now);

            await ctx.ledger.in(place).replace(devices, device);
            ctx.emit({ type: 'DeviceStopped', deviceId });
            return deviceId;
        });
    }

    /** Puts coins of a wallet on a device, as the wallet's holder has signed. */
    @Transaction()
    @Returns('string')
    async LoadDevice(ctx: CohongContext): Promise<string> {
        const order = ctx.input(loadDeviceSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { signature, ...unsigned } = order;

        return await once(ctx, place, async () => {
            const collection = ctx.ledger.in(place);
            const wallet = await findWallet(ctx, place, order.from);
            const before = await collection.find(devices, order.deviceId);
            const text = loadText(unsigned, { channel: ctx.channel, bank });

            const { load, device, ...loaded } = loadDevice(order, {
                ...mintingIn(ctx),
                policy: offlinePolicyAt(await ctx.ledger.findBook(offlinePolicies), ctx.now),
                device: before,
                wallet,
                isFrozen: await isFrozen(ctx, wallet),
                isSigned: isSignedBy(wallet?.holderKey, { text, signature }),
                isIdTaken: await collection.isThere(loads, order.loadId),
                last: before?.loadId === undefined ? undefined : await collection.get(loads, before.loadId),
                coins: await findCoins(ctx, place, order.coins),
            });

            await saveCoins(ctx, place, loaded);
            await collection.insert(loads, load);
            await collection.replace(devices, device);
            ctx.emit({ type: 'DeviceLoaded', loadId: load.loadId });
            return load.loadId;
        });
    }

    /** Gives back to the wallet what the device says it still has. */
    @Transaction()
    @Returns('string')
    async UnloadDevice(ctx: CohongContext): Promise<string> {
        const order = ctx.input(unloadDeviceSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { terms, signature } = order;

        return await once(ctx, place, async () => {
            const collection = ctx.ledger.in(place);
            const before = await collection.find(loads, terms.loadId);
            const text = unloadingText(terms, { channel: ctx.channel, bank });

            const { load, fraud, ...unloaded } = unloadDevice(order, {
                ...mintingIn(ctx),
                channel: ctx.channel,
                bank,
                statementId: idOfStatement(text),
                load: before,
                device: await collection.find(devices, terms.deviceId),
                isSigned: isSignedBy(before?.deviceKey, { text, signature }),
            });

            await saveCoins(ctx, place, unloaded);
            await collection.replace(loads, load);
            if (fraud !== undefined) {
                await collection.insert(fraudProofs, fraud.proof);
                await collection.replace(devices, fraud.device);
            }
            ctx.emit({ type: 'DeviceUnloaded', loadId: load.loadId });
            return load.loadId;
        });
    }

    /** Gives back what no payee came with in time. The holder need not ask for it. */
    @Transaction()
    @Returns('string')
    async ReturnLoad(ctx: CohongContext): Promise<string> {
        const { loadId } = ctx.input(returnLoadSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const before = await ctx.ledger.in(place).find(loads, loadId);

            const { load, ...returned } = returnLoad({ load: before, minting: mintingIn(ctx) });

            await saveCoins(ctx, place, returned);
            await ctx.ledger.in(place).replace(loads, load);
            ctx.emit({ type: 'LoadReturned', loadId });
            return loadId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadDevice(ctx: CohongContext): Promise<string> {
        const { deviceId } = ctx.input(readDeviceSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        return canonicalJson(await ctx.ledger.in(place).get(devices, deviceId));
    }

    @Transaction(false)
    @Returns('string')
    async ReadLoad(ctx: CohongContext): Promise<string> {
        const { loadId } = ctx.input(readLoadSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        return canonicalJson(await ctx.ledger.in(place).get(loads, loadId));
    }
}
