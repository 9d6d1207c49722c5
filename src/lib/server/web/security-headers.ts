/** Headers that every answer carries. Pages bring a content security policy with a nonce of their own. */
export function withSecurityHeaders(headers: Headers, { demo, url }: { demo: boolean; url: URL }): void {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('x-frame-options', 'DENY');
	headers.set('referrer-policy', 'same-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
	if (url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
	if (!headers.has('content-security-policy')) {
		// The page shown when nothing else can be has a stylesheet, and no policy from SvelteKit.
		headers.set('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
	}
	if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
	// The numbers of a demo network must not turn up in a search engine.
	if (demo) headers.set('x-robots-tag', 'noindex, nofollow');
}
