interface MessageClass<Message> {
    deserializeBinary(bytes: Uint8Array): Message;
}

/**
 * Reads a protobuf message that someone else wrote.
 * Bytes that are no such message throw, in Fabric's words: the decoder's own would tell of its insides.
 */
export function decode<Message>(messageClass: MessageClass<Message>, bytes: Uint8Array, name: string): Message {
    try {
        return messageClass.deserializeBinary(bytes);
    } catch (cause) {
        throw new Error(`error unmarshalling ${name}`, { cause });
    }
}
