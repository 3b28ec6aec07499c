import { describe, expect, it } from '@jest/globals';
import { examinationRoutes } from '../examination/examination-routes.js';
import { allows, scopeOf } from './scope.js';

describe('the scope of a route', () => {
    it.each<['get' | 'post', `/${string}`, string]>([
        ['get', '/v1/financings', 'financings:read'],
        ['get', '/v1/financings/{financingId}', 'financings:read'],
        ['post', '/v1/financings/{financingId}/withdrawal', 'financings:write'],
        ['post', '/v1/balance-questions', 'balance-questions:write'],
        ['get', '/v1/supervision/declarations/{declarationNumber}', 'supervision:read'],
    ])('of %s %s is %s', (method, path, scope) => {
        expect(scopeOf({ method, path })).toBe(scope);
    });

    it('of a question is to read, though it is asked in a body', () => {
        expect(examinationRoutes.map(scopeOf)).toEqual(['examinations:read']);
    });
});

describe('what a token allows', () => {
    it.each([
        ['financings:write', true],
        ['vault:read financings:write', true],
        ['*:write', true],
        ['*:read *:write', true],
        ['', false],
        ['*', false],
        ['financings', false],
        ['financings:read', false],
        ['*:read', false],
        ['financings:*', false],
        ['FINANCINGS:WRITE', false],
        ['financings:writes', false],
        ['vault:read,financings:write', false],
    ])('granted "%s": financings:write %s', (granted, isAllowed) => {
        expect(allows(granted, 'financings:write')).toBe(isAllowed);
    });
});
