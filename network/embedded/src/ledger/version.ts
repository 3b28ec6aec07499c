/** The transaction that wrote a key last; two reads of a key agree when their versions do. */
export interface Version {
    readonly blockNumber: number;
    readonly txNumber: number;
}

/** Negative if `a` was committed before `b`, zero if they are the same. */
export function compareVersions(a: Version, b: Version): number {
    return a.blockNumber - b.blockNumber || a.txNumber - b.txNumber;
}

/** Whether both are the same version, or both absent. */
export function sameVersion(a: Version | undefined, b: Version | undefined): boolean {
    if (a === undefined || b === undefined) return a === b;
    return compareVersions(a, b) === 0;
}

/** A version as the peer writes it in its errors. */
export function describeVersion(version: Version | undefined): string {
    if (version === undefined) return '<nil>';
    return `{BlockNum: ${version.blockNumber}, TxNum: ${version.txNumber}}`;
}
