import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askConsortium } from './ask.js';
import { controlSocket, openControlDoor, requireRoomForDoor } from './door.js';

describe('The control door', () => {
    let folder: string;
    let door: { close(): void } | undefined;

    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'door-'));
    });

    afterEach(() => {
        door?.close();
        rmSync(folder, { recursive: true, force: true });
    });

    it('answers with each step as it is said, and what came of it', async () => {
        door = await openControlDoor(folder, {
            'POST /greetings': (order, say) => {
                say('clearing the throat …');
                say('speaking …');
                return Promise.resolve({ heard: order });
            },
        });
        const said: string[] = [];
        const order = { to: 'Harbour Commercial Bank' };
        const answer = await askConsortium({ folder, route: 'POST /greetings', order, say: (line) => said.push(line) });
        expect(answer).toEqual({ heard: order });
        expect(said).toEqual(['clearing the throat …', 'speaking …']);
    });

    it('says why when something cannot be done, or is not known', async () => {
        door = await openControlDoor(folder, { 'POST /greetings': () => Promise.reject(new Error('nobody is there')) });
        await expect(askConsortium({ folder, route: 'POST /greetings' })).rejects.toThrow('nobody is there');
        await expect(askConsortium({ folder, route: 'POST /farewells' })).rejects.toThrow('knows no POST /farewells');
    });

    it('lets in nobody but the owner', async () => {
        door = await openControlDoor(folder, {});
        expect(statSync(controlSocket(folder)).mode & 0o777).toBe(0o600);
    });

    it('is not there when no consortium runs, nor when one was killed that had it', async () => {
        const asked = (): Promise<unknown> => askConsortium({ folder, route: 'GET /status' });
        await expect(asked()).rejects.toThrow(`No consortium is up in ${folder}`);
        // What a killed process leaves is a name that nobody listens at; it does not keep the next one out.
        writeFileSync(controlSocket(folder), '');
        await expect(asked()).rejects.toThrow(`No consortium is up in ${folder}`);
        door = await openControlDoor(folder, { 'GET /status': () => Promise.resolve('well') });
        expect(await asked()).toBe('well');
    });

    it('is refused to a folder whose path is too long for a socket', () => {
        expect(() => requireRoomForDoor(path.join(folder, 'a'.repeat(100)))).toThrow('Use another folder');
    });
});
