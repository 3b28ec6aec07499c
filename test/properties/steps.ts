import { Refusal } from '@cohong/domain/kernel/refusal';
import { frozen } from './frozen.js';

/** What a step makes of a world, frozen: where the rules refuse it, the world as it was. Anything else that is thrown is a fault. */
export function run<World>(step: (world: World) => World, world: World): World {
    try {
        return frozen(step(world));
    } catch (error) {
        if (error instanceof Refusal) {
            return world;
        }
        throw error;
    }
}

/** The fault, if there is one. */
export function when(isWrong: boolean, fault: string): readonly string[] {
    return isWrong ? [fault] : [];
}
