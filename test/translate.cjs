const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { transformSync } = require('esbuild');

/** What translating one file alone adds to a decorated method: it cannot know that an imported name is a class. */
const guard = /typeof \((_\w+) = typeof ([\w.]+) !== "undefined" && \2\) === "function" \? \1 : Object/g;
const decorator = /^\s*@\w+\(/m;
/** What was translated by other rules is translated anew. */
const rules = digest(
    ['test/translate.cjs', 'tsconfig.jest.json', 'package-lock.json'].map((file) =>
        readFileSync(path.resolve(__dirname, '..', file), 'utf8'),
    ),
);

/**
 * What `tsc -b` has made of this very text is taken as it is, where coverage is not measured. The rest is translated file by
 * file, by esbuild, which takes a tenth of the time that TypeScript takes. What is decorated is left to
 * ts-jest, since esbuild drops the metadata of decorators; the guard above is taken out: it would count as branches
 * that no test can take.
 */
module.exports = {
    createTransformer: (options) => {
        let typescript;
        const decorated = (...file) => {
            typescript ??= require('ts-jest').default.createTransformer(options);
            const result = typescript.process(...file);
            return { ...result, code: result.code.replace(guard, '$2') };
        };
        return {
            getCacheKey: (source, file, { configString, instrument }) =>
                digest([source, file, configString, String(instrument), rules]),
            process: (source, file, settings) =>
                (settings.instrument ? undefined : compiled(source, file)) ??
                (decorator.test(source) ? decorated(source, file, settings) : plain(source, file)),
        };
    },
};

function plain(source, file) {
    return transformSync(source, {
        loader: path.extname(file).slice(1),
        format: 'cjs',
        target: 'node20',
        // Jest runs no modules: what is imported when it is needed is required then.
        supported: { 'dynamic-import': false },
        sourcefile: file,
        sourcemap: 'external',
    });
}

/** Undefined where it has compiled another text, or none, or left in what only modules can do. */
function compiled(source, file) {
    const output = file.replace(/\/src\/(.*)\.ts$/, '/dist/$1.js');
    if (output === file || versionsIn(file.replace(/\/src\/.*$/, '')).get(file) !== sha256(source)) {
        return undefined;
    }
    const code = readFileSync(output, 'utf8');

    return /\bimport\(/.test(code) ? undefined : { code, map: readFileSync(`${output}.map`, 'utf8') };
}

const versions = new Map();

/** By the sources of a project the digest of the text that `tsc` has compiled last. */
function versionsIn(project) {
    const known = versions.get(project) ?? readVersions(path.join(project, 'dist/.tsbuildinfo'));
    versions.set(project, known);

    return known;
}

function readVersions(buildInfo) {
    if (!existsSync(buildInfo)) {
        return new Map();
    }
    const { fileNames, fileInfos, affectedFilesPendingEmit = [] } = JSON.parse(readFileSync(buildInfo, 'utf8'));
    const isWhole = affectedFilesPendingEmit.length === 0;

    return new Map(
        isWhole
            ? fileNames.map((name, index) => [
                  path.resolve(path.dirname(buildInfo), name),
                  fileInfos[index].version ?? fileInfos[index],
              ])
            : [],
    );
}

function sha256(text) {
    return createHash('sha256').update(text).digest('hex');
}

function digest(parts) {
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
