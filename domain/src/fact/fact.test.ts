import { describe, expect, it } from '@jest/globals';
import { declarationStatusSchema } from '../declaration/declaration.js';
import { areGoodsReleased, goodsReleasedText } from './fact.js';

describe('the fact that goods were released', () => {
    it.each(declarationStatusSchema.options)('of a declaration that is %s', (status) => {
        expect(areGoodsReleased({ status })).toBe(['RELEASED', 'CLEARED'].includes(status));
    });

    it('is another one for every number and for every code', () => {
        expect(goodsReleasedText('310420260046012345', 'ab'.repeat(16))).toBe(
            '{"declarationNumber":"310420260046012345","purpose":"cohong goods released",' +
                `"releaseCode":"${'ab'.repeat(16)}"}`,
        );
    });
});
