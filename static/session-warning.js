// Tells somebody signed in, five minutes before it happens, that they will be signed out, and lets them stay. Without script the
// header says when; whoever is signed out meanwhile gets a page that keeps what they sent.
(() => {
	const warning = document.querySelector('[data-session-ends]');
	if (!(warning instanceof HTMLElement)) return;
	const time = warning.querySelector('time');
	const button = warning.querySelector('button');
	const warnMs = 300_000;
	let ends = new Date(warning.dataset.sessionEnds ?? '');

	const show = () => {
		const left = ends.getTime() - Date.now();
		if (time) {
			time.dateTime = ends.toISOString();
			time.textContent = ends.toLocaleTimeString('da-DK', { hour: 'numeric', minute: '2-digit' });
		}
		warning.hidden = left > warnMs || left <= 0;
	};
	// Looks at the clock, since a timer sleeps with the computer.
	setInterval(show, 5_000);
	show();

	button?.addEventListener('click', async () => {
		const response = await fetch('/healthz', { cache: 'no-store' });
		const moved = new Date(response.headers.get('session-ends') ?? '');
		if (!Number.isNaN(moved.getTime())) ends = moved;
		show();
	});
})();
