const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
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
 * File by file, by esbuild, which takes a tenth of the time that TypeScript takes. What is decorated is left to
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
                decorator.test(source) ? decorated(source, file, settings) : plain(source, file),
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

function digest(parts) {
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
