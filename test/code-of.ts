import { Refusal } from '@cohong/domain/kernel/refusal';

/** The code by which an act is refused; undefined where it is done, and whatever else it throws. */
export function codeOf(act: () => unknown): unknown {
    try {
        act();
    } catch (error) {
        return error instanceof Refusal ? error.code : error;
    }

    return undefined;
}
