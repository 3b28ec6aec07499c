import { common, ledger, peer } from '@hyperledger/fabric-protos';
import { disclosed, placeOf, writesOf, type PrivateSet, type Write } from './private-set.js';

/** What was written into the state of a chaincode, or into one of its private collections. */
export interface PlaceWrites {
    readonly chaincode: string;
    /** Absent for the public state. */
    readonly collection?: string;
    /** Undefined when the own peer does not have them in clear. */
    readonly writes: readonly Write[] | undefined;
}

/** What a chaincode told everybody. */
export interface ToldEvent {
    readonly chaincode: string;
    readonly name: string;
    readonly payload: string;
}

/** A valid transaction of a chaincode, and all that it changed. */
export interface ReadTransaction {
    readonly id: string;
    /** Its position in the block. */
    readonly index: number;
    /** The time that its creator gave it, which the rules went by. */
    readonly time: Date;
    readonly places: readonly PlaceWrites[];
    readonly event?: ToldEvent;
}

interface Standing {
    readonly index: number;
    readonly privateSet: PrivateSet;
}

/** Reads a valid envelope: a transaction of a chaincode, or none where it configures the channel. */
export function readTransaction(envelope: Uint8Array, standing: Standing): ReadTransaction[] {
    const { payload, header } = opened(envelope);
    if (header.getType() !== common.HeaderType.ENDORSER_TRANSACTION) {
        return [];
    }
    const action = actionOf(payload.getData_asU8());
    const event = eventOf(action.getEvents_asU8());

    return [
        {
            id: header.getTxId(),
            index: standing.index,
            time: timeIn(header),
            places: placesOf(action.getResults_asU8(), standing.privateSet),
            ...(event !== undefined && { event }),
        },
    ];
}

/** By what a transaction is asked for; undefined where an envelope is none, or cannot be read. */
export function transactionIdOf(envelope: Uint8Array): string | undefined {
    try {
        const id = opened(envelope).header.getTxId();
        return id === '' ? undefined : id;
    } catch {
        return undefined;
    }
}

/** The time that the creator of an envelope gave it. */
export function timeOf(envelope: Uint8Array): Date {
    return timeIn(opened(envelope).header);
}

function timeIn(header: common.ChannelHeader): Date {
    return header.getTimestamp()?.toDate() ?? new Date(0);
}

function opened(envelope: Uint8Array): { readonly payload: common.Payload; readonly header: common.ChannelHeader } {
    const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(envelope).getPayload_asU8());
    const header = payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array();

    return { payload, header: common.ChannelHeader.deserializeBinary(header) };
}

/** What the endorsers signed. */
function actionOf(data: Uint8Array): peer.ChaincodeAction {
    const [action] = peer.Transaction.deserializeBinary(data).getActionsList();
    const endorsed = peer.ChaincodeActionPayload.deserializeBinary(action?.getPayload_asU8() ?? new Uint8Array());
    const response = peer.ProposalResponsePayload.deserializeBinary(
        endorsed.getAction()?.getProposalResponsePayload_asU8() ?? new Uint8Array(),
    );

    return peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
}

function placesOf(results: Uint8Array, privateSet: PrivateSet): PlaceWrites[] {
    return ledger.rwset.TxReadWriteSet.deserializeBinary(results)
        .getNsRwsetList()
        .flatMap((set) => {
            const chaincode = set.getNamespace();
            const inPrivate = set.getCollectionHashedRwsetList().map((hashed) => {
                const collection = hashed.getCollectionName();
                const inClear = privateSet.get(placeOf(chaincode, collection)) ?? [];
                return { chaincode, collection, writes: disclosed(hashed.getHashedRwset_asU8(), inClear) };
            });
            return [{ chaincode, writes: writesOf(set.getRwset_asU8()) }, ...inPrivate];
        });
}

function eventOf(bytes: Uint8Array): ToldEvent | undefined {
    const event = peer.ChaincodeEvent.deserializeBinary(bytes);

    return event.getEventName() === ''
        ? undefined
        : {
              chaincode: event.getChaincodeId(),
              name: event.getEventName(),
              payload: Buffer.from(event.getPayload_asU8()).toString('utf8'),
          };
}
