import { chosenEngine } from '../chosen-engine.js';
import { readRunFile } from '../commands/run-file.js';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import type { Engine } from '../engine.js';
import { staleProcesses } from '../processes/records.js';
import { certificateFindings } from './certificates.js';
import type { Finding, Site } from './finding.js';
import { keptFindings } from './kept.js';
import { diskFinding, memoryFinding, nodeFinding } from './machine.js';
import { portFindings, type Plan } from './ports.js';
import { builtFinding, databaseFinding, fabricFinding } from './programs.js';

/** Looks at everything that a consortium needs of this machine and of its folder. Changes nothing. */
export async function diagnose({ file, folder }: Site): Promise<Finding[]> {
    const engine = chosenEngine().name;
    const described = describedIn(file);
    return [
        nodeFinding(),
        await fabricFinding(engine),
        databaseFinding(),
        ...('consortium' in described
            ? await planFindings({ consortium: described.consortium, engine, folder })
            : [described.finding]),
        ...certificateFindings(folder),
        staleFinding(folder),
        diskFinding(folder),
    ];
}

type Described = { readonly consortium: Consortium } | { readonly finding: Finding };

function describedIn(file: string): Described {
    try {
        return { consortium: readConsortium(file) };
    } catch (error) {
        return { finding: { verdict: 'broken', text: (error as Error).message } };
    }
}

async function planFindings(plan: {
    consortium: Consortium;
    engine: Engine['name'];
    folder: string;
}): Promise<Finding[]> {
    const isUp = readRunFile(plan.folder) !== undefined;
    return [
        builtFinding(plan.consortium),
        ...keptFindings(plan),
        ...(isUp
            ? [{ verdict: 'well', text: 'It is up, and has its ports and its memory.' } as const]
            : await freeFindings(plan)),
    ];
}

async function freeFindings(plan: Plan): Promise<Finding[]> {
    return [...(await portFindings(plan)), memoryFinding(plan)];
}

function staleFinding(folder: string): Finding {
    const stale = staleProcesses(folder).map(({ name, process: left }) => `${name} (process ${left.pid})`);
    return stale.length === 0
        ? { verdict: 'well', text: 'No process is left of a consortium that was killed.' }
        : {
              verdict: 'look',
              text: `Left of a consortium that was killed: ${stale.join(', ')}. \`cohong down\` ends them, and so does \`cohong up\`.`,
          };
}
