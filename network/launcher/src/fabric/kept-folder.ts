import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';

/**
 * Fills a folder, once, and keeps it. It appears whole or not at all: what stands in it belongs together, and a
 * second start after a broken first must not find half of it.
 */
export async function keptFolder(folder: string, fill: (draft: string) => void | Promise<void>): Promise<void> {
    if (existsSync(folder)) {
        return;
    }
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    await fill(draft);
    renameSync(draft, folder);
}
