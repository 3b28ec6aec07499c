/** What a peer or an orderer tells of itself at its operations port, in the format of Prometheus. */
export async function metricsAt(operationsPort: number): Promise<string> {
    return (await fetch(`http://127.0.0.1:${operationsPort}/metrics`)).text();
}

/** How many blocks of a channel it has; undefined when it does not say. */
export async function channelHeight(operationsPort: number, channel: string): Promise<number | undefined> {
    try {
        const gauge = new RegExp(`^ledger_blockchain_height\\{channel="${channel}"\\} (\\S+)$`, 'm');
        const [, height] = gauge.exec(await metricsAt(operationsPort)) ?? [];
        return height === undefined ? undefined : Number(height);
    } catch {
        // It is away.
        return undefined;
    }
}
