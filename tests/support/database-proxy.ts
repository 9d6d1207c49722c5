/** A door in front of a PostgreSQL server that a test can shut: to the portal, the server has stopped. */
import { type Server, type Socket, connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface DatabaseProxy {
	/** The address of the same database through the door. */
	url: string;
	/** Breaks every connection and refuses new ones. */
	cut: () => Promise<void>;
	/** Lets connections through again, at the same address. */
	mend: () => Promise<void>;
	close: () => Promise<void>;
}

/** Opens a door in front of the server that `databaseUrl` names. */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
	const target = new URL(databaseUrl);
	const sockets = new Set<Socket>();
	let server: Server | null = null;
	let port = 0;

	const mend = async () => {
		if (server) return;
		server = createServer((near) => {
			const far = connect(Number(target.port || 5432), target.hostname);
			pair(near, far);
			pair(far, near);
		});
		await listen(server, port);
		port = (server.address() as AddressInfo).port;
	};
	const pair = (from: Socket, to: Socket) => {
		sockets.add(from);
		from.pipe(to);
		// Whichever end goes first takes the other with it.
		from.on('error', () => to.destroy());
		from.on('close', () => {
			sockets.delete(from);
			to.destroy();
		});
	};
	const cut = async () => {
		const closing = server;
		server = null;
		if (!closing) return;
		const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
		for (const socket of sockets) socket.destroy();
		await closed;
	};

	await mend();
	const through = new URL(databaseUrl);
	through.hostname = '127.0.0.1';
	through.port = String(port);
	return { url: through.href, cut, mend, close: cut };
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
}
