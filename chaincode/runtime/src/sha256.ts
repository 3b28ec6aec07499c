import type { Sha256 } from '@cohong/domain/kernel/sha256';
import { createHash } from 'node:crypto';

export const sha256: Sha256 = (content) => createHash('sha256').update(content).digest('hex');
