/** What every page says: header, menu, banners, footer and the parts that forms and lists share. */
import { formatInstant } from '../calendar/danish-dates.ts';

export const siteName = 'Vejviser';
export const pageTitle = (title: string) => `${title} · ${siteName}`;

export const skipToContent = 'Gå til sidens indhold';
export const menu = 'Menu';
export const mainMenu = 'Hovedmenu';
export const menuFind = 'Find kontakt';
export const menuSearch = 'Søg';
export const menuCoverage = 'Dækning';
export const menuAcute = 'Akutte numre';

export const demoBanner = 'Demodata – ring ikke op';

export const forProfessionals =
	'Vejviser er for fagpersoner i kommuner, region og frivillige organisationer. Vejviser er ikke en nødtjeneste.';
/** Where somebody who is not a professional should turn; between the parts stand the numbers 112 and 1813. */
export const needHelp = 'Har du selv brug for hjælp, eller er du bekymret for en, du kender? Ring';
export const needHelpDanger = 'ved fare for liv';
export const needHelpOther = 'til Akuttelefonen, eller tal med din egen læge.';

export const dataIsOld = (dataAt: Date) =>
	`Databasen svarer ikke. Du kan slå op som altid, men oplysningerne er fra ${formatInstant(dataAt)}.`;

export const acuteLineLabel = 'Akutte numre';

export const problems = 'Der er problemer';

export const pagination = 'Sider';
export const previousPage = 'Forrige';
export const nextPage = 'Næste';
export const pageOf = (page: number, pages: number) => `Side ${page} af ${pages}`;
