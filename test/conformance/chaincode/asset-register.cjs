/* eslint-disable no-undef -- plain JavaScript, as a tutorial would write it */
'use strict';

const { peer } = require('@hyperledger/fabric-protos');
const { Contract } = require('fabric-contract-api');

let callsOfThisCopy = 0;
let lastRefusal = '';

/** An asset register as any Fabric tutorial would have it: it knows nothing of this platform or of its embedded network. */
class AssetRegister extends Contract {
    constructor() {
        super('AssetRegister');
    }

    async CreateAsset(ctx, id, owner, value) {
        if (await exists(ctx, id)) throw new Error(`The asset ${id} already exists`);
        await put(ctx, { id, owner, value: Number(value) });
        await ctx.stub.putState(ctx.stub.createCompositeKey('owner~id', [owner, id]), Buffer.from('\0'));
        ctx.stub.setEvent('AssetCreated', Buffer.from(JSON.stringify({ id, owner })));
        return id;
    }

    async CreateFleet(ctx, prefix, count) {
        for (let number = 0; number < Number(count); number += 1) {
            await put(ctx, { id: `${prefix}${String(number).padStart(3, '0')}`, owner: 'Fleet', value: 1 });
        }
    }

    async ReadAsset(ctx, id) {
        return JSON.stringify(await get(ctx, id));
    }

    async RevalueAsset(ctx, id, value) {
        await put(ctx, { ...(await get(ctx, id)), value: Number(value) });
        ctx.stub.setEvent('AssetRevalued', Buffer.from(id));
    }

    async DeleteAsset(ctx, id) {
        const { owner } = await get(ctx, id);
        await ctx.stub.deleteState(id);
        await ctx.stub.deleteState(ctx.stub.createCompositeKey('owner~id', [owner, id]));
    }

    async ListAssets(ctx, start, end) {
        return JSON.stringify(await ids(await ctx.stub.getStateByRange(start, end)));
    }

    async ListPage(ctx, start, end, pageSize, bookmark) {
        const page = await ctx.stub.getStateByRangeWithPagination(start, end, Number(pageSize), bookmark);
        return JSON.stringify({ ids: await ids(page.iterator), ...page.metadata });
    }

    async ListOwned(ctx, owner) {
        const found = [];
        const iterator = await ctx.stub.getStateByPartialCompositeKey('owner~id', [owner]);
        for (let row = await iterator.next(); !row.done; row = await iterator.next()) {
            found.push(ctx.stub.splitCompositeKey(row.value.key).attributes[1]);
        }
        await iterator.close();
        return JSON.stringify(found);
    }

    /** Writes a total over a range, so that a new asset in the range is a phantom to it. */
    async RecordCount(ctx, start, end) {
        const counted = await ids(await ctx.stub.getStateByRange(start, end));
        await ctx.stub.putState('~count', Buffer.from(String(counted.length)));
        return String(counted.length);
    }

    /** The same for several ranges, given as pairs of start and end. */
    async RecordCounts(ctx, ...bounds) {
        for (let at = 0; at < bounds.length; at += 2) await this.RecordCount(ctx, bounds[at], bounds[at + 1]);
    }

    /** Writes the first key of a range and leaves the others unread. */
    async RecordFirst(ctx, start, end) {
        const iterator = await ctx.stub.getStateByRange(start, end);
        const { value } = await iterator.next();
        await iterator.close();
        await ctx.stub.putState('~first', Buffer.from(value.key));
    }

    TransactionTime(ctx) {
        return ctx.stub.getDateTimestamp().toISOString();
    }

    async AssetHistory(ctx, id) {
        const entries = [];
        const iterator = await ctx.stub.getHistoryForKey(id);
        for (let entry = await iterator.next(); !entry.done; entry = await iterator.next()) {
            const { txId, isDelete, value } = entry.value;
            entries.push({ txId, isDelete, value: isDelete ? undefined : JSON.parse(value.toString()).value });
        }
        await iterator.close();
        return JSON.stringify(entries);
    }

    async QueryAssets(ctx, query) {
        const iterator = await ctx.stub.getQueryResult(query);
        await iterator.close();
    }

    async Appraise(ctx, id) {
        await ctx.stub.putPrivateData('appraisals', id, ctx.stub.getTransient().get('appraisal'));
    }

    async ReadAppraisal(ctx, id) {
        return text(await ctx.stub.getPrivateData('appraisals', id));
    }

    async ReadAppraisalHash(ctx, id) {
        return Buffer.from(await ctx.stub.getPrivateDataHash('appraisals', id)).toString('hex');
    }

    /** Reads what it writes, so that its endorsers must be members and two of them in one block conflict. */
    async RaiseAppraisal(ctx, id, by) {
        const appraisal = Number(text(await ctx.stub.getPrivateData('appraisals', id)));
        await ctx.stub.putPrivateData('appraisals', id, Buffer.from(String(appraisal + Number(by))));
    }

    async ListAppraisals(ctx) {
        const { iterator } = await ctx.stub.getPrivateDataByRange('appraisals', '', '');
        return JSON.stringify(await ids(iterator));
    }

    async ListAppraisalsAndWrite(ctx) {
        const { iterator } = await ctx.stub.getPrivateDataByRange('appraisals', '', '');
        const found = await ids(iterator);
        await ctx.stub.putState('~appraisals', Buffer.from(String(found.length)));
    }

    async PurgeAppraisal(ctx, id) {
        await ctx.stub.purgePrivateData('appraisals', id);
    }

    /** One operation of the stub on one key of a collection of the caller's choice. */
    async AddressCollection(ctx, operation, collection, id) {
        await ctx.stub[operation](collection, id, Buffer.from('1'));
    }

    /** Writes in one message, which peers understand from v3.1 on; a record is [type, key, value?, collection?]. */
    async WriteBatch(ctx, ...records) {
        const batch = new peer.WriteBatchState();
        for (const [type, key, value = '', collection = ''] of records.map((record) => JSON.parse(record))) {
            const record = new peer.WriteRecord();
            record.setType(peer.WriteRecord.Type[type]);
            record.setKey(key);
            record.setValue(Buffer.from(value));
            record.setCollection(collection);
            const mark = new peer.StateMetadata();
            mark.setMetakey('VALIDATION_PARAMETER');
            mark.setValue(Buffer.from(value, 'base64'));
            if (type === 'PUT_STATE_METADATA') record.setMetadata(mark);
            batch.addRec(record);
        }
        await ask(ctx, 'WRITE_BATCH_STATE', batch);
    }

    /** Reads in one message; without a collection, public keys. */
    async ReadMany(ctx, ...[collection, ...keys]) {
        const request = new peer.GetStateMultiple();
        request.setCollection(collection);
        request.setKeysList(keys);
        const answer = await ask(ctx, 'GET_STATE_MULTIPLE', request);
        return JSON.stringify(peer.GetStateMultipleResult.deserializeBinary(answer).getValuesList_asU8().map(text));
    }

    /** Deletes without looking whether there is anything to delete. */
    async DeleteBlindly(ctx, id) {
        await ctx.stub.deleteState(id);
    }

    /** Keeps a note in the collection that every organisation has without defining it. */
    async KeepNote(ctx, id) {
        const collection = `_implicit_org_${ctx.clientIdentity.getMSPID()}`;
        await ctx.stub.putPrivateData(collection, id, ctx.stub.getTransient().get('note'));
    }

    async ReadNote(ctx, id) {
        return text(await ctx.stub.getPrivateData(`_implicit_org_${ctx.clientIdentity.getMSPID()}`, id));
    }

    async RestrictAsset(ctx, id, policy) {
        await ctx.stub.setStateValidationParameter(id, Buffer.from(policy, 'base64'));
    }

    async ReadRestriction(ctx, id) {
        const policy = await ctx.stub.getStateValidationParameter(id);
        return policy === undefined ? '' : Buffer.from(policy).toString('base64');
    }

    /** Two peers never agree on this one. */
    async WriteByChance(ctx, id) {
        await ctx.stub.putState(id, Buffer.from(`${Math.random()} ${process.hrtime.bigint()}`));
    }

    async WriteThenFail(ctx, id) {
        await ctx.stub.putState(id, Buffer.from('ghost'));
        throw new Error('failed after writing');
    }

    async Hang() {
        await new Promise(() => undefined);
    }

    /** Reads when it may be too late, and remembers for `LastRefusal` what it was told then. */
    async ReadLate(ctx, id, milliseconds) {
        await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)));
        try {
            await ctx.stub.getState(id);
        } catch (error) {
            lastRefusal = error.message;
        }
    }

    async LastRefusal() {
        return lastRefusal;
    }

    /** Ends the process, or the thread, that it runs in. */
    async Crash() {
        process.exit(1);
    }

    /** Calls a transaction of another chaincode; its failure is an answer, not an error of the call. */
    async Call(ctx, chaincode, args) {
        const { status, message, payload } = await ctx.stub.invokeChaincode(chaincode, JSON.parse(args), '');
        return JSON.stringify({ status, message, payload: text(payload) });
    }

    async WriteAndCall(ctx, id, chaincode, args) {
        await ctx.stub.putState(id, Buffer.from('caller'));
        ctx.stub.setEvent('Called', Buffer.from(chaincode));
        return this.Call(ctx, chaincode, args);
    }

    async Announce(ctx, ...names) {
        for (const name of names) ctx.stub.setEvent(name, Buffer.from(name));
    }

    async Exists(ctx, id) {
        return String(await exists(ctx, id));
    }

    async WhoAmI(ctx) {
        return JSON.stringify({
            mspId: ctx.clientIdentity.getMSPID(),
            role: ctx.clientIdentity.getAttributeValue('role'),
            transient: [...ctx.stub.getTransient().keys()],
        });
    }

    async WhereAmI(ctx) {
        return ctx.stub.getMspID();
    }

    async CallsOfThisCopy() {
        callsOfThisCopy += 1;
        return String(callsOfThisCopy);
    }
}

/** Asks the peer what the shim has no call for. */
function ask(ctx, type, request) {
    const message = new peer.ChaincodeMessage();
    message.setType(peer.ChaincodeMessage.Type[type]);
    message.setPayload(request.serializeBinary());
    message.setTxid(ctx.stub.getTxID());
    message.setChannelId(ctx.stub.getChannelID());
    return ctx.stub.handler._askPeerAndListen(message, type);
}

async function exists(ctx, id) {
    return (await ctx.stub.getState(id)).length > 0;
}

async function get(ctx, id) {
    const bytes = await ctx.stub.getState(id);
    if (bytes.length === 0) throw new Error(`The asset ${id} does not exist`);
    return JSON.parse(text(bytes));
}

async function put(ctx, asset) {
    await ctx.stub.putState(asset.id, Buffer.from(JSON.stringify(asset)));
}

async function ids(iterator) {
    const found = [];
    for (let row = await iterator.next(); !row.done; row = await iterator.next()) found.push(row.value.key);
    await iterator.close();
    return found;
}

function text(bytes) {
    return Buffer.from(bytes).toString();
}

module.exports = { AssetRegister };
