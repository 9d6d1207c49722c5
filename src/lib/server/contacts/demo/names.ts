/** Ordinary first and last names; who has them is invented by combining. */

export const firstNames = `
	Amina Anders Anja Anne Bente Birgitte Bo Camilla Carsten Cecilie Charlotte Christina Ditte Dorte
	Emil Eva Frederik Freja Gitte Hanne Heidi Helle Henrik Ida Inge Jakob Janne Jens Jeppe Jesper
	Johanne Jonas Julie Karen Karina Kasper Katrine Kirsten Klaus Kristian Lærke Lars Lene Leyla Line
	Lise Lone Lotte Louise Mads Maja Maria Marianne Marie Martin Mathilde Merete Mette Michael Mikkel
	Morten Nanna Niels Nina Ole Pernille Peter Pia Rasmus Rikke Samir Sanne Sara Signe Simon Stine
	Susanne Søren Thomas Tina Tine Torben Trine Ulla Vibeke Yasmin Åse
`
	.trim()
	.split(/\s+/);

export const lastNames = `
	Aagaard Agerskov Bakke Birk Bisgaard Bonde Borch Brink Bruun Bundgaard Dam Damgaard Demir Ebbesen
	Elkjær Eskildsen Fog Gammelgaard Gregersen Hald Hauge Hedegaard Helms Hjorth Hviid Jepsen
	Jochumsen Juhl Karlsen Klausen Kofoed Kragelund Krogsgaard Kvist Lassen Lauridsen Lindholm
	Lorenzen Lykke Mathiasen Meldgaard Mølgaard Nguyen Nissen Noer Nygaard Ottosen Overgaard Paulsen
	Pihl Rahbek Ravn Riber Rosendahl Sand Schou Skovgaard Skriver Staal Storm Strand Svendsen Thorsen
	Thygesen Tved Uldall Villadsen Vinther Wind Wulff Yilmaz Østerby Ørum
`
	.trim()
	.split(/\s+/);
