import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { typesOfTheApi } from './types-of-the-api.js';

const file = path.resolve(__dirname, '../../client/src/api.ts');

describe('the types of the client', () => {
    it('are those of the documents that the gateways serve; `make client` makes them anew', () => {
        const types = typesOfTheApi();
        if (process.env['WRITE'] !== undefined) {
            writeFileSync(file, types);
        }

        expect(readFileSync(file, 'utf8') === types).toBe(true);
    });
});
