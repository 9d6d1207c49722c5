/**
 * Who may use each route and each form action. A route or an action without a line here fails a test: decide, and write it
 * down. `own` is an address in Gribskov, which the demo's key person keeps; `other` the same in Helsingør.
 */

/**
 * everyone; signedIn: anybody with a session; member: who has been let in; keeper: key persons and the coordinator, whatever it
 * is about; keeps: the coordinator, and key persons of the organisation it is about; steers: the coordinator and the steering group; coordinator.
 */
export type Audience = 'everyone' | 'signedIn' | 'member' | 'keeper' | 'keeps' | 'steers' | 'coordinator';

export interface Action {
	for: Audience;
	/** What is sent; without it, the fields of the action's own form on the page. */
	body?: Record<string, string>;
	/** The same about another organisation. */
	otherBody?: Record<string, string>;
}

export interface Route {
	/** Null where there is no page or GET. */
	get: Audience | null;
	own: string;
	other?: string;
	/** What an allowed GET answers with; 200 unless said. */
	status?: number;
	/** Form actions by name; `POST` is that of an endpoint. */
	actions?: Record<string, Action>;
}

const everyone = (own: string, status = 200): Route => ({ get: 'everyone', own, status });
/** Of a function or an organisation in both places. */
const about = (own: string, other: string, rest: Omit<Route, 'own' | 'other'>): Route => ({
	own,
	other,
	...rest
});

const ownFunction = '/kontakter/gribskov-ppr-psykolog';
const otherFunction = '/kontakter/helsingoer-ppr-psykolog';
const ownOrganisation = '/organisationer/gribskov-kommune';
const otherOrganisation = '/organisationer/helsingoer-kommune';
const nobody = '999999';

export const routes: Record<string, Route> = {
	'/': everyone('/'),
	'/.well-known/security.txt': everyone('/.well-known/security.txt'),
	'/akut': everyone('/akut'),
	'/api/lookup': everyone('/api/lookup?situation=udskrivning'),
	'/api/search': everyone('/api/search?q=buc'),
	'/daekning': everyone('/daekning'),
	// In a demo only, where signing in as anyone is the point.
	'/demo': { ...everyone('/demo'), actions: { default: { for: 'everyone', body: { rolle: 'fagperson' } } } },
	'/dev/mail': everyone('/dev/mail'),
	'/dev/mail/html': everyone('/dev/mail/html?nr=999999', 404),
	'/farvel': everyone('/farvel'),
	'/find': everyone('/find?situation=udskrivning'),
	'/healthz': everyone('/healthz'),
	'/kontakt': everyone('/kontakt'),
	'/kontakter': everyone('/kontakter'),
	'/kontakter/[slug]': everyone('/kontakter/alarm-112'),
	'/kontakter/[slug].vcf': everyone('/kontakter/alarm-112.vcf'),
	'/kontakter/[slug]/aendringer': about(`${ownFunction}/aendringer`, `${otherFunction}/aendringer`, {
		get: 'member',
		actions: { undo: { for: 'keeps', body: { aendring: nobody } } }
	}),
	'/kontakter/[slug]/kontaktoplysninger': about(
		`${ownFunction}/kontaktoplysninger`,
		`${otherFunction}/kontaktoplysninger`,
		{
			get: 'keeps',
			actions: { preview: { for: 'keeps' }, edit: { for: 'keeps' }, save: { for: 'keeps' } }
		}
	),
	'/kontakter/[slug]/nedlaeg': about(
		'/kontakter/gribskov-ungekoordinator/nedlaeg',
		'/kontakter/helsingoer-misbrugsbehandler/nedlaeg',
		{
			get: 'keeps',
			actions: {
				preview: { for: 'keeps', body: { sidste_dag: '2027-06-30', overtager: '' } },
				edit: { for: 'keeps', body: { sidste_dag: '2027-06-30', overtager: '' } },
				save: { for: 'keeps', body: { sidste_dag: '2027-06-30', overtager: '' } }
			}
		}
	),
	'/kontakter/[slug]/overdrag': about(
		'/kontakter/gribskov-ssp-konsulent/overdrag',
		'/kontakter/helsingoer-ssp-konsulent/overdrag',
		{
			get: 'keeps',
			actions: {
				handOn: { for: 'keeps', body: { stopper: nobody, dag: '2027-06-30', efter: 'ubesat' } },
				approve: { for: 'keeps', body: { overdragelse: nobody } },
				refuse: { for: 'keeps', body: { overdragelse: nobody } },
				withdraw: { for: 'keeps', body: { overdragelse: nobody } }
			}
		}
	),
	'/kontakter/[slug]/ret': about(`${ownFunction}/ret`, `${otherFunction}/ret`, {
		get: 'keeps',
		actions: { preview: { for: 'keeps' }, edit: { for: 'keeps' }, save: { for: 'keeps' } }
	}),
	'/kontakter/[slug]/svar': {
		...everyone(`${ownFunction}/svar`),
		actions: { default: { for: 'everyone', body: { svar: 'right' } } }
	},
	'/kontakter/[slug]/varetages-af': about(`${ownFunction}/varetages-af`, `${otherFunction}/varetages-af`, {
		get: 'keeps',
		actions: {
			appoint: { for: 'keeps', body: { navn: 'Ny Stedfortræder', rolle: 'deputy', fra: '2027-01-04' } },
			previewAppointment: { for: 'keeps' },
			preview: { for: 'keeps' },
			edit: { for: 'keeps' },
			save: { for: 'keeps', body: { indehaver: nobody, base: '{}', titel: 'Ny' } }
		}
	}),
	'/log-ind': {
		...everyone('/log-ind'),
		actions: { default: { for: 'everyone', body: { mail: 'nogen@privat.example' } } }
	},
	'/log-ind/[link]': {
		...everyone('/log-ind/findes-ikke'),
		actions: { default: { for: 'everyone', body: {} } }
	},
	'/log-ind/kode': {
		...everyone('/log-ind/kode'),
		actions: { default: { for: 'everyone', body: { kode: '123456' } } }
	},
	'/log-ud': { get: null, own: '/log-ud', actions: { POST: { for: 'everyone', body: {} } } },
	'/min-side': {
		get: 'signedIn',
		own: '/min-side',
		actions: {
			details: { for: 'signedIn', body: { navn: 'Anna Demo', stilling: 'Konsulent' } },
			name: { for: 'signedIn', body: { holder: nobody, vis: 'nej' } },
			session: { for: 'signedIn', body: { session: 'findes-ikke' } }
		}
	},
	'/min-side/data.json': { get: 'signedIn', own: '/min-side/data.json' },
	// Carried out in a journey; here it would end the sessions of the others.
	'/min-side/slet': { get: 'signedIn', own: '/min-side/slet', actions: { default: { for: 'signedIn' } } },
	'/noegleperson': { get: 'keeper', own: '/noegleperson' },
	'/noegleperson/medlemmer': {
		get: 'keeper',
		own: '/noegleperson/medlemmer',
		actions: {
			decide: { for: 'keeper', body: { anmodning: nobody, svar: 'ja' } },
			appoint: {
				for: 'keeps',
				body: { mail: 'ny@gribskov.example', rolle: 'member', organisation: 'gribskov-kommune' },
				otherBody: { mail: 'ny@helsingoer.example', rolle: 'member', organisation: 'helsingoer-kommune' }
			},
			end: { for: 'coordinator', body: { konto: nobody, rolle: 'steering', organisation: '1' } },
			reset: { for: 'coordinator', body: { konto: nobody } },
			withdraw: { for: 'keeper', body: { invitation: nobody } }
		}
	},
	'/om/kvalitet': everyone('/om/kvalitet'),
	'/organisationer': everyone('/organisationer'),
	'/organisationer/[slug]': everyone('/organisationer/akutte-numre'),
	'/organisationer/[slug]/nedlaeg': about(`${ownOrganisation}/nedlaeg`, `${otherOrganisation}/nedlaeg`, {
		get: 'keeps',
		actions: {
			preview: { for: 'keeps', body: { sidste_dag: '2027-06-30', overtager: '' } },
			edit: { for: 'keeps', body: { sidste_dag: '2027-06-30', overtager: '' } },
			save: { for: 'keeps', body: { sidste_dag: '2027-06-30', overtager: '' } }
		}
	}),
	'/organisationer/[slug]/ny-funktion': about(
		`${ownOrganisation}/ny-funktion`,
		`${otherOrganisation}/ny-funktion`,
		{ get: 'keeps', actions: { preview: { for: 'keeps' }, edit: { for: 'keeps' }, save: { for: 'keeps' } } }
	),
	'/organisationer/[slug]/ret': about(`${ownOrganisation}/ret`, `${otherOrganisation}/ret`, {
		get: 'keeps',
		actions: { preview: { for: 'keeps' }, edit: { for: 'keeps' }, save: { for: 'keeps' } }
	}),
	'/overtag/[token]': {
		...everyone('/overtag/findes-ikke', 404),
		actions: {
			accept: {
				for: 'everyone',
				body: { mail: 'ny@gribskov.example', navn: 'Ny Demo', stilling: 'Psykolog', vis_navn: 'ja' }
			},
			decline: { for: 'everyone', body: { mail_nej: 'ny@gribskov.example' } }
		}
	},
	'/privatliv': everyone('/privatliv'),
	'/readyz': everyone('/readyz'),
	'/tilgaengelighed': everyone('/tilgaengelighed'),
	'/to-trin': {
		get: 'keeper',
		own: '/to-trin',
		// Who keeps nothing has no second factor to show; the demo's people have none set up and are sent on to do so.
		status: 303,
		actions: {
			app: { for: 'keeper', body: { kode: '123456' } },
			passkey: { for: 'keeper', body: { svar: '{}' } },
			recover: { for: 'keeper', body: { kode: 'abcd' } }
		}
	},
	'/to-trin/adgangsnoegle': {
		get: null,
		own: '/to-trin/adgangsnoegle',
		// One's own passkeys: who has none is asked for none.
		actions: { POST: { for: 'signedIn' } }
	},
	'/to-trin/opsaet': {
		get: 'keeper',
		own: '/to-trin/opsaet',
		actions: {
			addPasskey: { for: 'keeper', body: { svar: '{}', navn: 'Min nøgle' } },
			removePasskey: { for: 'keeper', body: { id: 'findes-ikke' } },
			removeApp: { for: 'keeper', body: {} },
			newCodes: { for: 'keeper', body: {} }
		}
	},
	'/to-trin/opsaet/adgangsnoegle': {
		get: null,
		own: '/to-trin/opsaet/adgangsnoegle',
		actions: { POST: { for: 'keeper' } }
	},
	'/to-trin/opsaet/app': {
		get: 'keeper',
		own: '/to-trin/opsaet/app',
		actions: { begin: { for: 'keeper', body: {} }, confirm: { for: 'keeper', body: { kode: '123456' } } }
	},
	'/tovholder': { get: 'coordinator', own: '/tovholder' },
	'/tovholder/aendringer': {
		get: 'keeper',
		own: '/tovholder/aendringer',
		actions: { undo: { for: 'keeper', body: { aendring: nobody } } }
	},
	'/tovholder/akutte-numre': {
		get: 'coordinator',
		own: '/tovholder/akutte-numre',
		actions: {
			save: {
				for: 'coordinator',
				body: { funktion: 'alarm-112', for: 'everyone', kilde: 'https://www.112.dk', plads: '1' }
			},
			remove: { for: 'coordinator', body: { funktion: 'findes-ikke' } }
		}
	},
	'/tovholder/bekraeftet': { get: 'steers', own: '/tovholder/bekraeftet' },
	'/tovholder/domaener': {
		get: 'coordinator',
		own: '/tovholder/domaener',
		actions: {
			add: { for: 'coordinator', body: { domaene: 'ny.example', organisation: 'gribskov-kommune' } },
			end: { for: 'coordinator', body: { id: nobody, til: '2027-01-01' } }
		}
	},
	'/tovholder/eksport': { get: 'member', own: '/tovholder/eksport' },
	'/tovholder/eksport/fil': { get: 'member', own: '/tovholder/eksport/fil' },
	'/tovholder/import': {
		get: 'coordinator',
		own: '/tovholder/import',
		actions: {
			preview: { for: 'coordinator', body: {} },
			carryOut: { for: 'coordinator', body: { kladde: 'findes-ikke' } }
		}
	},
	'/tovholder/frister': {
		get: 'coordinator',
		own: '/tovholder/frister',
		actions: {
			save: {
				for: 'coordinator',
				body: { organisation: '', hastegrad: 'ordinary', frist: '90', varsel: '15' }
			},
			remove: { for: 'coordinator', body: { organisation: 'helsingoer-kommune', hastegrad: 'background' } },
			turnover: { for: 'coordinator', body: { udskiftning: '21,3' } }
		}
	},
	'/tovholder/mail': {
		get: 'coordinator',
		own: '/tovholder/mail',
		actions: {
			retry: { for: 'coordinator', body: { id: nobody } },
			dismiss: { for: 'coordinator', body: { id: nobody } }
		}
	},
	'/tovholder/stikproeve': {
		get: 'coordinator',
		own: '/tovholder/stikproeve',
		actions: { default: { for: 'coordinator', body: { opkald: nobody, resultat: 'right' } } }
	},
	'/tovholder/ord': {
		get: 'coordinator',
		own: '/tovholder/ord',
		actions: {
			save: { for: 'coordinator', body: { id: '', navn: 'Nyt ord' } },
			remove: { for: 'coordinator', body: { id: nobody } }
		}
	},
	'/tovholder/synonymer': {
		get: 'coordinator',
		own: '/tovholder/synonymer',
		actions: {
			save: { for: 'coordinator', body: { id: '', ord: 'et | to' } },
			remove: { for: 'coordinator', body: { id: nobody } }
		}
	},
	'/velkommen': {
		get: 'signedIn',
		own: '/velkommen',
		// The demo's people are members already, and are sent on.
		status: 303,
		actions: {
			join: { for: 'signedIn', body: { navn: 'Anna Demo', stilling: 'Konsulent' } },
			ask: {
				for: 'signedIn',
				body: { navn: 'Anna Demo', stilling: 'Konsulent', organisation: 'gribskov-kommune' }
			}
		}
	},
	'/was': everyone('/was', 302)
};

/** Addresses that anyone gets a page or an answer from. */
export const openPages = Object.values(routes)
	.filter(({ get, status }) => get === 'everyone' && (status ?? 200) === 200)
	.map(({ own }) => own);
