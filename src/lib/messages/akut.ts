/** The page of acute numbers. */

export const title = 'Akutte numre';
export const heading = 'Akutte numre';
export const intro = 'For fagpersoner. Vejviser er ikke en nødtjeneste: ved fare for liv, ring 112.';
export const lookupHeading = 'Find den akutte kontakt i kommunen';
export const none =
	'Der er ingen akutte numre i netværkets katalog. Ring 112 ved fare for liv og 1813 til Akuttelefonen.';
