// Plain JavaScript, since a thread starts without a compiler. Tries what it is told to, and tells which guesses were right.
const { Buffer } = require('node:buffer');
const { createHmac, hash } = require('node:crypto');
const { parentPort, workerData } = require('node:worker_threads');

/** What a careless design would make of a number or a text. */
const forms = {
    plain: (text) => text,
    hashed: (text) => hash('sha256', text, 'hex'),
    keyed: (text, { secret, kind }) => keyed(secret, kind, text),
};
/** Where it would lie. */
const layouts = {
    bare: (inner) => inner,
    record: (inner, { name }) => `\0${name}\0${inner}\0`,
    fingerprint: (inner) => `\0fingerprint\x001\0${inner.slice(0, 2)}\0${inner}\0`,
};

/** As the registry does it, were its secret known. */
function keyed(secret, ...parts) {
    const mac = createHmac('sha256', Buffer.from(secret, 'hex'));
    for (const part of parts) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(Buffer.byteLength(part));
        mac.update(length).update(part);
    }
    return mac.digest('hex');
}

function keyOf(text, way) {
    return layouts[way.layout](forms[way.form](text, way), way);
}

function guess({ ways, hashes }) {
    const known = new Set(hashes);
    const hits = [];
    let tried = 0;
    for (const way of ways) {
        for (let serial = way.from; serial < way.from + way.count; serial += 1) {
            const text = way.stem + String(serial).padStart(way.digits, '0');
            if (known.has(hash('sha256', keyOf(text, way), 'base64'))) {
                hits.push({ way: way.called, text });
            }
            tried += 1;
        }
    }
    return { hits, tried };
}

module.exports = { keyOf };
if (parentPort !== null && workerData?.ways !== undefined) {
    parentPort.postMessage(guess(workerData));
}
