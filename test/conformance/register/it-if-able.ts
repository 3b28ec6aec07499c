import { describe, it } from '@jest/globals';

import type { Ability, RegisterEngine } from './engine.js';

/** A test that needs an ability; where the engine has not got it, the title says why it is skipped. */
export function itIfAble(
    { cannot }: RegisterEngine,
    ability: Ability,
): (title: string, test: () => Promise<void>) => void {
    const reason = cannot[ability];
    return (title, test) => {
        if (reason === undefined) it(title, test);
        else it.skip(`${title} (skipped: ${reason})`, test);
    };
}

/** The same for an area. */
export function describeIfAble(
    { cannot }: RegisterEngine,
    ability: Ability,
): (title: string, area: () => void) => void {
    const reason = cannot[ability];
    return (title, area) => {
        if (reason === undefined) describe(title, area);
        else describe.skip(`${title} (skipped: ${reason})`, area);
    };
}
