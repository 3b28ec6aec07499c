const { execFileSync } = require('node:child_process');
const { once } = require('node:events');
const { existsSync, mkdtempSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const path = require('node:path');

/**
 * One PostgreSQL server for all tests of a run, started when the first of them asks for its address and ended after the
 * last. It is started by what has been built, since Jest translates nothing here.
 */
module.exports = async ({ rootDir }) => {
    bundleWhatIsCompiled(rootDir);
    let opening;
    const door = createServer((socket) => {
        socket.on('error', () => undefined);
        opening ??= openServer();
        opening.then(
            ({ url }) => socket.end(JSON.stringify({ url })),
            (error) => socket.end(JSON.stringify({ error: String(error) })),
        );
    });
    door.listen(0, '127.0.0.1');
    await once(door, 'listening');
    process.env.TEST_DATABASE_DOOR = String(door.address().port);
    globalThis.closeTestDatabase = async () => {
        door.close();
        await opening?.then(({ close }) => close());
    };
};

/** `tsc -b` alone leaves the programs as they were; no test shall run yesterday's. */
function bundleWhatIsCompiled(root) {
    if (existsSync(path.join(root, 'gateway/dist/main.js'))) {
        execFileSync(process.execPath, [path.join(root, 'bundle.mjs')], { stdio: 'inherit' });
    }
}

async function openServer() {
    const { startPostgres } = require('../../network/launcher/dist/database/postgres.js');
    const { removeDatabase } = require('../../network/launcher/dist/database/home.js');
    const folder = mkdtempSync(path.join(tmpdir(), 'cohong-test-database-'));
    const { url, processes } = await startPostgres({ folder, note: console.error });
    await neverWaitForDisks(url);
    return {
        url,
        close: async () => {
            await processes.stop();
            removeDatabase(folder);
            rmSync(folder, { recursive: true });
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
