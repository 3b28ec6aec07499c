/** What a failure says: chaincode and clients are told words, whatever was thrown. */
export function textOf(cause: unknown): string {
    return cause instanceof Error ? cause.message : String(cause);
}
