/** The answer to a request that is larger than its route takes: a page for people, a sentence for programs. */
import * as messages from '../../messages/errors.ts';

/** None of the body has been read, and none will be. */
export function tooLargeResponse(request: Request): Response {
	const isForPeople = request.headers.get('accept')?.includes('text/html') ?? false;
	return new Response(isForPeople ? page(new URL(request.url).pathname) : messages.tooLarge, {
		status: 413,
		headers: { 'content-type': `${isForPeople ? 'text/html' : 'text/plain'}; charset=utf-8` }
	});
}

/** Drawn here, since SvelteKit would read the body first to run the page's action. */
function page(path: string): string {
	const back = path.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
	return `<!doctype html>
<html lang="da">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="robots" content="noindex" />
		<title>${messages.tooLargeHeading}</title>
		<link rel="stylesheet" href="/error.css" />
	</head>
	<body>
		<main>
			<h1>${messages.tooLargeHeading}</h1>
			<p>${messages.tooLarge}</p>
			<p><a href="${back}">${messages.tooLargeBack}</a></p>
		</main>
	</body>
</html>
`;
}
