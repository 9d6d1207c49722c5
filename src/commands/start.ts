/** Starts the portal: npm start. Builds it first when that is needed. */
import { once } from 'node:events';
import { type Server, createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	hostNotHere,
	portInUse,
	portNotAllowed,
	portalIsDemo,
	portalIsReady
} from '../lib/messages/commands.ts';
import { serverLimit, usualLimit } from '../lib/server/body-size.ts';
import { OperatorFault } from '../lib/server/db/operator-fault.ts';
import { projectRoot } from '../lib/server/db/project-root.ts';
import { isCode } from '../lib/server/db/takeover.ts';
import { type Settings, readSettings } from '../lib/server/settings.ts';
import { ensureBuild } from './build.ts';
import { loadEnvFile } from './environment.ts';
import { explain } from './explain.ts';

/** What the server reads by itself; set but empty, it would take the empty text for the value. */
const readByTheServer = [
	'ADDRESS_HEADER',
	'BODY_SIZE_LIMIT',
	'HOST_HEADER',
	'PORT_HEADER',
	'PROTOCOL_HEADER',
	'SOCKET_PATH',
	'XFF_DEPTH'
];

try {
	loadEnvFile();
	const settings = readSettings(process.env);
	await requireFreePort(settings);
	await ensureBuild(projectRoot());
	setServerEnvironment(settings);
	await serve(settings);
	console.log(portalIsReady(settings.origin));
	if (settings.demo) console.log(portalIsDemo);
} catch (error) {
	explain(error);
	// The portal may have a database open by now, which would keep the process.
	process.exit(1);
}

/** Runs the build in this process: it listens by being imported, and stops by itself on SIGTERM and SIGINT. */
async function serve(settings: Settings) {
	const entry = pathToFileURL(join(projectRoot(), 'build/index.js')).href;
	const { server } = (await import(entry)) as { server: { server: Server } };
	if (!server.server.listening) await listening(server.server, settings);
}

/** Finds out before the build, which takes longer. */
async function requireFreePort(settings: Settings) {
	const probe = createServer();
	probe.listen(settings.port, settings.host);
	await listening(probe, settings);
	probe.close();
}

async function listening(server: Server, { host, port }: Settings) {
	try {
		await once(server, 'listening');
	} catch (error) {
		if (isCode(error, 'EADDRINUSE')) throw new OperatorFault(portInUse(port));
		if (isCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN')) throw new OperatorFault(hostNotHere(host));
		if (isCode(error, 'EACCES')) throw new OperatorFault(portNotAllowed(port));
		throw error;
	}
}

function setServerEnvironment(settings: Settings) {
	for (const name of readByTheServer) {
		if (!process.env[name]?.trim()) Reflect.deleteProperty(process.env, name);
	}
	process.env.ROUTE_BODY_SIZE_LIMIT = process.env.BODY_SIZE_LIMIT ?? usualLimit;
	process.env.BODY_SIZE_LIMIT = serverLimit(process.env.ROUTE_BODY_SIZE_LIMIT);
	process.env.HOST = settings.host;
	process.env.PORT = String(settings.port);
	process.env.ORIGIN = settings.origin;
	process.env.SHUTDOWN_TIMEOUT = String(settings.shutdownTimeout);
}
