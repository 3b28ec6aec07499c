import { existsSync } from 'node:fs';
import path from 'node:path';
import { FoundingRecord } from '../founding/founding-record.js';
import { requestSecretFile } from '../gateways/configuration.js';
import { requireWholeFolder } from '../fabric/whole-folder.js';
import { organisationFolder } from '../pki/keep-material.js';
import type { Finding } from './finding.js';
import type { Plan } from './ports.js';

const restore = 'Restore it from a back-up, or `cohong destroy` everything and begin anew';

/**
 * What a consortium that ran here has lost of its folder. Made anew, keys would be strangers' on their own channel, and a
 * call that is sent again would be done twice.
 */
export function keptFindings(plan: Plan): Finding[] {
    const lost = [...lostOf(plan), ...(plan.engine === 'fabric' ? lostOfFabric(plan) : [])];
    return lost.length === 0
        ? [{ verdict: 'well', text: 'Nothing is lost of what a consortium has kept here.' }]
        : lost.map((text) => ({ verdict: 'broken', text }));
}

function lostOf({ consortium: { organisations }, engine, folder }: Plan): string[] {
    const gateways = path.join(folder, 'gateways');
    if (!existsSync(gateways)) {
        return new FoundingRecord(path.join(folder, engine)).isNew
            ? []
            : [`${gateways} is missing: gateways knew by its secrets what they had done. ${restore}.`];
    }
    return organisations.flatMap(({ mspId, material }) => {
        const gateway = path.join(gateways, mspId);
        const secret = requestSecretFile(gateway);
        const keys = organisationFolder(folder, mspId);
        return [
            ...(existsSync(gateway) && material === undefined && !existsSync(keys)
                ? [`${keys} is missing: with new keys, ${mspId} would be a stranger on its own channel. ${restore}.`]
                : []),
            ...(existsSync(path.join(gateway, 'gateway.json')) && !existsSync(secret)
                ? [`${secret} is missing: the gateway of ${mspId} knew by it what it had done. ${restore}.`]
                : []),
        ];
    });
}

function lostOfFabric({ folder, consortium }: Plan): string[] {
    try {
        requireWholeFolder(folder, consortium);
        return [];
    } catch (error) {
        return [(error as Error).message];
    }
}
