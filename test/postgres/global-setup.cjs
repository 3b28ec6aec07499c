const { execFileSync } = require('node:child_process');
const { once } = require('node:events');
const { existsSync, mkdtempSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { makeLibraries } = require('../libraries.cjs');

/**
 * A folder for what all tests of a run share, and one PostgreSQL server, started when the first of them asks for its
 * address; both end after the last. It is started by what has been built, since Jest translates nothing here.
 */
module.exports = async ({ rootDir }) => {
    bundleWhatIsCompiled(rootDir);
    await makeLibraries();
    const folder = mkdtempSync(path.join(tmpdir(), 'cohong-tests-'));
    process.env.TEST_FOLDER = folder;
    let opening;
    const door = createServer((socket) => {
        socket.on('error', () => undefined);
        opening ??= openServer(folder);
        opening.then(
            ({ url }) => socket.end(JSON.stringify({ url })),
            (error) => socket.end(JSON.stringify({ error: String(error) })),
        );
    });
    door.listen(0, '127.0.0.1');
    await once(door, 'listening');
    process.env.TEST_DATABASE_DOOR = String(door.address().port);
    globalThis.endWhatTestsShare = async () => {
        door.close();
        await opening?.then(({ close }) => close());
        rmSync(folder, { recursive: true });
    };
};

/** `tsc -b` alone leaves the programs as they were; no test shall run yesterday's. */
function bundleWhatIsCompiled(root) {
    if (existsSync(path.join(root, 'gateway/dist/main.js'))) {
        execFileSync(process.execPath, [path.join(root, 'bundle.mjs')], { stdio: 'inherit' });
    }
}

async function openServer(folder) {
    const { startPostgres } = require('../../network/launcher/dist/database/postgres.js');
    const { removeDatabase } = require('../../network/launcher/dist/database/home.js');
    const { url, processes } = await startPostgres({ folder, note: console.error });
    await neverWaitForDisks(url);
    return {
        url,
        close: async () => {
            await processes.stop();
            removeDatabase(folder);
        },
    };
}

/** What the tests write ends with them: it has to outlive the processes that they kill, but no power cut. */
async function neverWaitForDisks(url) {
    const { Client } = require('pg');
    const client = new Client({ connectionString: url });
    await client.connect();
    for (const setting of ['fsync', 'full_page_writes']) {
        await client.query(`ALTER SYSTEM SET ${setting} = off`);
    }
    await client.query('SELECT pg_reload_conf()');
    await client.end();
}
