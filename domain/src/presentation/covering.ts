import type { Presentation } from './presentation.js';

type Covering = Pick<Presentation, 'records' | 'statesExtension' | 'systemDownOn'>;

/**
 * What goes with documents wherever they are sent on: which of them are data, and why they were in time where they first
 * came, because banks were closed (UCP 600 art. 29b) or a system took no records (eUCP art. e6e).
 */
export function coveringOf({ records, statesExtension, systemDownOn }: Covering): Covering {
    return {
        ...(records && { records }),
        ...(statesExtension !== undefined && { statesExtension }),
        ...(systemDownOn && { systemDownOn }),
    };
}
