import { certificateFindings } from './certificates.js';
import { keptFindings } from './kept.js';
import { portFindings, type Plan } from './ports.js';
import { builtFinding, databaseFinding, fabricFinding } from './programs.js';

/**
 * Holds that nothing is in the way of a consortium, before anything of it is started or written.
 *
 * @throws Error that lists everything that is.
 */
export async function requireFit(plan: Plan): Promise<void> {
    const findings = [
        ...(plan.engine === 'fabric' ? [await fabricFinding('fabric')] : []),
        builtFinding(plan.consortium),
        databaseFinding(),
        ...(await portFindings(plan)),
        ...keptFindings(plan),
        ...certificateFindings(plan.folder),
    ];
    const broken = findings.filter(({ verdict }) => verdict === 'broken');
    if (broken.length > 0) {
        throw new Error(broken.map(({ text }) => text).join('\n'));
    }
}
