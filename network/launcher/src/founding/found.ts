import { createHash } from 'node:crypto';
import type { FoundingAct } from '../consortium/consortium.js';

/** How a founding act reaches a gateway. */
export interface GatewayDoor {
    readonly url: string;
    readonly token: (user: string) => Promise<string>;
}

/**
 * Says over HTTP what a new network must be told before its first trade: its members, its first policies.
 *
 * Every act carries an idempotency key made of what it says, so that founding again does nothing, and says what the
 * file says since: members who have joined.
 * @throws Error naming the act and the gateway's answer when one is refused.
 */
export async function found(acts: readonly FoundingAct[], door: (mspId: string) => GatewayDoor): Promise<void> {
    for (const act of acts) {
        const { url, token } = door(act.mspId);
        const response = await fetch(`${url}${act.post}`, {
            method: 'POST',
            headers: {
                authorization: `Bearer ${await token(act.user)}`,
                'content-type': 'application/json',
                'idempotency-key': `founding-${digestOf(act)}`,
            },
            body: JSON.stringify(act.body),
        });
        if (!response.ok) {
            throw new Error(
                `Founding: ${act.mspId}/${act.user} POST ${act.post} was answered ${response.status} ${await response.text()}`,
            );
        }
    }
}

function digestOf(act: FoundingAct): string {
    return createHash('sha256').update(JSON.stringify(act)).digest('hex').slice(0, 32);
}
