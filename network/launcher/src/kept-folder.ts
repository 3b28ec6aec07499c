import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';

/**
 * Fills a folder, once, and keeps it. It appears whole or not at all: what stands in it belongs together, and a
 * second start after a broken first must not find half of it.
 */
export async function keptFolder(folder: string, fill: (draft: string) => void | Promise<void>): Promise<void> {
    restoreFolder(folder);
    if (existsSync(folder)) {
        return;
    }
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    await fill(draft);
    renameSync(draft, folder);
}

/** Puts another folder in the place of this one. */
export function replaceFolder(folder: string, by: string): void {
    restoreFolder(folder);
    renameSync(folder, replaced(folder));
    renameSync(by, folder);
    rmSync(replaced(folder), { recursive: true });
}

/** Puts back what was being replaced when that was broken off, or takes it away when the new one stands already. */
export function restoreFolder(folder: string): void {
    if (existsSync(folder)) {
        rmSync(replaced(folder), { recursive: true, force: true });
    } else if (existsSync(replaced(folder))) {
        renameSync(replaced(folder), folder);
    }
}

function replaced(folder: string): string {
    return `${folder}.replaced`;
}
