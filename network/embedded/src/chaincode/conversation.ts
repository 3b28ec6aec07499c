import type { peer } from '@hyperledger/fabric-protos';

/** The peer's end of one conversation with one chaincode; the transports differ only in how messages travel. */
export interface Conversation {
    send(message: peer.ChaincodeMessage): void;
    close(): void | Promise<void>;
}

/** What the peer wants to hear from a conversation; after `closed` nothing more is said. */
export interface ConversationListener {
    received(message: peer.ChaincodeMessage): void;
    closed(reason: string): void;
}

/** Opens a conversation; rejects if the chaincode cannot be reached. */
export type OpenConversation = (listener: ConversationListener) => Promise<Conversation>;
