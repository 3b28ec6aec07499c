import { connect } from 'node:net';

/** Whether a peer or an orderer says that it is well and listens: it says the one before it does the other. */
export async function isServing(operationsPort: number, port: number): Promise<boolean> {
    try {
        return (await fetch(`http://127.0.0.1:${operationsPort}/healthz`)).ok && (await isListening(port));
    } catch {
        return false;
    }
}

/** Whether anything listens on a port. */
export async function isListening(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1');
        const answer = (isOpen: boolean) => () => {
            socket.destroy();
            resolve(isOpen);
        };
        socket.once('connect', answer(true)).once('error', answer(false));
    });
}
