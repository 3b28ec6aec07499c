import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { codeDigest } from '@cohong/chaincode-runtime/code-digest';
import type { Chaincode } from '../consortium/consortium.js';
import { writeWholeFile } from '../whole-file.js';

/**
 * The two names under which a chaincode's processes may run. Other code gets the one that is free: so the new processes
 * stand beside the old ones until the members have agreed on them. Peers are told both addresses when they start, and
 * cannot be told another later.
 */
export function berthsOf(chaincode: string): readonly [string, string] {
    return [chaincode, `${chaincode}_2`];
}

const recordSchema = z.record(z.string(), z.strictObject({ digest: z.string(), berth: z.string() }));

/** Where each chaincode's present code runs: where it was agreed on, or beside that when it is other code. */
export function berthsFor(folder: string, chaincodes: readonly Chaincode[]): Readonly<Record<string, string>> {
    const agreed = readRecord(folder);
    return Object.fromEntries(
        chaincodes.map(({ name, directory }) => {
            const [first, second] = berthsOf(name);
            const { digest, berth } = agreed[name] ?? {};
            const isAgreed = berth === undefined || digest === codeDigest(directory);
            return [name, isAgreed ? (berth ?? first) : berth === first ? second : first];
        }),
    );
}

/** Notes that the members have agreed on the present code where it runs. */
export function noteBerths(
    folder: string,
    chaincodes: readonly Chaincode[],
    berths: Readonly<Record<string, string>>,
): void {
    const record = chaincodes.map(({ name, directory }) => {
        return [name, { digest: codeDigest(directory), berth: berths[name] ?? name }] as const;
    });
    writeWholeFile(recordFile(folder), JSON.stringify(Object.fromEntries(record), undefined, 4));
}

function readRecord(folder: string): z.infer<typeof recordSchema> {
    const file = recordFile(folder);
    return existsSync(file) ? recordSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

function recordFile(folder: string): string {
    return path.join(folder, 'berths.json');
}
