import { peer } from '@hyperledger/fabric-protos';

/** What a chaincode says first. */
export function registration(name: string): peer.ChaincodeMessage {
    const id = new peer.ChaincodeID();
    id.setName(name);
    const message = new peer.ChaincodeMessage();
    message.setType(peer.ChaincodeMessage.Type.REGISTER);
    message.setPayload(id.serializeBinary());
    return message;
}
