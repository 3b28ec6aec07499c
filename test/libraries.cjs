const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire, isBuiltin } = require('node:module');
const path = require('node:path');

/**
 * Packages of which one file each is made for the tests, by its name, and what is imported of them. Jest loads every module
 * anew for every test file, which takes as long for ten lines as for a thousand; so the modules of these come in one. What they
 * would find by a path of their own they do not find here.
 */
const libraries = {
    zod: ['zod', 'zod/v4', 'zod/v4/core'],
    yaml: ['yaml'],
    jose: ['jose'],
    protos: ['@hyperledger/fabric-protos', '@hyperledger/fabric-protos/lib/peer'],
    grpc: ['@grpc/grpc-js'],
    gateway: ['@hyperledger/fabric-gateway'],
    x509: ['@peculiar/x509', '@peculiar/asn1-schema', '@peculiar/asn1-x509'],
    ajv: ['ajv'],
    winston: ['winston'],
    transformer: ['class-transformer'],
    opentelemetry: [
        '@opentelemetry/api',
        '@opentelemetry/exporter-trace-otlp-http',
        '@opentelemetry/resources',
        '@opentelemetry/sdk-trace',
    ],
    express: ['express'],
    prometheus: ['prom-client'],
    pg: ['pg'],
};
/** Is no part of a library: what others load too and know by its class, and what has a native part. */
const foundAsEver = /^(google-protobuf|reflect-metadata|long|pkcs11js)\b/;
const root = path.resolve(__dirname, '..');
const key = createHash('sha256')
    .update(readFileSync(path.join(__dirname, 'libraries.cjs')))
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16);
const folder = path.join(__dirname, 'node_modules/.cache/libraries', key);
const modules = Object.entries(libraries).flatMap(([library, names]) =>
    names.map((name) => ({ library, name, file: require.resolve(name), standIn: `${name.replace(/\//g, '+')}.cjs` })),
);
const standIns = new Map(modules.map(({ file, standIn }) => [file, path.join(folder, standIn)]));
let areMade = false;

module.exports = { standInFor, makeLibraries };

/** What is loaded instead of a package's file: itself, until there are libraries. */
function standInFor(file) {
    const standIn = standIns.get(file);
    areMade ||= standIn !== undefined && existsSync(folder);

    return areMade ? (standIn ?? file) : file;
}

/** Makes the libraries, unless they have been made by these rules of what is installed. Several runs may do so at once. */
async function makeLibraries() {
    if (existsSync(folder)) {
        return;
    }
    mkdirSync(path.dirname(folder), { recursive: true });
    const draft = mkdtempSync(`${folder}-`);
    try {
        await Promise.all(Object.entries(libraries).map(([library, names]) => bundle(draft, library, names)));
        for (const { library, name, standIn } of modules) {
            writeFileSync(
                path.join(draft, standIn),
                `module.exports = require('./${library}.bundle.cjs')['${name}'];\n`,
            );
        }
        renameSync(draft, folder);
    } catch (error) {
        rmSync(draft, { recursive: true });
        if (!existsSync(folder)) {
            throw error;
        }
    }
}

async function bundle(draft, library, names) {
    const getters = names.map((name) => `get '${name}'() { return require('${name}'); }`);
    await require('esbuild').build({
        stdin: { contents: `module.exports = { ${getters.join(', ')} };`, resolveDir: root },
        outfile: path.join(draft, `${library}.bundle.cjs`),
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node20',
        keepNames: true,
        // Jest runs no modules: what is imported when it is needed is required then.
        supported: { 'dynamic-import': false },
        logLevel: 'error',
        plugins: [{ name: 'one copy of each', setup: (build) => keepApart(build, library) }],
    });
}

/** What another library has is required of it, so that there is one copy of each class. */
function keepApart(build, library) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, resolveDir }) => {
        if (isBuiltin(name)) {
            return { path: name, external: true };
        }
        const file = resolved(name, resolveDir);
        const module = modules.find((other) => other.file === file);
        if (module !== undefined && module.library !== library) {
            return { path: `./${module.standIn}`, external: true };
        }

        return file === undefined || foundAsEver.test(name) ? { path: name, external: true } : { path: file };
    });
}

/** Undefined for what is not installed, which whoever requires it does without. */
function resolved(name, folder) {
    try {
        return createRequire(path.join(folder, 'any.js')).resolve(name);
    } catch {
        return undefined;
    }
}
