import type { DeclarationSecrets } from '@cohong/domain/declaration/declaration';
import { createHmac } from 'node:crypto';

const releaseCodeDigits = 32;

/** The code that customs has given the exporter with its paper, as the contract of declarations derives it. */
export function releaseCodeOf(declarationNumber: string, { releaseSecret }: DeclarationSecrets): string {
    const number = Buffer.from(declarationNumber, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(number.length);
    const mac = createHmac('sha256', Buffer.from(releaseSecret, 'hex')).update(length).update(number);

    return mac.digest('hex').slice(0, releaseCodeDigits);
}
