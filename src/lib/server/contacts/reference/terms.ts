/** The vocabulary a network starts with (SIF 2018, chapters 6 and 12). The coordinator adds to it; code names none of it. */

interface Term {
	name: string;
	aliases?: readonly string[];
}

/** In the order they are offered. */
export const situations: readonly (Term & { acute?: true })[] = [
	{ name: 'udskrivning', aliases: ['udskrivelse', 'udskrevet', 'udskrives'] },
	{
		name: 'selvmordshandling',
		aliases: ['selvmordsforsøg', 'selvmord', 'selvmordshandlinger', 'forsøg på selvmord'],
		acute: true
	},
	{ name: 'psykiatrisk screening', aliases: ['screening', 'screening for psykisk sygdom'], acute: true },
	{ name: 'indlæggelse', aliases: ['indlagt', 'indlægges'] },
	{ name: 'overgang ved 18 år', aliases: ['overgang til voksen', 'det 18. år'] },
	{
		name: 'overgang fra børne- til voksenpsykiatri',
		aliases: ['overgang til voksenpsykiatri', 'fra børnepsykiatri til voksenpsykiatri']
	},
	{ name: 'tilbagefald', aliases: ['forværring', 'recidiv'] },
	{ name: 'bekymring', aliases: ['tidlige tegn', 'mistrivsel'] },
	{ name: 'skolefravær', aliases: ['skolevægring', 'fravær'] },
	{ name: 'frafald', aliases: ['frafald fra uddannelse', 'afbrudt uddannelse'] },
	{ name: 'henvisning', aliases: ['henvise', 'henvist'] },
	{ name: 'underretning', aliases: ['underrette', 'underretninger'] },
	{ name: 'faglig sparring', aliases: ['sparring', 'rådgivning til fagpersoner', 'konsultation'] }
];

export const topics: readonly Term[] = [
	{ name: 'selvskade', aliases: ['cutting', 'selvskadende adfærd'] },
	{ name: 'selvmordsadfærd', aliases: ['selvmordstanker', 'suicidal adfærd'] },
	{ name: 'angst', aliases: ['panikangst', 'social angst'] },
	{ name: 'depression', aliases: ['nedtrykthed'] },
	{ name: 'spiseforstyrrelse', aliases: ['spiseforstyrrelser', 'anoreksi', 'bulimi', 'overspisning'] },
	{ name: 'sorg', aliases: ['tab', 'dødsfald i familien'] },
	{ name: 'ensomhed', aliases: ['ensom', 'isolation'] },
	{ name: 'afhængighed og misbrug', aliases: ['misbrug', 'afhængighed', 'rusmidler', 'alkohol', 'stoffer'] },
	{ name: 'psykiatriske diagnoser', aliases: ['psykisk sygdom', 'psykose', 'skizofreni', 'bipolar'] },
	{ name: 'ADHD', aliases: ['ADD', 'opmærksomhedsforstyrrelse'] },
	{ name: 'autisme', aliases: ['ASF', 'autismespektrum', 'Asperger'] },
	{ name: 'vold', aliases: ['vold i nære relationer', 'kærestevold'] },
	{ name: 'mobning', aliases: ['digital mobning'] }
];

export const welfareAreas: readonly Term[] = [
	{ name: 'social', aliases: ['socialområdet', 'familieområdet'] },
	{ name: 'beskæftigelse', aliases: ['jobcenter', 'beskæftigelsesområdet'] },
	{ name: 'skole', aliases: ['skoleområdet', 'folkeskole'] },
	{ name: 'dagtilbud', aliases: ['børnehave', 'vuggestue'] },
	{ name: 'sundhed', aliases: ['sundhedsområdet'] },
	{ name: 'psykiatri', aliases: ['psykiatrisk'] },
	{ name: 'uddannelse', aliases: ['ungdomsuddannelse'] },
	{ name: 'bolig', aliases: ['botilbud', 'boligområdet'] }
];

export const professions: readonly Term[] = [
	{ name: 'psykolog', aliases: ['cand.psych.', 'klinisk psykolog'] },
	{ name: 'socialrådgiver', aliases: ['sagsbehandler'] },
	{ name: 'sundhedsplejerske' },
	{ name: 'sygeplejerske' },
	{ name: 'læge', aliases: ['overlæge', 'afdelingslæge'] },
	{ name: 'psykiater', aliases: ['speciallæge i psykiatri', 'børne- og ungdomspsykiater'] },
	{ name: 'pædagog' },
	{ name: 'socialpædagog' },
	{ name: 'lærer', aliases: ['folkeskolelærer'] },
	{ name: 'ergoterapeut' },
	{ name: 'fysioterapeut' },
	{ name: 'SOSU-assistent', aliases: ['social- og sundhedsassistent', 'sosu'] },
	{ name: 'UU-vejleder', aliases: ['uddannelsesvejleder', 'KUI-vejleder', 'ungevejleder'] },
	{ name: 'jobkonsulent', aliases: ['beskæftigelseskonsulent'] },
	{ name: 'mentor', aliases: ['bostøtte'] }
];

/** What search takes for the same, one group a line. */
export const synonyms: readonly (readonly string[])[] = [
	['PPR', 'pædagogisk psykologisk rådgivning'],
	['SSP', 'skole, socialforvaltning og politi'],
	['UU', 'KUI', 'ungdommens uddannelsesvejledning', 'kommunal ungeindsats'],
	['BUP', 'BUC', 'børne- og ungdomspsykiatri', 'børne- og ungepsykiatri', 'børn- og ungepsykiatri'],
	['BUF', 'børne- og ungdomsforvaltning'],
	['LMS', 'Landsforeningen mod spiseforstyrrelser og selvskade'],
	['OPUS', 'tidlig indsats mod psykose'],
	['børneområdet', 'børne- og ungeområdet', 'børn og familie'],
	['udskrivning', 'udskrivelse', 'udskrevet'],
	['barn', 'børn'],
	['psykiatri', 'psykiatrisk'],
	['vidensdeling', 'videndeling']
];
